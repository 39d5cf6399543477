/* generated: c686988a78503f6e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0454"] = [["\u0454\u0432\u0444\u0440\u0430\u0442"],[[0,4,1,4]]];
