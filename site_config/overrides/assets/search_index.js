// Finds: loads of the index what a query needs, and gives places, days, articles and notes, best first. The index is made by
// builder/pages/search.py, which says what is in its files.
"use strict";
((globalThis.commonplace ??= {}).search ??= {}).finder = (load, index, terms) => {
  const LEAST_PREFIX = 3; // letters from which the beginning of a word finds it
  const PREFIX_WORTH = 0.3; // of a word that only begins like the one asked for
  const NAME_WORTH = 2; // of a place or a day that is meant as such
  const MORE_FILES = 2; // loaded beyond the first for words that only begin like the last one typed
  const LONGEST_NAME = 6; // words
  const SUGGESTED = 12; // names looked at that begin like what is typed
  const THINGS = 5; // places and days shown
  const WEIGHTS = 16; // the numbers of the index hold a distance and a weight below this

  const total = index.spoken.length;

  // -- files -------------------------------------------------------------------------------------------------------

  const part = (kind, number) => load(`search/${kind}-${number}.js`, "search", `${kind}-${number}`);

  // How many of the sorted keys come before this one; with `including`, or are it.
  const before = (keys, key, including) => {
    let low = 0, high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < key || (including && keys[middle] === key)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const row = async (kind, number) => {
    const firsts = index.files[kind];
    const file = before(firsts, number, true) - 1;
    return (await part(kind, file))[number - firsts[file]];
  };

  // The keys that begin so, each with its numbers, in order.
  const beginning = async (kind, start, more) => {
    const firsts = index.files[kind];
    const found = [];
    const first = Math.max(0, before(firsts, start, true) - 1);
    for (let file = first; file < firsts.length && file <= first + more; file += 1) {
      if (file > first && !firsts[file].startsWith(start)) break;
      const [keys, numbers] = await part(kind, file);
      for (let at = before(keys, start); at < keys.length && keys[at].startsWith(start); at += 1) {
        found.push([keys[at], numbers[at]]);
      }
    }
    return found;
  };

  const exactly = async (kind, key) => (await beginning(kind, key, 0)).find(([one]) => one === key)?.[1] ?? [];

  // -- scores: number of an article or a note → how well it fits --------------------------------------------------------

  const weigh = (scores, numbers, worth) => {
    const rarity = worth * Math.log2(1 + total / numbers.length);
    let at = 0;
    for (const packed of numbers) {
      at += Math.floor(packed / WEIGHTS);
      const score = rarity * (packed % WEIGHTS);
      if (score > (scores.get(at) ?? 0)) scores.set(at, score);
    }
    return scores;
  };

  const inAll = (every) =>
    new Map([...(every[0] ?? [])].filter(([at]) => every.every((one) => one.has(at))).map(([at]) => [at, sum(every, at)]));
  const sum = (every, at) => every.reduce((score, one) => score + (one.get(at) ?? 0), 0);

  const withWord = async (word, more) => {
    const scores = new Map();
    const forms = [...terms.askedForms(word)];
    const lists = await Promise.all(forms.map(([form]) => beginning("words", form, form === word ? more : 0)));
    forms.forEach(([form, worth], number) => {
      for (const [key, numbers] of lists[number]) {
        if (key === form) weigh(scores, numbers, worth);
        else if (form.length >= LEAST_PREFIX) weigh(scores, numbers, worth * PREFIX_WORTH);
      }
    });
    return scores;
  };

  const withThing = (things) =>
    things.reduce((scores, [, , , , , articles]) => weigh(scores, articles, NAME_WORTH), new Map());

  // -- reading the query -------------------------------------------------------------------------------------------

  const thingsNamed = async (keys) => {
    const numbers = (await Promise.all(keys.map((key) => exactly("names", key)))).flat();
    return Promise.all([...new Set(numbers)].map((number) => row("things", number)));
  };

  // The names among the words, longest first: [from, to, the things of that name].
  const namesIn = async (words) => {
    const spans = [];
    for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) spans.push([from, from + length]);
    }
    const found = await Promise.all(spans.map(([from, to]) => thingsNamed(terms.nameKeys(words.slice(from, to)))));
    const taken = new Set();
    return spans.flatMap(([from, to], number) => {
      const places = Array.from({ length: to - from }, (_, at) => from + at);
      if (!found[number].length || places.some((at) => taken.has(at))) return [];
      for (const at of places) taken.add(at);
      return [[from, to, found[number]]];
    });
  };

  // What is asked: days, names, and the words that are left, each one with its own words and the things it names.
  const askedFor = async (query) => {
    const { days, rest } = terms.daysIn(terms.fold(query));
    const dated = await Promise.all(days.map(async ({ keys, said }) => {
      const things = await thingsNamed(keys);
      return { things, words: things.length ? [] : terms.wordsIn(said) }; // 28, August and 2017 apart from each other are no day
    }));
    const words = terms.wordsIn(rest);
    const names = await namesIn(words);
    const named = names.map(([from, to, things]) => ({ things, words: words.slice(from, to), last: to === words.length }));
    const single = words
      .map((word, at) => ({ things: [], words: [word], last: at === words.length - 1 }))
      .filter((_, at) => !names.some(([from, to]) => at >= from && at < to));
    return { words, asked: [...dated, ...named, ...single] };
  };

  const scoresOf = async ({ things, words, last }) => {
    const each = await Promise.all(words.map((word, at) => withWord(word, last && at === words.length - 1 ? MORE_FILES : 0)));
    const scores = inAll(each); // a name may be meant as words, too: of a person, of a paper
    for (const [at, score] of withThing(things)) scores.set(at, score + (scores.get(at) ?? 0));
    return scores;
  };

  // Places and days whose name begins like all that is typed.
  const suggested = async (words) => {
    const [start] = terms.nameKeys(words);
    if (!start || start.length < LEAST_PREFIX) return [];
    const names = (await beginning("names", start, 0)).slice(0, SUGGESTED);
    const things = await Promise.all([...new Set(names.flatMap(([, numbers]) => numbers))].map((number) => row("things", number)));
    return things.sort((a, b) => b[5].length - a[5].length);
  };

  // all: whether the articles and notes have everything that is asked, or only some of it.
  const find = async (query) => {
    const { words, asked } = await askedFor(query);
    const [scores, more] = await Promise.all([Promise.all(asked.map(scoresOf)), suggested(words)]);
    const whole = inAll(scores);
    const all = whole.size > 0 || asked.length < 2;
    const some = all ? whole : new Map(scores.flatMap((one) => [...one.keys()]).map((at) => [at, sum(scores, at)]));
    const ranked = [...some].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at);
    const things = new Map([...asked.flatMap((one) => one.things), ...more].map((thing) => [thing[3], thing]));
    return {
      all,
      asked: asked.map(({ things, words }) => ({
        keys: things.map((thing) => thing[4]),
        words: words.map((word) => [...terms.askedForms(word).keys()]),
      })),
      things: [...things.values()].slice(0, THINGS),
      articles: ranked.filter((at) => at < index.articles),
      notes: ranked.filter((at) => at >= index.articles),
    };
  };

  return { find, row, leastPrefix: LEAST_PREFIX };
};
