/* generated: ffaf43f3c348f3f8 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["c"] = [["callinicum","camion","chalepi","chauffeur"],[[0,4,1,4],[0,1],[0,4,1,4],[0,1]]];
