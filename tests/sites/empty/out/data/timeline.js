/* generated: 33f5297eab3d52a4 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["timeline"] = {"articles":{"one":"{n} article","other":"{n} articles"},"languages":[],"passages":{"one":"{n} passage","other":"{n} passages"},"rows":{}};
