/* generated: 7db412bb8e3e5ae1 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0695"] = [["\u0695\u0647qq\u0647","\u0695\u0647\u0642\u0642\u0647"],[[0,4,1,4],[0,4,1,4]]];
