// Draws land, lakes, rivers and borders on a Leaflet map: the world coarsely, and from a near zoom finely where the collection has
// places (data/land-*.js). A new layer is a line in LOOKS, in the order of drawing.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src);
  const FINE = 6; // zoom from which the world's outlines are too coarse
  const TILE = 5; // degrees of a side
  const UNITS = { world: 100, tile: 1000 }; // steps in a degree
  const LOOKS = [
    { layer: "land", area: true, fill: "--map-land" },
    { layer: "lake", area: true, fill: "--map-water" },
    { layer: "river", line: "--map-river", weight: 1.2 },
    { layer: "border", line: "--map-border", weight: 1 },
    { layer: "disputed", line: "--map-border", weight: 1, dashArray: "4 4" },
  ];

  const load = (tile) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`data/land-${tile}.js`, base);
      script.onload = () => resolve(globalThis.commonplace.land[tile]);
      script.onerror = reject;
      document.head.append(script);
    });

  const TURN = 360; // degrees
  const points = (steps, [lon, lat], unit) => {
    const found = [];
    for (let at = 0, x = 0, y = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      found.push([lat + y / unit, lon + x / unit]);
    }
    return found;
  };

  globalThis.commonplace ??= {};
  // cut: the degree of longitude at which the map begins; what lies west of it is drawn after a whole turn.
  globalThis.commonplace.drawLand = (map, cut = -180) => {
    const drawn = []; // layers with the names of their colours, for another theme
    const colour = (name) => getComputedStyle(map.getContainer()).getPropertyValue(name).trim();
    const styleOf = ({ fill, line, weight = 0, dashArray }) => ({
      stroke: Boolean(line), color: line && colour(line), weight, dashArray,
      fill: Boolean(fill), fillColor: fill && colour(fill), fillOpacity: 1,
    });
    const panes = ["world", "tiles"].map((name, at) => {
      map.createPane(name).style.zIndex = 200 + at;
      return L.canvas({ pane: name, padding: 0.3 });
    });

    const add = (shape, look, renderer) => {
      drawn.push([shape, look]);
      shape.setStyle({ ...styleOf(look), interactive: false, renderer }).addTo(map);
    };
    const draw = (layers, corner, unit, renderer) => {
      for (const look of LOOKS) {
        const shapes = (layers[look.layer] ?? []).map((rings) => rings.map((ring) => points(ring, corner, unit)));
        const options = { interactive: false, renderer, pane: renderer.options.pane, smoothFactor: look.area ? 0.5 : 1 };
        if (shapes.length) add(look.area ? L.polygon(shapes, options) : L.polyline(shapes.flat(), options), look, renderer);
      }
    };
    const cornerOf = (tile) => {
      const [west, south] = tile.split("_").map(Number);
      return [west + TILE > cut ? west : west + TURN, south];
    };
    const drawTile = async (tile) => {
      const [west, south] = cornerOf(tile);
      const { layers } = await load(tile);
      const frame = [[south, west], [south + TILE, west + TILE]];
      const options = { interactive: false, renderer: panes[1], pane: "tiles" };
      add(L.rectangle(frame, options), { fill: "--map-water" }, panes[1]); // over the coarse land below
      draw(layers, [west, south], UNITS.tile, panes[1]);
    };

    const { layers, tiles } = globalThis.commonplace.land.world;
    for (const turn of cut > -180 ? [0, TURN] : [0]) draw(layers, [turn, 0], UNITS.world, panes[0]);
    const waiting = new Set(tiles);
    const look = () => {
      map.getPane("tiles").hidden = map.getZoom() < FINE;
      if (map.getZoom() < FINE) return;
      for (const tile of waiting) {
        const [west, south] = cornerOf(tile);
        if (!map.getBounds().pad(0.2).intersects([[south, west], [south + TILE, west + TILE]])) continue;
        waiting.delete(tile);
        drawTile(tile).catch(() => {}); // then the coarse land stays
      }
    };
    map.on("moveend", look);
    look();
    const restyle = () => drawn.forEach(([shape, of]) => shape.setStyle(styleOf(of)));
    new MutationObserver(restyle).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    matchMedia("print").addEventListener("change", restyle);
  };
})();
