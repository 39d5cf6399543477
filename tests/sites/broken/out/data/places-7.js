/* generated: 8b3b3740ebbc1376 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["places"] ??= {})["7"] = {"cairo-eg":{"articles":[["good","A harmless article among broken neighbours","en","ltr"]],"kind":"town, Egypt","map":["near_30_31",356,145,false],"name":"Cairo","names":[["Cairo","en","ltr"]],"said":"2 passages \u00b7 1 article"}};
