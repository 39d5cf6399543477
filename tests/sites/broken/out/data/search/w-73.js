/* generated: 4e17d677d89872f8 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["s"] = [["stand"],[[0,1]]];
