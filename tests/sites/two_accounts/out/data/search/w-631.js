/* generated: 65814c075e965ea5 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0631"] = [["\u0631\u0627\u062a","\u0631\u0642\u0647"],[[0,4,1,4],[0,6,1,9]]];
