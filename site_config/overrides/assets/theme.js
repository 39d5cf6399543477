// What the theme's script expects to find: where the site begins, and the reader's own settings, kept in this browser only.
"use strict";
var __md_scope = new URL("../", document.currentScript.src);
// The page's policy lets a text become markup nowhere, and the address of a script only here: one of the site's own files.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (address.startsWith(__md_scope.href) ? address : null),
});
// The theme's keys of one letter, which nobody can switch off (WCAG 2.1.4), stay letters: it listens on the window, after this.
addEventListener("keydown", (event) => {
  if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
});
var __md_hash = (text) => [...text].reduce((hash, char) => ((hash << 5) - hash + char.charCodeAt(0)) | 0, 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // a browser that keeps nothing, or something else under our name
  }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // then the choice holds for this page
  }
};
