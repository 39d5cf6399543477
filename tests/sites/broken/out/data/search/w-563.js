/* generated: b1ec8f93ff6c61fc by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0563"] = [["\u0563\u0561\u0570\u056b\u0580\u0567"],[[0,4]]];
