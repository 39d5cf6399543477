// Draws the small map of a place when it comes into sight: its land and its library are larger than the page itself.
"use strict";
(() => {
  const box = document.querySelector("#map.locator");
  if (!box) return;
  const base = new URL("../", document.currentScript.src);
  const SCRIPTS = ["assets/leaflet/leaflet.js", "assets/land.js", "data/land-world.js", "data/map.js", "assets/map.js"];

  const load = () => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("assets/leaflet/leaflet.css", base);
    document.head.prepend(sheet); // before ours, which changes some of it
    for (const path of SCRIPTS) {
      const script = document.createElement("script");
      script.async = false; // each needs the one before
      script.src = new URL(path, base);
      document.head.append(script);
    }
  };

  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    load();
  });
  watch.observe(box);
})();
