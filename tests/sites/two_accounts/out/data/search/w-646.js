/* generated: f9d0a27b441575d7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0646"] = [["\u0646\u0647\u0631"],[[0,4,1,5]]];
