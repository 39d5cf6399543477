/* generated: 9b15a191c35a4c3b by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0628"] = [["\u0628\u062d\u0633\u0628","\u0628\u0639\u062f"],[[1,1],[1,7]]];
