// The search box: one for all languages. What it needs is loaded when it is first used, and then only what a query asks for:
// search_terms.js reads the query, search_index.js finds.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src);
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const panel = document.getElementById("search-panel");
  const list = document.getElementById("search-results");
  const SHOWN = 10; // results at once
  const AROUND = 90; // characters shown on each side of a found word
  const PAUSE = 120; // milliseconds without a key before searching

  const loads = new Map();
  const load = (file, ...names) => {
    if (!loads.has(file)) {
      loads.set(
        file,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = new URL(file.includes("/") ? `data/${file}` : `assets/${file}`, base);
          script.onload = () => resolve(names.reduce((at, name) => at[name], globalThis.commonplace));
          script.onerror = () => {
            loads.delete(file); // so that it is tried again
            script.remove();
            reject(new Error(file));
          };
          document.head.append(script);
        }),
      );
    }
    return loads.get(file);
  };

  let made = null;
  const engine = () => (made ??= makeEngine().catch((error) => ((made = null), Promise.reject(error))));
  const makeEngine = async () => {
    const [index, termsOf, finderOf] = await Promise.all([
      load("search/index.js", "search", "index"),
      load("search_terms.js", "search", "terms"),
      load("search_index.js", "search", "finder"),
    ]);
    const terms = termsOf(index.terms);
    return { index, terms, languages: new Map(index.languages), ...finderOf(load, index, terms) };
  };

  // -- passages ----------------------------------------------------------------------------------------------------

  const make = (name, facts = {}, ...content) => {
    const element = Object.assign(document.createElement(name), facts);
    element.append(...content);
    return element;
  };

  // Where a text has what is asked: [start, end, what of it]. A place or a day that is marked in the article is meant as such
  // (`marked`), and stands for all its words; else they are looked for. pieces: strings, and for what names a place or a day
  // [string, key].
  const hitsIn = (pieces, language, asked, marked, { terms, leastPrefix }) => {
    const hits = [];
    let at = 0;
    for (const piece of pieces) {
      const [text, key] = typeof piece === "string" ? [piece] : piece;
      const which = asked.findIndex(({ keys }) => key && keys.some((one) => isWithin(key, one)));
      if (which >= 0) hits.push([at, at + text.length, [`${which}`, ...asked[which].words.map((_, word) => `${which} ${word}`)]]);
      at += text.length;
    }
    for (const { 0: word, index: start } of textOf(pieces).matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)) {
      const forms = terms.wordsIn(terms.fold(word)).flatMap((one) => terms.formsOf(one, language));
      const isOne = (one) => forms.some((form) => form === one || (one.length >= leastPrefix && form.startsWith(one)));
      const which = asked.flatMap(({ words }, term) =>
        marked.has(term) ? [] : words.flatMap((wanted, at) => (wanted.some(isOne) ? [`${term} ${at}`] : [])),
      );
      if (which.length) hits.push([start, start + word.length, which]);
    }
    return hits.sort((a, b) => a[0] - b[0]);
  };

  const isWithin = (key, wanted) => key === wanted || (/^\d{4}/.test(wanted) && key.startsWith(`${wanted}-`));
  const textOf = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
  const kinds = (hits) => new Set(hits.flatMap(([, , which]) => which)).size;

  const markedIn = (blocks, asked) => {
    const keys = blocks.flatMap(({ pieces }) => pieces).filter(Array.isArray).map(([, key]) => key);
    return new Set(asked.flatMap((one, number) => (one.keys.some((wanted) => keys.some((key) => isWithin(key, wanted))) ? [number] : [])));
  };

  // The stretch of the text that has the most of what is asked, with what is found in it set off.
  const excerpt = (element, text, hits) => {
    const within = ([start]) => hits.filter((hit) => hit[0] >= start && hit[1] <= start + 2 * AROUND);
    const best = hits.reduce((top, hit) => (!top || kinds(within(hit)) > kinds(within(top)) ? hit : top), null);
    const first = best?.[0] ?? 0;
    const start = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const end = text.length > first + 2 * AROUND ? text.lastIndexOf(" ", first + 2 * AROUND) : text.length;
    marked(element, text, hits, Math.min(start, first), Math.max(end, best?.[1] ?? 0));
    if (start > 0) element.prepend("… ");
    if (end < text.length) element.append(" …");
    return element;
  };

  const marked = (element, text, hits, start = 0, end = text.length) => {
    let at = start;
    for (const [from, to] of hits) {
      if (from < at || to > end) continue;
      element.append(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    element.append(text.slice(at, end));
    return element;
  };

  // -- results: each is a link ---------------------------------------------------------------------------------------

  const option = (address, ...content) => {
    const link = make("a", { href: new URL(address, base), tabIndex: -1 }, ...content);
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };

  const factsNode = (...facts) =>
    make("span", { className: "facts" }, ...facts.filter(Boolean).flatMap((fact, at) => [at ? " · " : "", make("bdi", {}, fact)]));

  const thingNode = ([label, met, said, address]) =>
    option(address, make("bdi", { className: "title" }, label), " · ", factsNode(said, ...met.filter((name) => name !== label)));

  const articleNode = async (number, found) => {
    const { engine, asked } = found;
    const id = await engine.row("articles", number);
    const [[title, lang, dir, outlet, when], paragraphs] = await load(`text/${id}.js`, "text", id);
    const blocks = paragraphs.map(([address, lang, dir, isTitle, pieces]) => ({ address, lang, dir, isTitle, pieces }));
    const marks = markedIn(blocks, asked);
    for (const block of blocks) block.hits = hitsIn(block.pieces, block.lang, asked, marks, engine);
    const best = blocks.reduce((top, one) => (!top || worth(one) > worth(top) ? one : top), null);
    const heading = blocks.find((block) => block.isTitle && textOf(block.pieces) === title);
    const name = marked(make("span", { className: "title", lang, dir }), title, heading?.hits ?? hitsIn([title], lang, asked, new Set(), engine));
    const facts = factsNode(outlet, when, engine.languages.get(lang));
    const page = `articles/${id}.html`;
    const address = best?.hits.length ? new URL(best.address, new URL(page, base)) : page;
    const shown = best && !(best.isTitle && best === heading);
    return option(address, name, facts, ...(shown ? [excerpt(make("span", { className: "passage", lang: best.lang, dir: best.dir }), textOf(best.pieces), best.hits)] : []));
  };

  // The title is shown anyway, and what has nothing that is asked shows best what the article is about if it is no heading.
  const worth = ({ hits, isTitle, pieces }) => 4 * kinds(hits) - (isTitle ? 2 : 0) + (textOf(pieces).length > AROUND ? 1 : 0);

  const noteNode = async (number, { engine, asked }) => {
    const [address, body, quote, title, lang, dir] = await engine.row("notes", number - engine.index.articles);
    const inBody = hitsIn([body], lang, asked, new Set(), engine);
    const inQuote = hitsIn([quote], lang, asked, new Set(), engine);
    const name = quote ? excerpt(make("q", { className: "title", lang, dir }), quote, inQuote) : make("span", { className: "title", lang, dir }, title);
    const facts = factsNode(engine.index.words.note, quote ? title : "");
    return option(address, name, facts, excerpt(make("span", { className: "passage", dir: "auto" }), body, inBody));
  };

  // -- the panel -----------------------------------------------------------------------------------------------------

  const status = make("p", { role: "status" });
  const choice = make("select");
  const more = make("button", { type: "button", className: "md-button", hidden: true });
  panel.prepend(make("div", { className: "search-head" }, status, choice));
  panel.append(more);

  let latest = 0;
  let only = "";
  let most = SHOWN;

  const counted = (number, forms) =>
    (forms[new Intl.PluralRules(document.documentElement.lang).select(number)] ?? forms.other).replace("{n}", number);

  const show = async () => {
    const run = ++latest;
    const query = input.value.trim();
    open();
    const ready = await engine();
    if (run === latest) await (query ? results(query, ready, () => run === latest) : help(ready));
  };

  const help = ({ index: { words } }) => {
    choice.hidden = more.hidden = true;
    status.textContent = words.help;
    choose(null);
    list.replaceChildren();
    delete panel.dataset.query;
  };

  const results = async (query, engine, isLatest) => {
    const { index, languages } = engine;
    const found = { engine, ...(await engine.find(query)) };
    if (!isLatest()) return;
    const spokenBy = (at) => index.languages[index.spoken.charCodeAt(at) - 0x30][0];
    const spoken = new Set([...found.articles, ...found.notes].map(spokenBy));
    const isKept = (at) => !spoken.has(only) || spokenBy(at) === only;
    const articles = found.articles.filter(isKept);
    const notes = found.notes.filter(isKept);
    const nodes = [
      ...found.things.map(thingNode),
      ...articles.slice(0, most).map((at) => articleNode(at, found)),
      ...notes.slice(0, Math.max(0, most - articles.length) || 3).map((at) => noteNode(at, found)),
    ];
    choose(null);
    const first = await nodes[0];
    if (!isLatest()) return;
    list.replaceChildren(...(first ? [first] : []));
    for (const node of nodes.slice(1)) {
      const ready = await node;
      if (!isLatest()) return;
      list.append(ready);
    }
    [...list.children].forEach((one, number) => (one.id = `search-result-${number}`));
    offerLanguages(spoken, languages, index.words);
    more.hidden = articles.length + notes.length <= list.children.length - found.things.length;
    more.textContent = index.words.more;
    const counts = [[articles, index.counts.articles], [notes, index.counts.notes]].filter(([all]) => all.length);
    const said = counts.map(([all, forms]) => counted(all.length, forms)).join(" · ");
    status.textContent = said ? [found.all ? "" : index.words.some, said].filter(Boolean).join(" ") : found.things.length ? "" : index.words.none;
    panel.dataset.query = query;
  };

  const offerLanguages = (spoken, languages, words) => {
    choice.setAttribute("aria-label", words.language);
    choice.replaceChildren(
      make("option", { value: "" }, words.all),
      ...Array.from(spoken, (lang) => make("option", { value: lang, selected: lang === only }, languages.get(lang))),
    );
    choice.hidden = spoken.size < 2;
  };

  const open = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const close = () => {
    latest += 1;
    clearTimeout(timer);
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(null);
  };

  // -- by keyboard: the box keeps the focus, the arrows choose, Enter opens ----------------------------------------------

  let chosen = null;
  const choose = (result) => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = result;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const step = (by) => {
    const all = [...list.children];
    const at = chosen ? all.indexOf(chosen) + by : by > 0 ? 0 : all.length - 1;
    choose(all[at] ?? null); // beyond either end: back to the box
  };

  let timer;
  const soon = () => {
    clearTimeout(timer);
    most = SHOWN;
    timer = setTimeout(show, PAUSE);
  };

  input.addEventListener("focus", soon);
  input.addEventListener("input", soon);
  choice.addEventListener("change", () => {
    only = choice.value;
    show();
  });
  more.addEventListener("click", async () => {
    const before = list.children.length;
    most += SHOWN;
    await show();
    input.focus();
    choose(list.children[before] ?? null);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const query = input.value.trim();
    if (panel.hidden || panel.dataset.query !== query) await show();
    (chosen ?? list.firstElementChild)?.click();
  });
  input.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    if (panel.hidden) show();
    else step(move);
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the theme's own keys are none while one types
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // the first closes, the second empties the box
    input.focus();
    close();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  addEventListener("pointerdown", (event) => form.contains(event.target) || close());
  list.addEventListener("click", (event) => event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey && close());
  // A key of one letter alone would be hit by chance, and by who speaks to the computer (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  // A search has an address: search/index.html?q=… opens with its results.
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    input.focus();
  }
})();
