/* generated: 6425c55f73e65b34 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["x"] = [["xalab"],[[0,4,1,4]]];
