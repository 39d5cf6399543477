/* generated: edb6ee04b1851779 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0643"] = [["\u0643\u0627\u0646\u062a"],[[1,1]]];
