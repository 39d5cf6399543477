/* generated: 707e8543172ebc9b by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["v"] = [["venu","veroia"],[[0,1],[0,4,1,4]]];
