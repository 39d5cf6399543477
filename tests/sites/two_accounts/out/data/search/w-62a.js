/* generated: e471f9a1b7674c9b by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u062a"] = [["\u062a\u0646\u062a\u0638\u0631"],[[1,1]]];
