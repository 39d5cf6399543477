/* generated: a33ed9ee73a5c58c by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["b"] = [["beside","broken","built"],[[0,1],[0,7],[0,1]]];
