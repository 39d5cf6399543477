/* generated: bdf4136626c4dbeb by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["m"] = [["madinat","mai"],[[0,6,1,6],[0,3]]];
