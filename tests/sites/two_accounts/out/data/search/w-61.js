/* generated: 5dcb7a507d00268e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["a"] = [["a","al","alep","alepa","alepo","aleppe","aleppo","aleppu","apre","ar","attendaient","aube","avait","avril"],[[0,4],[0,4,1,4],[0,7,1,6],[0,4,1,4],[0,4,1,4],[0,4,1,4],[0,6,1,6],[0,4,1,4],[0,7],[0,7,1,7],[0,1],[0,1],[0,1],[0,1]]];
