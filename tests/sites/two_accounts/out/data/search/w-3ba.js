/* generated: 96770ee313e37924 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03ba"] = [["\u03ba\u03b1\u03bb\u03bb\u03b9\u03bd\u03b9\u03ba\u03bf\u03c3"],[[0,4,1,4]]];
