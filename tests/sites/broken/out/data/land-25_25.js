/* generated: caace07ceac1dd5b by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["land"] ??= {})["25_25"] = {"layers":{"land":[[[-10,-10,0,5020,5020,0,0,-5020,-5020,0]]]}};
