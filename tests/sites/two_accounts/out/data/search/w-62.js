/* generated: a0d9d1bbb9e1866a by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["b"] = [["berea","beria","beroea"],[[0,4,1,4],[0,4,1,4],[0,4,1,4]]];
