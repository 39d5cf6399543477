// The map of all places: outlines of the countries, a mark for each place, larger the more often it is named.
"use strict";
(() => {
  const box = document.getElementById("map");
  const { outlines, map: known } = globalThis.commonplace ?? {};
  if (!box || !globalThis.L || !outlines || !known) return;
  const base = new URL("../places/", location.href);
  const LEAST = 26, MOST = 48; // pixels across: what a finger can hit, and what does not hide a town

  const ringOf = (indices) => {
    const { scale, translate } = outlines.transform;
    const ring = [];
    for (const index of indices) {
      let x = 0, y = 0;
      const arc = outlines.arcs[index < 0 ? ~index : index].map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
      ring.push(...(index < 0 ? arc.reverse() : arc).slice(ring.length ? 1 : 0));
    }
    return unbroken(ring);
  };

  // A shore that crosses the 180th meridian goes on beyond it, not back around the world.
  const unbroken = (ring) => {
    let turn = 0;
    return ring.map(([lat, lon], at) => {
      const step = at ? lon - ring[at - 1][1] : 0;
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
      return [lat, lon + turn];
    });
  };

  const map = L.map(box, { attributionControl: false, worldCopyJump: true, minZoom: 2, maxZoom: 11, preferCanvas: true });
  for (const country of outlines.countries) {
    L.polygon(country.map((rings) => rings.map(ringOf)), { interactive: false, ...colours() }).addTo(map);
  }

  function colours() {
    const style = getComputedStyle(box);
    const of = (name) => style.getPropertyValue(name).trim();
    return { color: of("--rule"), weight: 1, fillColor: of("--paper-2"), fillOpacity: 1 };
  }

  known.sort((a, b) => b.count - a.count);
  const most = known[0]?.count;
  const sizeOf = (count) => Math.min(MOST, LEAST + (MOST - LEAST) * Math.sqrt(count / most));

  // Marks that would overlap are drawn as one, the most named place's; the closer one looks, the more come apart.
  const groups = () => {
    const found = [];
    for (const place of known) {
      const at = map.latLngToLayerPoint([place.lat, place.lon]);
      const near = found.find((group) => group.at.distanceTo(at) < (group.size + sizeOf(place.count)) / 2);
      if (near) near.members.push(place);
      else found.push({ at, size: sizeOf(place.count), members: [place] });
    }
    return found;
  };

  const lineOf = (place) => {
    const line = document.createElement("div");
    const link = document.createElement("a");
    link.href = new URL(`${encodeURIComponent(place.slug)}.html`, base);
    link.append(place.name);
    line.append(link, " · ", place.said);
    return line;
  };

  const marks = L.layerGroup().addTo(map);
  const draw = () => {
    marks.clearLayers();
    for (const { size, members } of groups()) {
      const [first] = members;
      const more = members.length > 1 ? ` +${members.length - 1}` : "";
      const number = document.createElement("span");
      number.append(more);
      const icon = L.divIcon({ className: "dot", iconSize: [size, size], html: number });
      const label = document.createElement("div");
      label.append(...members.map(lineOf));
      L.marker([first.lat, first.lon], { icon, title: first.name + more, alt: `${first.name}${more}` })
        .bindPopup(label, { maxHeight: 240 })
        .addTo(marks);
    }
  };
  map.on("zoomend", draw);

  const towns = known.filter((place) => !place.wide);
  const seen = (towns.length ? towns : known).map((place) => [place.lat, place.lon]);
  map.fitBounds(L.latLngBounds(seen).pad(0.15), { maxZoom: 8 });
})();
