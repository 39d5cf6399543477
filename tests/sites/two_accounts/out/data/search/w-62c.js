/* generated: ad11c70c34709fbf by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u062c"] = [["\u062c\u0633\u0631"],[[1,7]]];
