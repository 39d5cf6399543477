/* generated: d2cec735314b4d34 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["told"] = {"languages":["en"],"passages":{"one":"{n} passage","other":"{n} passages"},"periods":["2021-05"],"places":{"one":"{n} place","other":"{n} places"},"rows":[[[0,0,2]]],"words":{"closer":"Look closer","more":"{n} more"}};
