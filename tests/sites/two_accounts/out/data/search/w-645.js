/* generated: f581cbdeaab7a0e9 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0645"] = [["\u0645\u062d\u0644\u064a","\u0645\u062f\u064a\u0646\u0647","\u0645\u0635\u062f\u0631","\u0645\u0646","\u0645\u0646\u0630"],[[1,1],[1,1],[1,1],[1,7],[1,1]]];
