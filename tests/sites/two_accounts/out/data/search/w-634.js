/* generated: 8b15551b42fd0c70 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0634"] = [["\u0634\u0627\u062d\u0646\u0647"],[[1,1]]];
