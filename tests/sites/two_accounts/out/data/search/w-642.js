/* generated: d8726e4c1aeefb54 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0642"] = [["\u0642\u0627\u062f\u0645","\u0642\u0627\u0644"],[[1,1],[1,1]]];
