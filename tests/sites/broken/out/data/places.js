/* generated: fac3ea1e77f7b9f6 by commonplace; do not edit: the next build writes it anew */
globalThis.commonplacePlaces = {"cairo-eg":{"count":2,"kind":"town","lat":30.06263,"lon":31.24967,"name":"Cairo","names":[["en","Cairo"]],"said":"2 passages \u00b7 1 article"}};
