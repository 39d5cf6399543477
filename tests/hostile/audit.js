// Reads a page as the browser's own parser does, without running it: what it is made of, where it points, what it shows.
(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const BREAKS = new Set("br p div li h1 h2 h3 details summary ul pre td tr".split(" "));
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".footnote-ref, .headerlink")) return "";
    return [...node.childNodes].map(textOf).join("") + (BREAKS.has(node.localName) ? "\n" : "");
  };
  const parts = new Set(), ids = [], addresses = [], classes = new Set();
  for (const element of page.querySelectorAll("*")) {
    parts.add(element.localName);
    element.classList.forEach((name) => classes.add(name));
    for (const { name, value } of element.attributes) {
      parts.add(`${element.localName} ${name}`);
      if (name === "id") ids.push(value);
      if (/^(href|src|action|formaction|data|poster|srcset|background|cite|ping|manifest|style|xlink:href|content)$/.test(name))
        addresses.push([element.localName, name, value]);
    }
  }
  return {
    parts: [...parts],
    classes: [...classes],
    ids,
    addresses,
    scripts: [...page.querySelectorAll("script:not([src])")].map((script) => script.text),
    styles: [...page.querySelectorAll("style")].map((style) => style.textContent),
    title: page.title,
    blocks: Object.fromEntries([...page.querySelectorAll(".text [id^='p-']")].map((block) => [block.id, textOf(block)])),
    shown: textOf(page.body),
  };
};
