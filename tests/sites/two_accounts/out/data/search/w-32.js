/* generated: 89db099abc1d7db7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["2"] = [["2021","2021-04","2021-04-23","2021-05","2021-05-03","2021-05-04","2021-05-14","23"],[[0,1,1,1],[0,4],[0,4],[0,6,1,7],[0,4,1,4],[0,4,1,4],[1,4],[0,1]]];
