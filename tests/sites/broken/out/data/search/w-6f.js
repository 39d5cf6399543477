/* generated: 6db75fe337a26f0a by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["o"] = [["o"],[[0,4]]];
