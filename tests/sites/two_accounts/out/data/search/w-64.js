/* generated: f3efa265916c1a10 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["d"] = [["d","de","depui","des","dit","dix","douze"],[[0,1],[0,1],[0,1],[0,1],[0,1],[0,7],[0,1]]];
