/* generated: f597c12fe030f5eb by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0561"] = [["\u0561\u056c"],[[0,4,1,4]]];
