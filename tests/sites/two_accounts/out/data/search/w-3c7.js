/* generated: fe37eac833b6d183 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03c7"] = [["\u03c7\u03b1\u03bb\u03b5\u03c0\u03b9"],[[0,4,1,4]]];
