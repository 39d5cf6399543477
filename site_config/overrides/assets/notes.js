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

  beside();
  wide.addEventListener("change", beside);
  addEventListener("beforeprint", below);
  addEventListener("afterprint", beside);
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
