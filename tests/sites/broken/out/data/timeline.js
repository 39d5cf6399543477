/* generated: ea5e603f5914dbc7 by commonplace; do not edit: the next build writes it anew */
(globalThis.commonplace ??= {})["timeline"] = {"articles":{"one":"{n} article","other":"{n} articles"},"languages":["en"],"passages":{"one":"{n} passage","other":"{n} passages"},"rows":{"-1":[["2021-05",0,0,1],["2021-05",2,0,1]],"0":[["2021-05",0,0,1],["2021-05",2,0,1]]}};
