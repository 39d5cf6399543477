/* generated: 24c7ec417dc08bd9 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0627"] = [["\u0627\u0644\u0642\u0627\u0647\u0631\u0647"],[[0,4]]];
