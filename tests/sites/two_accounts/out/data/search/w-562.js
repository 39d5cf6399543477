/* generated: 8901b4a74e5a7ba5 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0562"] = [["\u0562\u0565\u0580\u056b\u0561"],[[0,4,1,4]]];
