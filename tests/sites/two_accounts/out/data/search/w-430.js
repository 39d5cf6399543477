/* generated: e305607c10bdbf7c by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0430"] = [["\u0430\u043b\u0435\u043f","\u0430\u043b\u0435\u043f\u043f\u043e","\u0430\u0440"],[[0,4,1,4],[0,4,1,4],[0,4,1,4]]];
