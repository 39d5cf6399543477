// Offers a selected passage of an article as a quote, ready to be pasted into the article's annotation file. What else can be
// done with a passage is added by `commonplace.offer(label, act)`, as the editor of `commonplace serve` does.
"use strict";
(() => {
  const id = document.querySelector("[data-article]")?.dataset.article;
  const text = document.querySelector(".page--article .text");
  const words = globalThis.commonplace?.writing;
  if (!id || !text || !words) return;

  const file = `content/annotations/${id}.md`;
  const WAIT = 150; // milliseconds without a change of the selection
  const MOST_WORDS = 30; // put around a quote on each side to tell it from others with the same words
  const MARKS = /[\u2400-\u2421]|⟨U\+[0-9A-F]{4,6}⟩/g; // shown for characters that have no shape

  // -- the article's own text ----------------------------------------------------------------------------------------

  // Links and highlights are the article's words; numbers of notes, labels and notes are not.
  const isText = (node) =>
    node.nodeType === Node.TEXT_NODE ||
    ["BR", "MARK"].includes(node.nodeName) ||
    (node.nodeName === "A" && !node.matches(".footnote-ref, .headerlink"));
  const filter = (node) => (isText(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);

  const blocks = () => [...text.querySelectorAll("[id^='p-']")];
  const isFolded = (block) => block.closest("details:not([open])");

  // A block's text before, inside and after a range.
  const parted = (block, range) => {
    const parts = ["", "", ""];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ALL, filter);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const at = 1 + (range.intersectsNode(node) ? 0 : range.comparePoint(node, 0));
      if (node.nodeName === "BR") parts[at] += "\n";
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const shown = node.data.replace(MARKS, (mark) => "\0".repeat(mark.length)).replace(/[ \t\r\n]/g, " ");
      if (at !== 1) {
        parts[at] += shown;
        continue;
      }
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : shown.length;
      parts[0] += shown.slice(0, start);
      parts[1] += shown.slice(start, end);
      parts[2] += shown.slice(end);
    }
    return parts.map((part) => part.replaceAll("\0", ""));
  };

  const clean = (part) => part.replace(/ +/g, " ").replace(/ ?\n ?/g, "\n").trim();
  const flat = (part) => part.replace(/\s+/g, " ").trim();

  const whole = () => {
    const everything = document.createRange();
    everything.selectNodeContents(text);
    return flat(blocks().map((block) => parted(block, everything)[1]).join(" "));
  };

  const occurrences = (there, quote) => there.split(quote).length - 1;

  // The selected passage, a paragraph each; with as many words more as tell it from every other. Empty where none is selected.
  const passage = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return [];
    const range = selection.getRangeAt(0);
    const touched = blocks().filter((block) => range.intersectsNode(block));
    const parts = touched.map((block) => (isFolded(block) ? ["", "[…]", ""] : parted(block, range)));
    while (parts.length && (!clean(parts[0][1]) || parts[0][1] === "[…]")) parts.shift();
    while (parts.length && (!clean(parts.at(-1)[1]) || parts.at(-1)[1] === "[…]")) parts.pop();
    if (parts.length) widen(parts);
    return parts.map((part) => clean(part[1])).filter((part, at, all) => part && !(part === "[…]" && all[at - 1] === part));
  };

  // With the space after it. Not an expression with $ at its end: that would be tried from every character of a long text.
  const lastWord = (part) => {
    let at = part.trimEnd().length;
    while (at > 0 && /\S/.test(part[at - 1])) at--;
    return part.slice(at);
  };

  const widen = (parts) => {
    const there = whole();
    const [first, last] = [parts[0], parts.at(-1)];
    for (let more = 0; more < MOST_WORDS; more++) {
      if (occurrences(there, flat(parts.map((part) => part[1]).join(" "))) < 2) return;
      const before = lastWord(first[0]);
      const after = /^\s*\S*/.exec(last[2])[0];
      first[0] = first[0].slice(0, first[0].length - before.length);
      last[2] = last[2].slice(after.length);
      first[1] = before + first[1];
      last[1] += after;
    }
  };

  const blockquote = (paragraphs) =>
    paragraphs.map((paragraph) => paragraph.replace(/^[>\s]*/gm, "> ")).join("\n>\n") + "\n\n";

  // -- the buttons ---------------------------------------------------------------------------------------------------

  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  const root = document.documentElement;
  const bar = element("div", { className: "writing", role: "toolbar", lang: root.lang, dir: root.dir, hidden: true });
  const status = element("output", {});
  bar.setAttribute("aria-label", words.passage);
  bar.append(status);
  let chosen = [];
  let dragging = false;
  let timer;

  const offer = (label, act) => {
    const button = element("button", { type: "button", className: "md-button" }, label);
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // a press must not undo the selection
    button.addEventListener("click", () => act(chosen.join("\n\n"), button));
    status.before(button);
  };

  const tell = (sentence, ...more) => {
    const [before, after] = sentence.split("{file}");
    status.replaceChildren(before, element("code", { dir: "ltr" }, file), after ?? "", ...more);
  };

  const hide = () => {
    bar.hidden = true;
    status.replaceChildren();
  };

  const place = (range) => {
    const rects = range.getClientRects();
    const [first, last] = [rects[0], rects[rects.length - 1]];
    const outer = bar.offsetParent.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = bar;
    const left = Math.max(8, Math.min(last.right - width / 2, root.clientWidth - width - 8));
    const below = last.bottom + height + 16 < innerHeight || first.top < height + 16;
    bar.style.left = `${left - outer.left}px`;
    bar.style.top = `${(below ? last.bottom + 8 : first.top - height - 8) - outer.top}px`;
  };

  const update = () => {
    if (dragging || bar.contains(document.activeElement)) return;
    const now = passage();
    if (!now.length) return hide();
    if (!bar.hidden && now.join() === chosen.join()) return;
    hide();
    chosen = now;
    const range = getSelection().getRangeAt(0);
    // After the last paragraph, so that Tab leads from the passage to the buttons.
    blocks().findLast((block) => range.intersectsNode(block) && !isFolded(block)).after(bar);
    bar.hidden = false;
    place(range);
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(update, WAIT);
  };

  // -- copying -------------------------------------------------------------------------------------------------------

  const copied = async (quote) => {
    try {
      await navigator.clipboard.writeText(quote);
      return true;
    } catch {
      return false; // pages opened from the disk may have no clipboard
    }
  };

  const copy = async (_, button) => {
    const quote = blockquote(chosen);
    const area = element("textarea", { readOnly: true, value: quote, rows: 3 });
    if (await copied(quote)) return tell(words.copied);
    area.setAttribute("aria-label", words.copy);
    tell(words.failed, area);
    area.select();
    if (!document.execCommand("copy")) return;
    tell(words.copied);
    button.focus();
  };

  offer(words.copy, copy);
  globalThis.commonplace.offer = offer;
  globalThis.commonplace.annotationFile = file;

  document.addEventListener("selectionchange", soon);
  document.addEventListener("pointerdown", (event) => (dragging = event.pointerType === "mouse" && !bar.contains(event.target)));
  for (const ended of ["pointerup", "pointercancel"]) {
    document.addEventListener(ended, () => {
      dragging = false;
      soon();
    });
  }
  bar.addEventListener("focusout", soon);
  document.addEventListener("keydown", (event) => event.key === "Escape" && !bar.hidden && hide());
})();
