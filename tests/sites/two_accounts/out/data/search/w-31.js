/* generated: e938b81f602896d1 by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["1"] = [["10h12"],[[0,1]]];
