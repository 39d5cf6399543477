/* generated: 85944cbee9419516 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0639"] = [["\u0639\u0634\u0631\u0647","\u0639\u0634\u0631\u064a\u0646","\u0639\u0644\u064a"],[[1,7],[1,1],[1,1]]];
