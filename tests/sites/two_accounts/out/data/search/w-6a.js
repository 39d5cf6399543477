/* generated: 16e5a3e7d81e5208 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["j"] = [["jour"],[[0,7]]];
