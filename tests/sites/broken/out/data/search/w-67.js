/* generated: e4f7d7b39317aa26 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["g"] = [["gahire"],[[0,4]]];
