/* generated: 548691e69f6cf77b by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["u"] = [["un"],[[0,1]]];
