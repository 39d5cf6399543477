/* generated: b9c1c57b1083a770 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03b2"] = [["\u03b2\u03b5\u03c1\u03bf\u03b9\u03b1"],[[0,4,1,4]]];
