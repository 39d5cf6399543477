/* generated: 8299bce74eadc076 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["q"] = [["qahira","qahirah","qahir\u0259"],[[0,6],[0,6],[0,4]]];
