// The map of all places: outlines of the countries, a mark for each place, larger the more often it is named. On a place's own
// page, a still picture of where it lies: the same land, the place, and the names around it.
"use strict";
(() => {
  const box = document.getElementById("map");
  const { outlines, map: known } = globalThis.commonplace ?? {};
  if (!box || !globalThis.L || !outlines || !known) return;
  const base = new URL("../places/", location.href);
  const here = known.find((place) => place.slug === box.dataset.place);
  const LEAST = 26, MOST = 48; // pixels across: what a finger can hit, and what does not hide a town
  const SMALL = 9; // of the places around, on a picture that is not to be hit
  const NEAR = 0.8; // of all passages: what the first view shows, so that one far place does not make it the world
  const LETTER = 6.5, LINE = 14; // pixels that a name takes: enough to keep names apart, without measuring each
  const REGION = 6, CONTINENT = 4; // zooms at which a town, a country is seen among its neighbours

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

  const still = { zoomControl: false, dragging: false, keyboard: false, scrollWheelZoom: false, doubleClickZoom: false,
    boxZoom: false, touchZoom: false, zoomAnimation: false };
  const map = L.map(box, {
    attributionControl: false, worldCopyJump: true, minZoom: 2, maxZoom: 11, preferCanvas: true, ...(here ? still : {}),
  });
  for (const country of outlines.countries) {
    L.polygon(country.map((rings) => rings.map(ringOf)), { interactive: false, ...colours() }).addTo(map);
  }

  function colours() {
    const style = getComputedStyle(box);
    const of = (name) => style.getPropertyValue(name).trim();
    return { color: of("--rule"), weight: 1, fillColor: of("--paper-2"), fillOpacity: 1 };
  }

  known.sort((a, b) => (b === here) - (a === here) || b.count - a.count);
  const most = Math.max(...known.map((place) => place.count));
  const sizeOf = ({ count, slug }) => (here ? SMALL * (slug === here.slug ? 2 : 1) : Math.min(MOST, LEAST + (MOST - LEAST) * Math.sqrt(count / most)));

  // Marks that would overlap are drawn as one, the most named place's; the closer one looks, the more come apart.
  const groups = () => {
    const found = [];
    for (const place of known) {
      const at = map.latLngToLayerPoint([place.lat, place.lon]);
      const near = found.find((group) => group.at.distanceTo(at) < (group.size + sizeOf(place)) / 2);
      if (near) near.members.push(place);
      else found.push({ at, size: sizeOf(place), members: [place] });
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

  // A name stands beside its mark where it covers no other mark and no other name; the most named place chooses first.
  const namer = (found) => {
    const taken = found.map(({ at, size }) => ({ left: at.x - size / 2, right: at.x + size / 2, top: at.y - size / 2, bottom: at.y + size / 2 }));
    return ({ at, size, members }) => {
      if (members.length > 1 && !here) return false;
      const left = at.x + size / 2 + 1;
      const name = { left, right: left + members[0].name.length * LETTER, top: at.y - LINE / 2, bottom: at.y + LINE / 2 };
      const free = taken.every((other) => name.right < other.left || other.right < name.left || name.bottom < other.top || other.bottom < name.top);
      if (free) taken.push(name);
      return free || members[0] === here;
    };
  };

  const markOf = ({ size, members }) => {
    const [first] = members;
    const more = members.length > 1 && !here ? ` +${members.length - 1}` : "";
    const number = document.createElement("span");
    if (more) number.append(members.length);
    const icon = L.divIcon({ className: "dot", iconSize: [size, size], html: number });
    return L.marker([first.lat, first.lon], { icon, interactive: !here, keyboard: !here, title: here ? "" : first.name + more, alt: `${first.name}${more}` });
  };

  const popupOf = (members) => {
    const label = document.createElement("div");
    label.append(...members.map(lineOf));
    return label;
  };

  const marks = L.layerGroup().addTo(map);
  const draw = () => {
    marks.clearLayers();
    const found = groups();
    const hasRoom = namer(found);
    for (const group of found) {
      const mark = markOf(group).addTo(marks);
      const [first] = group.members;
      if (!here) mark.bindPopup(popupOf(group.members), { maxHeight: 240 });
      if (hasRoom(group)) {
        const name = document.createElement("bdi");
        name.append(first.name);
        const className = first === here ? "here" : "";
        mark.bindTooltip(name, { permanent: true, direction: "right", offset: [group.size / 2 + 2, 0], opacity: 1, className });
      }
    }
  };
  map.on("zoomend", draw);

  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  // The places where most is told, seen from the middle of them all.
  const nearest = (places) => {
    const told = places.flatMap((place) => Array(Math.min(place.count, 100)).fill(place));
    const centre = L.latLng(middle(told.map((place) => place.lat)), middle(told.map((place) => place.lon)));
    const ordered = told.sort((a, b) => centre.distanceTo([a.lat, a.lon]) - centre.distanceTo([b.lat, b.lon]));
    return ordered.slice(0, Math.ceil(ordered.length * NEAR));
  };

  if (here) {
    map.setView([here.lat, here.lon], here.wide ? CONTINENT : REGION);
    for (const link of box.querySelectorAll("a, [tabindex]")) link.removeAttribute("tabindex");
  } else {
    const towns = known.filter((place) => !place.wide);
    const seen = nearest(towns.length ? towns : known).map((place) => [place.lat, place.lon]);
    map.fitBounds(L.latLngBounds(seen).pad(0.15), { maxZoom: 8 });
  }
})();
