/* generated: f0534acfa8c56691 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["s"] = [["selon","sur"],[[0,1],[0,1]]];
