/* generated: 1f59e50e6d3be449 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u03ba"] = [["\u03ba\u03b1\u03b9\u03c1\u03bf"],[[0,4]]];
