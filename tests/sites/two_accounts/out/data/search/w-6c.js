/* generated: 445d257c73ac60b4 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["l"] = [["l","le","lundi"],[[0,3],[0,8],[0,1]]];
