/* generated: 95a074d949435984 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["4"] = [["4"],[[0,1,1,1]]];
