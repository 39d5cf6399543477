/* generated: 5b454d99213b9045 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["m"] = [["masr","may","misr"],[[0,4],[0,1],[0,4]]];
