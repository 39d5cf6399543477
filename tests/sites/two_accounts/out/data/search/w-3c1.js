/* generated: ecc6c4676a439181 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03c1"] = [["\u03c1\u03b1\u03ba\u03ba\u03b1"],[[0,4,1,4]]];
