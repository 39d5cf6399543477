/* generated: e87860d668256a9e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["r"] = [["raka","rakka","rak\u02cck\u02cca","raqqa","raqqah","region","reqa","rouvert","r\u0259qq\u0259"],[[0,4,1,4],[0,7,1,7],[0,4,1,4],[0,8,1,4],[0,7,1,7],[0,1],[0,4,1,4],[0,7],[0,4,1,4]]];
