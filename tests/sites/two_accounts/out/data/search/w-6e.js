/* generated: 6dc47a40d751efb1 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["n"] = [["nehri","nicephorium","nikiforion"],[[0,4,1,4],[0,4,1,4],[0,4,1,4]]];
