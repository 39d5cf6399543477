/* generated: a5b99455e316e252 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["c"] = [["caire","cairo","cairu","cayiro"],[[0,7],[0,10],[0,6],[0,4]]];
