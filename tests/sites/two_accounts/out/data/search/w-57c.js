/* generated: daa7abf74f6bc966 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["\u057c"] = [["\u057c\u0561\u056f\u056f\u0561"],[[0,4,1,4]]];
