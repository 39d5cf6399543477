/* generated: 21a01ffa09fbf8c7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0642"] = [["\u0642\u0627\u0647\u0631\u0647","\u0642\u0627\u0647\u064a\u0631\u0647"],[[0,7],[0,4]]];
