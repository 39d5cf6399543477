/* generated: 410d27368b8dc767 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["p"] = [["pont","publie"],[[0,7],[0,1]]];
