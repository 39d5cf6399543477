// Light or dark, as the reader chose before, set before anything is drawn.
"use strict";
(() => {
  const chosen = __md_get("__palette")?.color;
  if (!chosen) return;
  const follows = chosen.media === "(prefers-color-scheme)";
  const media = `(prefers-color-scheme: ${matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"})`;
  const option = follows && document.querySelector(`[data-md-color-media="${media}"]`);
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = option ? option.getAttribute(`data-md-color-${name}`) : chosen[name];
    if (value) document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
