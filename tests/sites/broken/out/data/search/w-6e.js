/* generated: 37b7d82137b0673e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["n"] = [["name","neighbour","ng"],[[0,1],[0,7],[0,4]]];
