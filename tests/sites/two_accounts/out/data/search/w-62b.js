/* generated: 4cf33122ec10541d by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u062b"] = [["\u062b\u0644\u0627\u062b\u0627\u0621"],[[1,1]]];
