/* generated: b12bc1e84bc4ede7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["k"] = [["kalliniko","khaleb","khalepion","khot"],[[0,4,1,4],[0,6,1,6],[0,4,1,4],[0,4,1,4]]];
