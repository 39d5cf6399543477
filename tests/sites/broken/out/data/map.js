/* generated: 2ad81b93d088aa08 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["map"] = [{"count":2,"lat":30.06263,"lon":31.24967,"name":"Cairo","said":"2 passages \u00b7 1 article","slug":"cairo-eg","wide":false}];
