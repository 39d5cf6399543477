/* generated: d16b6006e3e10b1a by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u043a"] = [["\u043a\u0430\u0438\u0440","\u043a\u0430\u0438\u0440\u043e","\u043a\u0430\u0456\u0440"],[[0,4],[0,6],[0,4]]];
