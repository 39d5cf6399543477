/* generated: 8edf7d6672c45ff5 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["search"] ??= {})["articles-0"] = ["good"];
