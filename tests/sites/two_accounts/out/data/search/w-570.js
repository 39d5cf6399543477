/* generated: 518314720268f1d7 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u0570"] = [["\u0570\u0561\u056c\u0565\u057a","\u0570\u0561\u056c\u0567\u057a"],[[0,4,1,4],[0,4,1,4]]];
