/* generated: 514a13a7aecc3aa6 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0641"] = [["\u0641\u062a\u062d","\u0641\u062c\u0631","\u0641\u0631\u0627\u062a","\u0641\u064a"],[[1,7],[1,1],[0,7,1,8],[1,1]]];
