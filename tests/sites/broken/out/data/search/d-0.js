/* generated: 2b93d45b9fd44244 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["docs"] ??= {})["0"] = [["good","A harmless article among broken neighbours","en","ltr","","May 3, 2021"]];
