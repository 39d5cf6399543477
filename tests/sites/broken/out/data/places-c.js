/* generated: 33e9b06278aabc95 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["places"] ??= {})["c"] = {"cairo-eg":{"articles":[["good","A harmless article among broken neighbours","en","ltr"]],"kind":"town","name":"Cairo","names":[["Cairo","en","ltr"]],"said":"2 passages \u00b7 1 article"}};
