/* generated: fba5bf777ea03661 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["t"] = [["the"],[[0,1]]];
