// Puts an article's notes beside the passages they are on. Without it they stand below the text, as footnotes.
"use strict";
(() => {
  // -- jumping: what an address means is unfolded before it is shown ----------------------------------------------------

  const unfold = (element) => {
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return element;
  };
  const reveal = () => unfold(document.getElementById(decodeURIComponent(location.hash.slice(1))));

  const list = document.querySelector(".page--article .footnote");
  const text = document.querySelector(".page--article .text");
  if (!list || !text) {
    const jump = () => reveal()?.scrollIntoView();
    if (location.hash) jump();
    return void addEventListener("hashchange", jump);
  }

  const GAP = 12; // pixels between two notes in the margin
  const wide = matchMedia("screen and (min-width: 76.25em)");
  const page = list.closest(".page");
  const bar = document.querySelector(".notes-bar");

  const notes = [...list.querySelectorAll(":scope > ol > li")].flatMap((item) => {
    const number = item.id.replace(/^fn-/, "");
    const reference = document.getElementById(`fnref-${number}`);
    const block = reference?.closest(".text [id^='p-']");
    if (!block) return [];
    const note = document.createElement("aside");
    note.className = "note";
    note.setAttribute("role", "note");
    note.setAttribute("aria-label", bar?.dataset.name.replace("{n}", number) ?? number);
    note.dataset.number = number;
    note.lang = document.documentElement.lang; // as its footnote had it, below the text
    note.tabIndex = -1; // reached by its number, or by a key
    const passage = text.querySelector(`mark[data-notes~="${number}"]`) ?? reference;
    return [{ item, note, block, reference, passage, top: 0 }];
  });

  // -- where the notes stand --------------------------------------------------------------------------------------------

  const move = (from, to) => {
    to.append(...from.childNodes);
    to.id = from.id || to.id;
    from.removeAttribute("id");
  };

  // Each after the paragraph in which its passage ends, for reading aloud and on a phone; of several there, in their order.
  const beside = () => {
    list.hidden = notes.length === list.querySelectorAll(":scope > ol > li").length;
    for (const { item, note, block } of [...notes].reverse()) {
      if (item.id) move(item, note);
      block.after(note);
    }
    align();
  };

  const below = () => {
    list.hidden = false;
    for (const { item, note } of notes) {
      if (note.id) move(note, item);
      note.remove();
    }
    page.style.minHeight = "";
  };

  // In the margin each stands level with its passage, or as near as those before it leave room; the one that is read has its
  // place for sure, and those around it make room.
  let read = null;
  const align = () => {
    if (!wide.matches) return void (page.style.minHeight = "");
    const origin = text.getBoundingClientRect().top;
    const shown = notes.filter(({ note }) => note.offsetParent);
    for (const one of shown) one.top = one.passage.getBoundingClientRect().top - origin;
    const heights = shown.map(({ note }) => note.offsetHeight + GAP);
    const fixed = shown.findIndex(({ note }) => note === read);
    for (let at = fixed - 1; at >= 0; at -= 1) shown[at].top = Math.min(shown[at].top, shown[at + 1].top - heights[at]);
    let free = 0; // above the text there is no room
    shown.forEach((one, at) => {
      one.top = Math.max(one.top, free);
      free = one.top + heights[at];
      one.note.style.setProperty("--top", `${one.top}px`);
    });
    page.style.minHeight = `${free + origin - page.getBoundingClientRect().top}px`;
  };

  const readOne = (note) => {
    if (note === read) return;
    read = note;
    align();
  };

  // -- hidden for as long as the reader's session lasts; a browser that keeps nothing shows them on the next page ----------

  const button = bar?.querySelector("[aria-pressed]");
  const KEPT = "commonplace.without-notes";
  const hide = (hidden) => {
    page.classList.toggle("without-notes", hidden);
    button?.setAttribute("aria-pressed", hidden);
    align();
  };
  const kept = (value) => {
    try {
      if (value !== undefined) sessionStorage.setItem(KEPT, value);
      return sessionStorage.getItem(KEPT) === "true";
    } catch {
      return value === true;
    }
  };

  // -- from note to note: by the buttons of the bar; within a note by n and p, and by Escape back to its passage. Elsewhere they
  // are letters: who speaks to the computer, or hits a key by chance, is not to be thrown about (WCAG 2.1.4) -----------------

  const STEPS = { n: 1, p: -1 };
  let at = -1;
  const show = (element) => {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  };
  const go = (step) => {
    if (!notes.length) return;
    at = Math.max(0, Math.min(notes.length - 1, at + step));
    readOne(unfold(notes[at].note));
    show(notes[at].note);
  };
  text.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const focused = notes.findIndex(({ note }) => note.contains(event.target));
    if (focused < 0 || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") return show(notes[focused].reference.querySelector("a") ?? notes[focused].reference);
    if (!STEPS[event.key]) return;
    at = focused;
    go(STEPS[event.key]);
    event.preventDefault();
  });

  const paper = matchMedia("print");
  const stand = () => (paper.matches ? below() : beside());

  stand();
  if (bar) {
    bar.hidden = false;
    hide(kept());
    button.addEventListener("click", () => hide(kept(!page.classList.contains("without-notes"))));
    for (const step of bar.querySelectorAll("[data-step]")) step.addEventListener("click", () => go(Number(step.dataset.step)));
  }
  wide.addEventListener("change", stand);
  paper.addEventListener("change", stand);
  addEventListener("beforeprint", below); // before the page is laid out for paper, where a browser tells so
  addEventListener("afterprint", beside);
  new ResizeObserver(align).observe(text);
  text.addEventListener("toggle", align, true);
  const readWhere = ({ target }) => target.closest(".note") && readOne(target.closest(".note"));
  text.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && readWhere(event)); // by keyboard
  text.addEventListener("click", readWhere); // not when a button of the mouse goes down: the link below it would move away

  const asked = () => {
    const there = reveal();
    const note = there?.closest(".note");
    if (note) {
      note.focus({ preventScroll: true });
      readOne(note);
    }
    there?.scrollIntoView({ block: note ? "center" : "start" });
  };
  addEventListener("hashchange", asked);
  if (location.hash) addEventListener("load", asked); // after the browser's own jump, which takes the focus
})();
