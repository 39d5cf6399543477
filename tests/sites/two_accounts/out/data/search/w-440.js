/* generated: 108ee432c68decdb by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0440"] = [["\u0440\u0430\u043a\u0430","\u0440\u0430\u043a\u043a\u0430","\u0440\u0430\u049b\u049b\u0430"],[[0,4,1,4],[0,6,1,6],[0,4,1,4]]];
