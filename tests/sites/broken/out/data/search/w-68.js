/* generated: 2c0930655884cf05 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["h"] = [["harmles"],[[0,7]]];
