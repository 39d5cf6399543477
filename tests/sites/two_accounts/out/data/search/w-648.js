/* generated: a2cb98ee339ba6da by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0648"] = [["\u0648\u0642\u0627\u0644"],[[1,1]]];
