/* generated: 7237807358b0219d by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["h"] = [["habitant","halab","halapia","haleb","haleba","halep","heleb","h\u0259l\u0259b"],[[0,1],[0,8,1,8],[0,4,1,4],[0,6,1,6],[0,4,1,4],[0,4,1,4],[0,4,1,4],[0,4,1,4]]];
