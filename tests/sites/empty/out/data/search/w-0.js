/* generated: ab2c68d27a7655c6 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})[""] = [[],[]];
