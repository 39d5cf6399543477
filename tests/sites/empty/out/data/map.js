/* generated: d52c2f43628c2967 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["map"] = [];
