// Filters the drawing and the table of the dates by language and by place. The numbers are loaded with the first choice.
"use strict";
(() => {
  const filters = document.querySelector(".page--dates .filters");
  const drawing = document.querySelector(".timeline");
  if (!filters || !drawing) return;
  const source = new URL("../data/timeline.js", document.currentScript.src);
  const SORTS = ["told", "wide", "published"]; // in the order of the numbers
  const YEAR = 4; // letters of a key that is a year

  const load = () =>
    new Promise((resolve, reject) => {
      const { timeline } = globalThis.commonplace ?? {};
      if (timeline) return resolve(timeline);
      const script = Object.assign(document.createElement("script"), { src: source, onerror: reject });
      script.onload = () => resolve(globalThis.commonplace.timeline);
      document.head.append(script);
    });

  const plural = (forms, n) => (forms[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? forms.other).replace("{n}", n);
  const chosen = (name) => filters.querySelector(`[name="${name}"]`).value;
  const columns = [...drawing.querySelectorAll("[data-key]")];
  const cells = [...document.querySelectorAll(".page table tbody td")].map((cell) => [cell, keyOf(cell)]);

  // A cell's month is in its link; the last of a row, which has none, is the year's.
  function keyOf(cell) {
    const link = cell.querySelector("a") ?? cell.closest("tr").querySelector("a");
    const key = new URL(link.href).pathname.split("/").pop().replace(".html", "");
    return cell.cellIndex && (key.length > YEAR || cell === cell.parentElement.lastElementChild) ? key : "";
  }

  const shown = ([told, wide, published]) => (published ? `${told + wide} · ${published}` : `${told + wide || ""}`);

  const follow = async () => {
    const { languages, rows, passages, articles } = await load();
    const language = languages.indexOf(chosen("language"));
    const counts = new Map();
    const total = [0, 0, 0];
    for (const [key, sort, of, n] of rows[chosen("place") || -1] ?? []) {
      if (language >= 0 && of !== language) continue;
      total[sort] += n;
      for (const at of new Set([key, key.slice(0, YEAR)])) {
        if (!counts.has(at)) counts.set(at, { own: [0, 0, 0], all: [0, 0, 0] });
        counts.get(at).all[sort] += n;
        if (at === key) counts.get(at).own[sort] += n;
      }
    }
    const none = { own: [0, 0, 0], all: [0, 0, 0] };
    const highest = (among) => Math.max(1, ...among.map(({ dataset }) => (counts.get(dataset.key) ?? none).all.reduce((a, b) => a + b)));
    drawing.style.setProperty("--most", highest(columns));
    for (const row of drawing.querySelectorAll(".row")) row.style.setProperty("--highest", highest([...row.querySelectorAll("[data-key]")]));
    for (const column of columns) {
      column.title = "";
      SORTS.forEach((sort, at) => {
        const bar = column.querySelector(`.${sort}`), n = (counts.get(column.dataset.key) ?? none).all[at];
        bar.style.setProperty("--n", n);
        bar.hidden = !n;
      });
    }
    for (const [cell, key] of cells) {
      if (key) (cell.querySelector("a") ?? cell).textContent = shown((counts.get(key) ?? none).own);
    }
    filters.querySelector("output").textContent = `${plural(passages, total[0] + total[1])} · ${plural(articles, total[2])}`;
  };

  filters.hidden = false;
  filters.addEventListener("change", follow);
})();
