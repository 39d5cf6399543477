/* generated: e50ce2ace4250f63 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u056f"] = [["\u056f\u0561\u0570\u056b\u0580\u0565"],[[0,4]]];
