// The search: one box for all languages. What it needs is loaded when the box is first used, and then only the words asked for.
// The builder's half, which says what is found, is builder/pages/search.py.
"use strict";
(() => {
  const base = new URL("../", document.currentScript.src);
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const panel = document.getElementById("search-panel");
  const SHOWN = 20; // results at once
  const LEAST_PREFIX = 3; // letters from which the beginning of a word finds it
  const PREFIX_WORTH = 0.3; // of a word that only begins like the one asked for
  const AROUND = 90; // characters shown on each side of a found word
  const PAUSE = 120; // milliseconds without a key before searching

  const loads = new Map();
  const load = (file, ...names) => {
    if (!loads.has(file)) {
      loads.set(
        file,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = new URL(`data/${file}`, base);
          script.onload = () => resolve(names.reduce((at, name) => at[name], globalThis.commonplace));
          script.onerror = reject;
          document.head.append(script);
        }),
      );
    }
    return loads.get(file);
  };
  const manifest = () => load("search/index.js", "search");

  // -- words: as in builder/pages/search.py ------------------------------------------------------------------------

  const fold = (text, folds) =>
    Array.from(text.normalize("NFC"), (char) => (Object.hasOwn(folds, char) ? folds[char] : char.toLowerCase())).join("");
  const wordsIn = (folded) => folded.match(/[\p{L}\p{N}]{1,64}/gu) ?? [];
  const arabic = /[\u0620-\u06ff]/;
  const unplural = (word) => (/[sx]$/.test(word) && word.length > 4 ? word.slice(0, -1) : word);

  // All a word in a text is filed under.
  const formsOf = (word) => {
    if (!arabic.test(word)) return [unplural(word)];
    const forms = new Set([word]);
    for (const one of [word, word.replace(/^[وف]/, "")]) {
      const bare = one.replace(/^[بكل]/, "");
      for (const form of [one, bare, one.replace(/^ال/, ""), bare.replace(/^ال/, ""), one.replace(/^لل/, "")]) {
        if (form.length >= 3) forms.add(form);
      }
    }
    return [...forms];
  };

  // All a word that is asked for may be filed under: only what surely is a prefix is taken off.
  const askedForms = (word) => {
    if (!arabic.test(word)) return [unplural(word)];
    const bare = word.replace(/^[وف]?(?:[بكل]?ال|لل)/, "");
    return bare.length >= 3 && bare !== word ? [word, bare] : [word];
  };

  // -- days --------------------------------------------------------------------------------------------------------

  const two = (number) => String(number).padStart(2, "0");
  const dayKey = (year, month, day) => (month >= 1 && month <= 12 && day >= 1 && day <= 31 ? `${year}-${two(month)}-${two(day)}` : null);

  // Takes the days and months out of a folded query: [their keys, the rest].
  const daysIn = (folded, months) => {
    const names = Object.keys(months).sort((a, b) => b.length - a.length).map((name) => name.replace(/[^\p{L}\p{N} ]/gu, "\\$&"));
    const month = `(${names.join("|")})`;
    const forms = [
      [/(\d{4})-(\d{1,2})-(\d{1,2})/gu, (year, m, day) => dayKey(year, +m, +day)],
      [/(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/gu, (a, b, year) => dayKey(year, +b, +a) ?? dayKey(year, +a, +b)],
      [RegExp(`(\\d{1,2})(?:er|st|nd|rd|th|\\.|º)? +(?:de |of |d')?${month}(?: +de)? +(\\d{4})`, "gu"), (day, m, year) => dayKey(year, months[m], +day)],
      [RegExp(`${month} +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})`, "gu"), (m, day, year) => dayKey(year, months[m], +day)],
      [RegExp(`(?<![\\p{L}])${month}(?: +de)? +(\\d{4})`, "gu"), (m, year) => `${year}-${two(months[m])}`],
    ];
    const keys = [];
    let rest = folded;
    for (const [shape, keyOf] of forms) {
      rest = rest.replace(shape, (all, ...parts) => {
        const key = keyOf(...parts);
        if (!key) return all;
        keys.push(key);
        return " ";
      });
    }
    return [keys, rest];
  };

  // -- finding -----------------------------------------------------------------------------------------------------

  const lowerBound = (words, form) => {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < form) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const collect = (found, [words, postings], form, total) => {
    const wanted = form.length >= LEAST_PREFIX;
    for (let at = lowerBound(words, form); at < words.length && words[at].startsWith(form); at += 1) {
      if (words[at] !== form && !wanted) break;
      const list = postings[at];
      const worth = (words[at] === form ? 1 : PREFIX_WORTH) * Math.log2(1 + total / (list.length / 2));
      for (let i = 0; i < list.length; i += 2) {
        found.set(list[i], Math.max(found.get(list[i]) ?? 0, worth * list[i + 1]));
      }
    }
  };

  // The articles that have a word, each with how much it weighs there.
  const articlesWith = async (forms, { shards, articles }) => {
    const found = new Map();
    for (const form of forms) {
      const near = shards.filter(([prefix]) => form.startsWith(prefix) || (form.length >= LEAST_PREFIX && prefix.startsWith(form)));
      const files = await Promise.all(near.map(([prefix, name]) => load(`search/w-${name}.js`, "words", prefix)));
      for (const file of files) collect(found, file, form, articles);
    }
    return found;
  };

  const search = async (query) => {
    const index = await manifest();
    const [days, rest] = daysIn(fold(query, index.folds), index.months);
    const asked = [...days.map((day) => [day]), ...wordsIn(rest).map(askedForms)];
    const found = await Promise.all(asked.map((forms) => articlesWith(forms, index)));
    const scores = new Map();
    for (const one of found) for (const [article, worth] of one) scores.set(article, (scores.get(article) ?? 0) + worth);
    const all = [...scores].filter(([article]) => found.every((one) => one.has(article)));
    const ranked = (all.length ? all : [...scores]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { index, asked: asked.flat(), articles: ranked.map(([article]) => article) };
  };

  const documentOf = async (number, { inFile }) => {
    const file = Math.floor(number / inFile);
    return (await load(`search/d-${file}.js`, "docs", String(file)))[number % inFile];
  };

  // -- showing -----------------------------------------------------------------------------------------------------

  const make = (name, facts = {}, ...content) => {
    const element = Object.assign(document.createElement(name), facts);
    element.append(...content);
    return element;
  };

  const isAsked = (word, asked, folds) => {
    const forms = wordsIn(fold(word, folds)).flatMap(formsOf);
    return forms.some((form) => asked.some((one) => form === one || (one.length >= LEAST_PREFIX && form.startsWith(one))));
  };

  // The paragraph with most of the words, cut to what stands around the first of them.
  const passageOf = (blocks, asked, folds) => {
    let best = null;
    for (const [address, lang, dir, text] of blocks) {
      const hits = [...text.matchAll(/[\p{L}\p{M}\p{N}\u0640]+/gu)].filter(([word]) => isAsked(word, asked, folds));
      const kinds = new Set(hits.map(([word]) => fold(word, folds))).size;
      if (!best || kinds > best.kinds) best = { address, lang, dir, text, hits, kinds };
    }
    return best;
  };

  const passageNode = ({ lang, dir, text, hits }) => {
    // The longest found word is the least likely to be an article or a preposition.
    const longest = hits.reduce((best, hit) => (hit[0].length > best[0].length ? hit : best), hits[0]);
    const first = longest?.index ?? 0;
    const start = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const end = text.length > first + 2 * AROUND ? text.lastIndexOf(" ", first + 2 * AROUND) : text.length;
    const node = make("p", { lang, dir });
    let at = start;
    for (const { 0: word, index } of hits) {
      if (index < at || index + word.length > end) continue;
      node.append(text.slice(at, index), make("mark", {}, word));
      at = index + word.length;
    }
    node.append(text.slice(at, Math.max(at, end)));
    if (start > 0) node.prepend("… ");
    if (end < text.length) node.append(" …");
    return node;
  };

  const resultNode = async ([id, title, lang, dir, outlet, when], { index, asked }) => {
    const link = make("a", { href: new URL(`articles/${id}.html`, base), lang, dir }, title);
    const facts = [outlet, when, new Map(index.languages).get(lang)].filter(Boolean).flatMap((fact, at) => [at ? " · " : "", make("bdi", {}, fact)]);
    const item = make("li", {}, link, make("p", { className: "facts" }, ...facts));
    const passage = passageOf(await load(`text/${id}.js`, "text", id), asked, index.folds);
    if (passage) {
      if (passage.hits.length) link.href = new URL(passage.address, base);
      item.append(passageNode(passage));
    }
    return item;
  };

  const counted = (number, forms) => {
    const form = new Intl.PluralRules(document.documentElement.lang || "en").select(number);
    return (forms[form] ?? forms.other).replace("{n}", number);
  };

  let latest = 0;
  let only = "";
  const status = make("p", { role: "status" });
  const choice = make("select", {});
  const list = make("ol", {});
  panel.append(make("div", { className: "search-head" }, status, choice), list);

  const show = async () => {
    const run = ++latest;
    const query = input.value.trim();
    const { words } = await manifest();
    choice.setAttribute("aria-label", words.all);
    panel.hidden = false;
    if (!query) {
      choice.hidden = true;
      status.textContent = words.help;
      list.replaceChildren();
      return;
    }
    const found = await search(query);
    const spokenBy = (article) => found.index.languages[found.index.spoken[article]];
    const spoken = new Map(found.articles.map(spokenBy));
    const kept = found.articles.filter((article) => !spoken.has(only) || spokenBy(article)[0] === only);
    const documents = await Promise.all(kept.slice(0, SHOWN).map((article) => documentOf(article, found.index)));
    const nodes = await Promise.all(documents.map((document_) => resultNode(document_, found)));
    if (run !== latest) return; // something else was typed meanwhile
    choice.replaceChildren(
      make("option", { value: "" }, words.all),
      ...Array.from(spoken, ([lang, name]) => make("option", { value: lang, selected: lang === only }, name)),
    );
    choice.hidden = spoken.size < 2;
    status.textContent = kept.length ? counted(kept.length, found.index.results) : words.none;
    list.replaceChildren(...nodes);
    panel.dataset.query = query;
  };

  const close = () => {
    latest += 1;
    panel.hidden = true;
  };

  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  };

  const step = (by) => {
    const stops = [input, ...list.querySelectorAll("li > a")];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + by))].focus();
  };

  input.addEventListener("focus", soon);
  input.addEventListener("input", soon);
  choice.addEventListener("change", () => {
    only = choice.value;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show().then(() => list.querySelector("li > a")?.focus());
  });
  form.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      close();
      input.blur();
    } else if (move && event.target !== choice) {
      event.preventDefault();
      step(move);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  addEventListener("pointerdown", (event) => form.contains(event.target) || close());
  list.addEventListener("click", (event) => event.target.closest("a") && close());
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]")) {
      event.preventDefault();
      input.focus();
    }
  });
})();
