/* generated: 3d5494c5737e5931 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["5"] = [["5"],[[1,1]]];
