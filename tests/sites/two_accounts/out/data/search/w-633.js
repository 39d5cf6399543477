/* generated: ec0101e6da1a6c69 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0633"] = [["\u0633\u0627\u064a\u0642"],[[1,1]]];
