// Preview cards for places and dates: on hover, on focus, on a first tap; Escape closes. The data is loaded with the first card.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src);
  const links = document.querySelectorAll(".text a, .accounts a");
  const kinds = { places: /\/places\/([^/]+)\.html$/, dates: /\/dates\/([^/]+)\.html(#.+)?$/ };
  const WAIT = 300; // milliseconds that a pointer rests on a link before its card shows: less flickers while reading
  let card, shown, timer;

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
  const load = (kind, part) => {
    const file = `data/${kind}-${part}.js`;
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

  const fill = (facts, why) => {
    const parts = [line("strong", facts.name)];
    if (facts.names?.length) parts.push(line("p", ...facts.names.flatMap((name, at) => [at ? ", " : "", spoken("bdi", name)])));
    if (why) parts.push(line("p", why));
    parts.push(line("p", facts.kind ? `${facts.kind} · ${facts.said}` : facts.said));
    const titles = facts.articles.map(([id, ...title]) => {
      const link = spoken("a", title);
      link.href = new URL(`articles/${id}.html`, base);
      return line("li", link);
    });
    parts.push(line("ul", ...titles));
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
    let facts;
    try {
      facts = await cardOf(key);
    } catch {
      return; // without its data a link is still a link
    }
    if (!facts || !link.matches(":hover, :focus")) return;
    hide();
    if (!card) {
      card = line("div");
      card.className = "card";
      card.id = "card";
      card.setAttribute("role", "tooltip");
      card.addEventListener("pointerleave", hide);
      document.body.append(card);
    }
    if (link.title) link.dataset.title = link.title;
    fill(facts, key[0] === "dates" ? link.dataset.title : "");
    link.removeAttribute("title"); // it is on the card now
    link.setAttribute("aria-describedby", "card");
    card.hidden = false;
    place(link);
    shown = link;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    card.hidden = true;
    shown.removeAttribute("aria-describedby");
    if (shown.dataset.title) shown.title = shown.dataset.title;
    shown = null;
  };

  for (const link of links) {
    if (!keyOf(link)) continue;
    let touched = false;
    link.addEventListener("pointerenter", (event) => {
      touched = event.pointerType === "touch";
      if (!touched) timer = setTimeout(show, WAIT, link);
    });
    link.addEventListener("pointerleave", () => {
      clearTimeout(timer);
      setTimeout(() => shown === link && !card.matches(":hover") && hide(), WAIT);
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", () => shown === link && hide());
    link.addEventListener("click", (event) => {
      if (!touched || shown === link) return;
      event.preventDefault(); // the first tap shows the card, the second follows the link
      show(link);
    });
  }
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
