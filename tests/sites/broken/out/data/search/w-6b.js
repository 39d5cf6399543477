/* generated: f3739611ce90bd6e by commonplace; do not edit: the next build writes it anew */
((globalThis.commonplace ??= {})["words"] ??= {})["k"] = [["kaherah","kahira","kahirae","kahirah","kahire","kair","kaira","kairo","kajro","kayro"],[[0,4],[0,8],[0,4],[0,4],[0,4],[0,4],[0,6],[0,8],[0,4],[0,4]]];
