/* generated: 7a0d47959b6a5650 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["f"] = [["ferme","firat"],[[0,1],[0,6,1,6]]];
