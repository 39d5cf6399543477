/* generated: a51a6bfd638cadd7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u062f"] = [["\u062f\u0627\u0645"],[[1,1]]];
