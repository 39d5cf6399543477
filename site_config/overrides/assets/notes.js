// Puts an article's notes beside the passages they are on. Without it they stand below the text, as footnotes.
"use strict";
(() => {
  const wide = matchMedia("screen and (min-width: 76.25em)");
  const list = document.querySelector(".page--article .footnote");
  if (!list) return;

  const notes = [...list.querySelectorAll(":scope > ol > li")].flatMap((item) => {
    const mark = document.getElementById(item.id.replace(/^fn-/, "fnref-"));
    const block = mark && mark.closest(".text [id^='p-']");
    if (!block) return [];
    const note = document.createElement("aside");
    note.className = "note";
    note.dataset.number = mark.textContent.trim();
    note.lang = document.documentElement.lang; // as its footnote had it, below the text
    note.tabIndex = -1; // reached by its number, or by a key
    note.setAttribute("aria-label", note.dataset.number);
    return [{ item, note, block }];
  });

  const move = (from, to) => {
    to.append(...from.childNodes);
    to.id = from.id || to.id;
    from.removeAttribute("id");
  };

  // In the margin a note stands level with the top of its paragraph, so it comes before it; on a phone below it.
  const beside = () => {
    list.hidden = notes.length === list.querySelectorAll(":scope > ol > li").length;
    for (const { item, note, block } of wide.matches ? notes : [...notes].reverse()) {
      if (item.id) move(item, note);
      if (wide.matches) block.before(note);
      else block.after(note);
    }
  };

  const below = () => {
    list.hidden = false;
    for (const { item, note } of notes) {
      if (note.id) move(note, item);
      note.remove();
    }
  };

  // Hidden for as long as the reader's session lasts; a browser that keeps nothing shows them on the next page.
  const page = list.closest(".page");
  const bar = document.querySelector(".notes-bar");
  const button = bar?.querySelector("button");
  const KEPT = "commonplace.without-notes";
  const hide = (hidden) => {
    page.classList.toggle("without-notes", hidden);
    button?.setAttribute("aria-pressed", hidden);
  };
  const kept = (value) => {
    try {
      if (value !== undefined) sessionStorage.setItem(KEPT, value);
      return sessionStorage.getItem(KEPT) === "true";
    } catch {
      return value === true;
    }
  };
  if (bar) {
    bar.hidden = false;
    hide(kept());
    button.addEventListener("click", () => hide(kept(!page.classList.contains("without-notes"))));
  }

  // n and p go from note to note; while one types, and while the notes are hidden, they are letters.
  const STEPS = { n: 1, p: -1 };
  let at = -1;
  addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const busy = typing || event.ctrlKey || event.altKey || event.metaKey || page.classList.contains("without-notes");
    if (!step || busy || !notes.length) return;
    const focused = notes.findIndex(({ note }) => note.contains(document.activeElement));
    at = Math.max(0, Math.min(notes.length - 1, (focused >= 0 ? focused : at) + step));
    notes[at].note.focus({ preventScroll: true });
    notes[at].note.scrollIntoView({ block: "center" });
    event.preventDefault();
  });

  beside();
  wide.addEventListener("change", beside);
  addEventListener("beforeprint", below);
  addEventListener("afterprint", beside);
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
