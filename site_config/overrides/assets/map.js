// The map of all places: a mark for each, larger the more often it is named; marks that would overlap become one, which opens to a
// list. Filters by language and time change marks and table alike. An address that ends in #place-… opens the place's mark.
"use strict";
(() => {
  const box = document.getElementById("map");
  const { drawLand, land, map: known, told } = globalThis.commonplace ?? {};
  if (!box || !globalThis.L || !drawLand || !land || !known) return;
  const base = new URL("../places/", location.href);
  const LEAST = 26, MOST = 48; // pixels across: what a finger can hit, and what does not hide a town
  const NEAR = 0.8; // of all passages: what the first view shows, so that one far place does not make it the world
  const LETTER = 6.5, LINE = 14; // pixels that a name takes: enough to keep names apart, without measuring each
  const WEST = -180, TURN = 360; // degrees
  const REGION = 7, CONTINENT = 4; // zooms at which a town, a country is seen among its neighbours
  const BESIDE = 52; // pixels that the buttons for zooming take
  const LISTED = 100; // places that a list names; who wants more looks closer
  const CLOSEST = 11; // zoom at which the shores are as exact as they are drawn

  // -- the first view ----------------------------------------------------------------------------------------------
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  // The places where most is told, seen from the middle of them all.
  const nearest = (among) => {
    const named = among.flatMap((place) => Array(Math.min(place.count, 100)).fill(place));
    const centre = L.latLng(middle(named.map((place) => place.lat)), middle(named.map((place) => place.lon)));
    const ordered = named.sort((a, b) => centre.distanceTo([a.lat, a.lon]) - centre.distanceTo([b.lat, b.lon]));
    return ordered.slice(0, Math.ceil(ordered.length * NEAR));
  };

  // Where the map is cut open: at the 180th meridian, unless what is seen first lies on both sides of it and is less than half
  // as wide seen across it. Then at the middle of the widest gap.
  const cutOf = (lons) => {
    const sorted = [...new Set(lons)].sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((lon, at) => [lon - sorted[at], lon]);
    const [gap, end] = gaps.reduce((most, one) => (one[0] > most[0] ? one : most), [0, 0]);
    const plain = sorted.at(-1) - sorted[0];
    return TURN - gap < plain / 2 ? end - gap / 2 : WEST;
  };

  const towns = known.filter((place) => !place.wide);
  const seen = nearest(towns.length ? towns : known);
  const cut = cutOf(seen.map((place) => place.lon));
  const unrolled = (place) => ({ ...place, lon: place.lon < cut ? place.lon + TURN : place.lon });

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false, worldCopyJump: cut === WEST, minZoom: 2, maxZoom: CLOSEST, zoomAnimation: !calm,
    fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm,
  });

  // -- what is shown of each place ---------------------------------------------------------------------------------
  const places = known.map((place, at) => ({ ...unrolled(place), rows: told?.rows[at], total: place.count }));
  const filters = document.querySelector(".filters");
  const chosen = (name) => filters?.querySelector(`[name="${name}"]`)?.value ?? "";
  const rowsOfTable = new Map();
  for (const link of document.querySelectorAll("table td:first-child a")) {
    const slug = decodeURIComponent(new URL(link.href).pathname.split("/").pop().replace(/\.html$/, ""));
    rowsOfTable.set(slug, link.closest("tr"));
  }
  const plural = (forms, n) => (forms[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? forms.other).replace("{n}", n);

  const filter = () => {
    const language = told.languages.indexOf(chosen("language"));
    const from = told.periods.indexOf(chosen("from")), to = told.periods.indexOf(chosen("to"));
    const fits = ([of, when]) =>
      (language < 0 || of === language) && (from < 0 || when >= from) && (to < 0 || (when >= 0 && when <= to));
    for (const place of places) {
      place.count = place.rows.filter(fits).reduce((sum, row) => sum + row[2], 0);
      const row = rowsOfTable.get(place.slug);
      if (!row) continue;
      row.hidden = !place.count;
      row.cells[row.cells.length - 1].textContent = place.count;
    }
    const shown = places.filter((place) => place.count);
    const passages = shown.reduce((sum, place) => sum + place.count, 0);
    filters.querySelector("output").textContent = `${plural(told.places, shown.length)} · ${plural(told.passages, passages)}`;
    redraw();
  };

  // -- marks -------------------------------------------------------------------------------------------------------
  const most = Math.max(...places.map((place) => place.count));
  const sizeOf = (count) => Math.min(MOST, LEAST + (MOST - LEAST) * Math.sqrt(count / most));

  // What lies near a point, found by the square it lies in.
  const squares = (side) => {
    const held = new Map();
    const key = (x, y) => `${Math.floor(x / side)},${Math.floor(y / side)}`;
    return {
      add: (x, y, thing) => held.set(key(x, y), [...(held.get(key(x, y)) ?? []), thing]),
      around: (x, y) => [-side, 0, side].flatMap((dx) => [-side, 0, side].flatMap((dy) => held.get(key(x + dx, y + dy)) ?? [])),
    };
  };

  // Marks that would overlap are drawn as one, where the most named place lies; the closer one looks, the more come apart.
  // One that took others in is larger: it may overlap a next one, and takes it in, too.
  const gathered = (marks) => {
    const found = [], near = squares(MOST);
    for (const mark of marks.sort((a, b) => b.count - a.count)) {
      const group = near.around(mark.at.x, mark.at.y).find((other) => other.at.distanceTo(mark.at) < (other.size + mark.size) / 2);
      if (group) {
        group.members.push(...mark.members);
        group.count += mark.count;
      } else {
        found.push(mark);
        near.add(mark.at.x, mark.at.y, mark);
      }
    }
    for (const group of found) group.size = sizeOf(group.count);
    return found.length < marks.length ? gathered(found) : found;
  };
  const grouped = () => gathered(places.filter((one) => one.count).map((place) =>
    ({ at: map.project([place.lat, place.lon]), size: sizeOf(place.count), count: place.count, members: [place] })));

  // A name stands beside its mark where it covers no other mark and no other name; the most named place chooses first.
  const namer = (found) => {
    const side = 200, taken = squares(side); // no name is longer than that, or it covers a little
    const take = (rect) => taken.add(rect.left, rect.top, rect);
    for (const { at, size } of found) {
      take({ left: at.x - size / 2, right: at.x + size / 2, top: at.y - size / 2, bottom: at.y + size / 2 });
    }
    return ({ at, size, members }) => {
      if (members.length > 1) return false;
      const left = at.x + size / 2 + 1;
      const name = { left, right: left + members[0].name.length * LETTER, top: at.y - LINE / 2, bottom: at.y + LINE / 2 };
      const free = taken.around(name.left, name.top).every(
        (other) => name.right < other.left || other.right < name.left || name.bottom < other.top || other.bottom < name.top);
      if (free) take(name);
      return free;
    };
  };

  const element = (name, facts, ...content) => {
    const made = Object.assign(document.createElement(name), facts);
    made.append(...content);
    return made;
  };
  const lineOf = (place) => {
    const href = new URL(`${encodeURIComponent(place.slug)}.html#passages`, base);
    const link = element("a", { href }, element("bdi", {}, place.name));
    const passages = told ? plural(told.passages, place.count) : place.count;
    return element("div", { className: "place" }, link, element("span", {}, `${place.sort} · ${passages}`));
  };
  const labelOf = ([first, ...more]) => (more.length ? `${first.name}, ${told.words.more.replace("{n}", more.length)}` : first.name);

  const popupOf = (members) => {
    const lines = members.slice(0, LISTED).map(lineOf);
    const bounds = L.latLngBounds(members.map((place) => [place.lat, place.lon]));
    if (members.length > 1 && map.getZoom() < CLOSEST) {
      const closer = element("button", { type: "button", className: "closer" }, told.words.closer);
      closer.addEventListener("click", () => map.closePopup() && map.fitBounds(bounds.pad(0.2), { maxZoom: CLOSEST }));
      lines.unshift(closer);
    }
    if (members.length > LISTED) lines.push(told.words.more.replace("{n}", members.length - LISTED));
    return element("div", {}, ...lines);
  };

  const markOf = ({ size, members }) => {
    const [first] = members;
    const html = element("span", {}, members.length > 1 ? members.length : "");
    const kind = members.length > 1 ? "many" : first.area ? "area" : "";
    const icon = L.divIcon({ className: `dot ${kind}`, iconSize: [size, size], html });
    const label = labelOf(members);
    const mark = L.marker([first.lat, first.lon], { icon, title: label, alt: label });
    const maxWidth = Math.min(300, box.clientWidth - 2 * BESIDE);
    mark.bindPopup(() => popupOf(members), { maxHeight: 240, maxWidth, autoPanPaddingTopLeft: [BESIDE, 8] });
    mark.on("add", () => mark.getElement()?.setAttribute("aria-label", label));
    return mark;
  };

  // Only marks in sight are drawn; those that come into sight are added, so that an open list stays open.
  const marks = L.layerGroup().addTo(map);
  let groups = [], waiting = [], hasRoom;
  const redraw = () => {
    marks.clearLayers();
    waiting = groups = grouped();
    hasRoom = namer(waiting);
    draw();
  };
  const draw = () => {
    const sight = map.getPixelBounds(), margin = L.point(MOST * 2, MOST * 2);
    const seen = L.bounds(sight.min.subtract(margin), sight.max.add(margin));
    const later = [];
    for (const group of waiting) {
      if (!seen.contains(group.at)) {
        later.push(group);
        continue;
      }
      const mark = (group.mark = markOf(group).addTo(marks));
      if (!hasRoom(group)) continue;
      const [first] = group.members;
      const offset = [group.size / 2 + 2, 0];
      mark.bindTooltip(element("bdi", {}, first.name), { permanent: true, direction: "right", offset, opacity: 1 });
    }
    waiting = later;
  };

  // Who opens a list by keyboard is led into it, and back to the mark when it closes.
  let opener;
  map.on("popupopen", ({ popup }) => {
    opener = document.activeElement?.classList.contains("dot") ? document.activeElement : null;
    if (opener) popup.getElement().querySelector("a, button")?.focus();
  });
  map.on("popupclose", () => {
    if (opener?.isConnected) opener.focus();
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());

  // -- what is asked for by address --------------------------------------------------------------------------------
  const asked = () => places.find((place) => location.hash === `#place-${place.slug}`);
  const open = () => {
    const place = asked();
    if (!place) return;
    map.setView([place.lat, place.lon], place.wide ? CONTINENT : REGION, { animate: false });
    groups.find(({ members }) => members.includes(place))?.mark?.openPopup();
    box.scrollIntoView({ block: "center" });
  };

  map.fitBounds(L.latLngBounds(seen.map(unrolled).map((place) => [place.lat, place.lon])).pad(0.15), { maxZoom: 8 });
  drawLand(map, cut);
  redraw();
  map.on("zoomend", redraw);
  map.on("moveend", draw);
  addEventListener("hashchange", open);
  if (asked()) addEventListener("load", open); // after the browser's own jump, to the place's row in the table
  if (filters && told) {
    filters.hidden = false;
    filters.addEventListener("change", filter);
  }
})();
