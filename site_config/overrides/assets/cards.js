// Preview cards for places and dates: on hover, on focus, on a first tap; Escape closes. The data is loaded with the first card.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src);
  const links = document.querySelectorAll(".text a, .accounts a");
  const kinds = { places: /\/places\/([^/]+)\.html$/, dates: /\/dates\/([^/]+)\.html(#.+)?$/ };
  const here = document.querySelector("[data-article]")?.dataset.article; // the article that is read
  const WAIT = 300; // milliseconds that a pointer rests on a link before its card shows: less flickers while reading
  let card, shown, wanted, timer; // wanted: the link whose card is being loaded

  const keyOf = (link) => {
    const there = addressOf(link);
    for (const [kind, form] of Object.entries(kinds)) {
      const found = form.exec(there);
      if (found) return [kind, found[1] + (found[2] || "")];
    }
    return null;
  };

  // A note may link to what is no address (https://[) or cannot be decoded (50%): that has no card, and costs no other link its own.
  const addressOf = (link) => {
    try {
      const url = new URL(link.href);
      return decodeURIComponent(url.pathname + url.hash);
    } catch {
      return "";
    }
  };

  // The cards lie in files: places by a number made from their slug, dates by their page.
  const BUCKETS = 32;
  const fileOf = { places: (slug) => [...slug].reduce((sum, char) => sum + char.charCodeAt(0), 0) % BUCKETS, dates: (key) => key.split("#")[0] };
  const loads = new Map();
  const load = (kind, part, file = `data/${kind}-${part}.js`) => {
    if (!loads.has(file)) {
      loads.set(
        file,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = new URL(file, base);
          script.onload = () => resolve(globalThis.commonplace[kind][part]);
          script.onerror = reject;
          document.head.append(script);
        }),
      );
    }
    return loads.get(file);
  };
  const cardOf = async ([kind, key]) => (await load(kind, fileOf[kind](key)))[key];

  const line = (name, ...content) => {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  };

  const spoken = (name, [text, lang, dir]) => Object.assign(line(name, text), { lang, dir });

  // The small map: a sheet that places near each other share, and a mark on it. Its room is there before it is loaded.
  const WIDTH = 680, HEIGHT = 300; // as builder/pages/land/sheets.py draws
  const LAYERS = ["land", "lake", "river", "border", "disputed"]; // in the order of drawing
  const DOT = 16; // in pixels of the sheet; a card is less than half as wide
  const svg = (name, facts) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(facts)) element.setAttribute(key, value);
    return element;
  };
  const mapOf = ([sheet, x, y, area]) => {
    const map = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "sheet", "aria-hidden": true });
    const draw = (layers) => {
      const paths = LAYERS.filter((layer) => layers[layer]).map((layer) => svg("path", { class: layer, d: layers[layer] }));
      map.append(...paths, svg("circle", { class: area ? "dot area here" : "dot here", cx: x, cy: y, r: DOT }));
    };
    load("sheets", sheet, `data/sheet-${sheet}.js`).then(draw, () => map.remove());
    return map;
  };

  const fill = (facts, why) => {
    const parts = [line("strong", facts.name)];
    if (facts.names?.length) parts.push(line("p", ...facts.names.flatMap((name, at) => [at ? " · " : "", spoken("bdi", name)])));
    if (why) parts.push(line("p", why));
    parts.push(line("p", facts.kind ? `${facts.kind} · ${facts.said}` : facts.said));
    const others = facts.articles.filter(([id]) => id !== here);
    const titles = others.map(([id, ...title]) => {
      const link = spoken("a", title);
      link.href = new URL(`articles/${id}.html`, base);
      return line("li", link);
    });
    parts.push(line("ul", ...titles));
    if (facts.map) parts.splice(1, 0, mapOf(facts.map));
    card.replaceChildren(...parts);
  };

  const place = (link) => {
    const at = link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const below = at.bottom + height + 8 < innerHeight || at.top < height + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 4 : at.top - height - 4) + scrollY}px`;
  };

  const show = async (link) => {
    const key = keyOf(link);
    if (!key || shown === link) return;
    wanted = link;
    let facts;
    try {
      facts = await cardOf(key);
    } catch {
      return; // without its data a link is still a link
    }
    if (!facts || wanted !== link) return;
    hide();
    card ??= makeCard();
    if (link.title) link.dataset.title = link.title;
    fill(facts, key[0] === "dates" ? link.dataset.title : "");
    link.removeAttribute("title"); // it is on the card now
    link.setAttribute("aria-describedby", "card");
    card.hidden = false;
    place(link);
    shown = link;
  };

  const makeCard = () => {
    const made = line("div");
    made.className = "card";
    made.id = "card";
    made.setAttribute("role", "tooltip");
    made.addEventListener("pointerleave", leave);
    document.body.append(made);
    return made;
  };

  const hide = () => {
    clearTimeout(timer);
    wanted = null;
    if (!shown) return;
    card.hidden = true;
    shown.removeAttribute("aria-describedby");
    if (shown.dataset.title) shown.title = shown.dataset.title;
    shown = null;
  };

  // The pointer may go from the link onto its card and back; the card of a link that has the focus stays without a pointer.
  const leave = () => {
    clearTimeout(timer);
    if (!shown) wanted = null;
    timer = setTimeout(() => shown && !shown.matches(":hover, :focus-visible") && !card.matches(":hover") && hide(), WAIT);
  };

  for (const link of links) {
    if (!keyOf(link)) continue;
    let touched = false;
    link.addEventListener("pointerenter", (event) => {
      touched = event.pointerType === "touch";
      clearTimeout(timer);
      if (!touched) timer = setTimeout(show, WAIT, link);
    });
    link.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave());
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", () => shown === link && !card.matches(":hover") && hide());
    link.addEventListener("click", (event) => {
      if (!touched || shown === link) return;
      event.preventDefault(); // the first tap shows the card, the second follows the link
      show(link);
    });
  }
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("pointerdown", ({ target }) => shown && !card.contains(target) && !shown.contains(target) && hide());
})();
