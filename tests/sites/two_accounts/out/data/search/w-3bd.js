/* generated: bf3be123f13275cc by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03bd"] = [["\u03bd\u03b9\u03ba\u03b7\u03c6\u03bf\u03c1\u03b9\u03bf\u03bd"],[[0,4,1,4]]];
