/* generated: 3c5980c7a7af22b2 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["text"] ??= {})["good"] = [["articles/good.html#p-0","en","ltr","A harmless article among broken neighbours"],["articles/good.html#p-1","en","ltr","Cairo, 3 May 2021 - The harmless article is built whatever stands beside it, and it names Cairo."]];
