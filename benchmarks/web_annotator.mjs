// Anchors quotes as the best-known web annotator is described to do: by position if the quote stands there, else the
// stretches with the fewest errors, at most half of the quote's length, weighed by quote, prefix, suffix and position;
// the best is taken, however little speaks for it. Our own writing over the annotator's search library from npm.
// Reads JSON lines {"text", "exact", "prefix", "suffix", "start"}, prints a line each: [start, end] in UTF-16 units, or null.

import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const library = createRequire(`${process.argv[2]}/`).resolve("approx-string-match");
const { default: search } = await import(pathToFileURL(library));

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MOST_ERRORS = 256;

function fewestErrors(text, pattern, most) {
  const found = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    found.push({ start: at, end: at + pattern.length, errors: 0 });
  }
  return found.length ? found : search(text, pattern, most);
}

function likeness(text, pattern) {
  if (!pattern || !text) return 0;
  const [best] = fewestErrors(text, pattern, pattern.length);
  return best ? 1 - best.errors / pattern.length : 0;
}

function scored({ text, exact, prefix, suffix, start }, match) {
  const terms = [
    [WEIGHTS.quote, 1 - match.errors / exact.length],
    [WEIGHTS.prefix, prefix ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) : 1],
    [WEIGHTS.suffix, suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1],
  ];
  if (start !== null) terms.push([WEIGHTS.position, 1 - Math.abs(match.start - start) / text.length]);
  const total = terms.reduce((sum, [weight]) => sum + weight, 0);
  return terms.reduce((sum, [weight, value]) => sum + weight * value, 0) / total;
}

function anchored(note) {
  const { text, exact, start } = note;
  if (start !== null && text.slice(start, start + exact.length) === exact) return [start, start + exact.length];
  const matches = fewestErrors(text, exact, Math.min(MOST_ERRORS, exact.length / 2));
  const best = matches
    .map((match) => ({ match, score: scored(note, match) }))
    .reduce((one, other) => (other.score > (one?.score ?? -1) ? other : one), null);
  return best && [best.match.start, best.match.end];
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(anchored(JSON.parse(line))));
}
