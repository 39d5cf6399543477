/* generated: 2c754e7db7588344 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["w"] = [["whatever"],[[0,1]]];
