/* generated: d13823ceaa347335 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["map"] = [{"area":false,"count":2,"lat":30.06263,"lon":31.24967,"name":"Cairo","slug":"cairo-eg","sort":"town, Egypt","wide":false}];
