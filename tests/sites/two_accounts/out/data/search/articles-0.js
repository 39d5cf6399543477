/* generated: 8c01c99fd3fb66e1 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["search"] ??= {})["articles-0"] = ["gazette","sahifa"];
