/* generated: bb06da1f20f23517 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["2"] = [["2021","2021-05","2021-05-03"],[[0,1],[0,4],[0,4]]];
