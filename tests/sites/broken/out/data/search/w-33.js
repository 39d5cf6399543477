/* generated: 78e3c50d93e8acce by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["3"] = [["3"],[[0,1]]];
