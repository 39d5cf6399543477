/* generated: 65dfbc4c7426c7c4 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["i"] = [["il","is","it"],[[0,4],[0,1],[0,3]]];
