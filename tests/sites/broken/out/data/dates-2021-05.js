/* generated: 6e1a6294087f871c by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["dates"] ??= {})["2021-05"] = {"2021-05#2021-05-03":{"articles":[["good","A harmless article among broken neighbours","en","ltr"]],"name":"May 3, 2021","said":"1 passage \u00b7 1 article"}};
