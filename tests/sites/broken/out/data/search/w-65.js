/* generated: d0af8b0d1a0f1549 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["e"] = [["el"],[[0,10]]];
