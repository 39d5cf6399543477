/* generated: 2214da40ca56bb21 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["a"] = [["a","al","among","and","article"],[[0,7],[0,6],[0,7],[0,1],[0,7]]];
