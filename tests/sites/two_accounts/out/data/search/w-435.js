/* generated: 3e1e06433ada883e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0435"] = [["\u0435\u0432\u0444\u0440\u0430\u0442"],[[0,4,1,4]]];
