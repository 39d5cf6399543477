/* generated: 223f3e8eb7c0c2f6 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["i"] = [["il"],[[0,1]]];
