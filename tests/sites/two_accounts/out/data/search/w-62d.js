/* generated: 9c863d94b607f605 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u062d"] = [["\u062d\u0633\u0628","\u062d\u0644\u0628"],[[1,1],[0,4,1,5]]];
