/* generated: 022d6b20fd6fbc1f by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["l"] = [["le","lo","lungsod"],[[0,4],[0,4],[0,4]]];
