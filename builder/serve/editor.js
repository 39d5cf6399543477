// What `commonplace serve` adds to a page: it is loaded anew when the site is built anew, and notes are written in it.
"use strict";
(() => {
  const { token, run } = document.currentScript.dataset;
  const OWN = "/__commonplace/";
  const OFTEN = 1000; // milliseconds between looks whether the site was built anew
  const words = globalThis.commonplace?.writing;
  const id = document.querySelector("[data-article]")?.dataset.article;
  const file = globalThis.commonplace?.annotationFile;

  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  const told = (sentence) => {
    const [before, after] = sentence.split("{file}");
    return after === undefined ? [before] : [before, element("code", { dir: "ltr" }, file), after];
  };

  // -- asking ---------------------------------------------------------------------------------------------------------

  const ask = async (wish) => {
    const sent = { headers: { "X-Commonplace-Token": token } };
    if (wish) {
      sent.method = "POST";
      sent.headers["Content-Type"] = "application/json";
      sent.body = JSON.stringify(wish);
    }
    const answer = await fetch(`${OWN}notes/${id}`, sent);
    return { status: answer.status, ...(await answer.json()) };
  };

  // What was written and not saved, for as long as the tab is open: a page that is loaded anew, after the server was, has it still.
  const draft = ({ note, quote }, written) => {
    const key = `commonplace-draft ${id} ${note ?? quote ?? ""}`;
    try {
      if (written) sessionStorage.setItem(key, written);
      else if (written === "") sessionStorage.removeItem(key);
      return sessionStorage.getItem(key);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

  // -- the editor -----------------------------------------------------------------------------------------------------

  let editor = null;
  let opening = false;
  let saved = false;

  class Editor {
    // note: { note, seen, quote, body } as the file has it, without `note` for a new one; seen: the file as it was.
    constructor(note, seen, opener) {
      Object.assign(this, { note, seen, opener });
      this.area = element("textarea", { id: "editor-note", value: draft(note) ?? note.body, rows: 6, dir: "auto" });
      this.area.addEventListener("input", () => {
        this.disarm();
        draft(note, this.area.value);
      });
      this.status = element("p", { role: "status" });
      this.theirs = element("pre", { dir: "auto", hidden: true });
      this.save = this.button(words.save, () => this.send(note.note ? "edit" : "add"), "submit");
      this.both = this.button(words.both, () => this.keepBoth());
      this.both.hidden = true;
      this.remove = this.button(words.delete, () => this.sureOfDeletion() && this.send("delete"));
      this.remove.hidden = !note.note;
      this.cancel = this.button(words.cancel, () => {
        draft(note, "");
        this.close();
      });
      this.form = element(
        "form",
        { className: "editor md-typeset" },
        ...(note.quote ? [element("blockquote", { dir: "auto", textContent: note.quote })] : []),
        this.theirs,
        this.status,
        element("label", { htmlFor: "editor-note" }, words.note),
        this.area,
        element("div", {}, this.save, this.both, this.remove, this.cancel),
      );
      this.form.setAttribute("role", "dialog");
      this.form.setAttribute("aria-label", words.note);
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!this.save.disabled) this.send(this.note.note ? "edit" : "add");
      });
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
        if (event.key === "Escape" && !this.changed()) this.close();
        event.stopPropagation(); // the theme's own keys are none while one writes
      });
      document.body.append(this.form);
      this.area.focus();
    }

    button(label, act, type = "button") {
      const made = element("button", { type, className: "md-button" }, label);
      if (type === "button") made.addEventListener("click", act);
      return made;
    }

    changed() {
      return this.area.value !== this.note.body;
    }

    say(sentence, why) {
      this.status.replaceChildren(...told(sentence), why ? ` ${why}` : "");
    }

    sureOfDeletion() {
      if (this.remove.dataset.sure) return true;
      this.remove.dataset.sure = "yes";
      this.remove.textContent = words.delete_really;
      return false;
    }

    disarm() {
      delete this.remove.dataset.sure;
      this.remove.textContent = words.delete;
    }

    async send(action) {
      const buttons = [this.save, this.both, this.remove];
      for (const button of buttons) button.disabled = true;
      const { note, seen, quote } = this.note;
      const wish = { action, note, seen, quote: quote ?? "", body: this.area.value, file: this.seen };
      try {
        const answer = await ask(wish);
        if (answer.status === 200) return this.done(answer);
        if (answer.status === 409) this.conflict(answer.current);
        else this.say(words.not_saved, answer.error);
      } catch {
        this.say(words.unreachable);
      }
      for (const button of buttons) button.disabled = false;
      this.disarm();
      this.area.focus();
    }

    done({ note, changed }) {
      draft(this.note, "");
      this.note.body = this.area.value;
      this.area.readOnly = true;
      this.say(words.saved);
      if (changed) sessionStorage.setItem("commonplace-told", words.merged);
      history.replaceState(null, "", note ? `#${note}` : location.pathname);
      saved = true;
    }

    // The file keeps its version, the editor keeps this one: what to do with the two is the person's choice.
    conflict(current) {
      this.theirs.hidden = this.both.hidden = !current;
      if (current) {
        this.theirs.textContent = current.body;
        Object.assign(this.note, { note: current.note, seen: current.seen });
        return this.say(words.conflict);
      }
      this.note.note = undefined;
      this.remove.hidden = true;
      this.say(words.gone);
    }

    keepBoth() {
      this.area.value = `${this.theirs.textContent}\n\n${this.area.value}`;
      this.theirs.hidden = this.both.hidden = true;
      this.status.replaceChildren();
      this.area.focus();
    }

    close() {
      this.form.remove();
      editor = null;
      this.opener?.focus();
    }
  }

  const openEditor = async (opener, find) => {
    if (editor) return editor.area.focus();
    if (opening) return;
    opening = true; // the page must not be loaded anew just now
    try {
      const answer = await ask();
      const note = answer.status === 200 && find(answer.notes);
      if (note) editor = new Editor(note, answer.seen, opener);
      else tell(answer.error ?? words.gone);
    } catch {
      tell(words.unreachable);
    }
    opening = false;
  };

  const tell = (sentence) => {
    const message = element("p", { className: "editor-told", role: "status" });
    document.body.append(message);
    message.append(...told(sentence));
    setTimeout(() => message.remove(), 10_000);
  };

  if (globalThis.commonplace?.offer) {
    globalThis.commonplace.offer(words.write, (quote, button) => openEditor(button, () => ({ quote, body: "" })));
    if (!document.getElementById("notes")) {
      const button = element("button", { type: "button", className: "editor-open" }, words.whole);
      button.addEventListener("click", () => openEditor(button, () => ({ quote: null, body: "" })));
      document.querySelector(".page--article .text").after(element("p", { className: "facts" }, button));
    }
    for (const name of document.querySelectorAll(".note-head [id^='note-']")) {
      const button = element("button", { type: "button", className: "editor-open" }, words.edit);
      button.addEventListener("click", () => openEditor(button, (notes) => notes.find((note) => note.note === name.id)));
      name.closest(".note-head").append(" ", button);
    }
    const left = sessionStorage.getItem("commonplace-told");
    sessionStorage.removeItem("commonplace-told");
    if (left) tell(left);
    addEventListener("beforeunload", (event) => editor?.changed() && event.preventDefault());
  }

  // -- the page anew --------------------------------------------------------------------------------------------------

  let failures = null;
  const look = async () => {
    try {
      const state = await (await fetch(`${OWN}state`, { signal: AbortSignal.timeout(5 * OFTEN) })).json();
      if (saved && failures !== null && state.failures > failures) editor.say(words.not_built);
      failures = state.failures;
      if (state.run !== run) {
        if (saved || !(editor || opening)) location.reload();
        else if (editor && !editor.status.hasChildNodes()) editor.say(words.newer);
      }
    } catch {
      // the server is away, perhaps to come back
    }
    setTimeout(look, OFTEN);
  };
  look();
})();
