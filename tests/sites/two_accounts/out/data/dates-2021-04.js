/* generated: aae11a5ecfc3a029 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["dates"] ??= {})["2021-04"] = {"2021-04#2021-04-23":{"articles":[["gazette","Raqqa : le pont rouvert apr\u00e8s dix jours","fr","ltr"]],"name":"April 23, 2021","said":"1 passage \u00b7 1 article"}};
