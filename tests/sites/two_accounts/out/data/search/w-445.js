/* generated: 50fa735de6f7db23 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0445"] = [["\u0445\u0430\u043b\u0435\u0431","\u0445\u043e\u0442","\u0445\u04cf\u0430\u043b\u0430\u0431","\u0445\u04d9\u043b\u0435\u0431"],[[0,6,1,6],[0,4,1,4],[0,4,1,4],[0,4,1,4]]];
