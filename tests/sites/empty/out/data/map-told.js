/* generated: aea40cc3b3baa884 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["told"] = {"languages":[],"passages":{"one":"{n} passage","other":"{n} passages"},"periods":[],"places":{"one":"{n} place","other":"{n} places"},"rows":[],"words":{"closer":"Look closer","more":"{n} more"}};
