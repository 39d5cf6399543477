/* generated: b11bf1f0ed2cef86 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["e"] = [["ete","eufraat","eufrate","euphrat","euphrate"],[[0,1],[0,4,1,4],[0,7,1,7],[0,4,1,4],[0,7,1,6]]];
