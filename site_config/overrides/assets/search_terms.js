// Reads what is typed into the search as builder/pages/search_terms.py reads a text, by the tables that it wrote: the two are one.
"use strict";
((globalThis.commonplace ??= {}).search ??= {}).terms = ({ folds, signs, months, of, articles, rules, least, short, longest }) => {
  const STEM_WORTH = 0.7; // of a word without its ending: whose language it is in is not known

  const SIGNS = RegExp(signs, "gu");
  const plain = (char) => char.normalize("NFKD").replace(SIGNS, "").toLowerCase();
  const fold = (text) =>
    Array.from(text.normalize("NFC"), (char) => (Object.hasOwn(folds, char) ? folds[char] : plain(char))).join("");
  const wordsIn = (folded) => folded.match(/[\p{L}\p{N}]{1,64}/gu) ?? [];

  const stem = (word, endings) => {
    const end = endings.find((one) => word.endsWith(one) && word.length - one.length >= least);
    return end ? word.slice(0, -end.length) : word;
  };

  const bare = (word) => {
    const article = articles.find((one) => word.startsWith(one) && word.length - one.length >= least);
    return article ? word.slice(article.length) : word;
  };

  // All that a word of a text in this language is filed under.
  const formsOf = (word, language) => {
    const [prefixes, endings] = rules[language.split("-")[0]] ?? [[], []];
    const rests = prefixes.filter((one) => word.startsWith(one)).map((one) => word.slice(one.length));
    return [word, ...rests.filter((rest) => rest.length >= least)].map((base) => stem(base, endings));
  };

  // What a word that is typed may be filed under, with how sure that is: only what is surely a prefix is taken off.
  const askedForms = (word) => {
    const forms = new Map([[word, 1], [bare(word), 1]]);
    for (const base of [...forms.keys()]) {
      for (const [, endings] of Object.values(rules)) {
        const form = stem(base, endings);
        if (!forms.has(form)) forms.set(form, STEM_WORTH);
      }
    }
    return forms;
  };

  // A name as one word, with and without its short words.
  const nameKeys = (words) => {
    const bares = words.map(bare);
    const keys = [bares.join(""), bares.filter((word) => word.length > short).join("")];
    return [...new Set(keys.filter(Boolean).map((key) => key.slice(0, longest)))];
  };

  // -- days --------------------------------------------------------------------------------------------------------

  const two = (number) => String(number).padStart(2, "0");
  const yearKey = (year) => (year ? String(year).padStart(4, "0") : "-");
  const dayKey = (year, month, day) =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31 ? `${yearKey(year)}-${two(month)}-${two(day)}` : null;
  const monthKey = (year, month) => (month >= 1 && month <= 12 ? `${yearKey(year)}-${two(month)}` : null);
  // 8/5/2017 is one day in London and another in New York: both are meant.
  const eitherWay = (a, b, year) => [dayKey(year, +b, +a), dayKey(year, +a, +b)];

  const anyOf = (names) =>
    names.sort((a, b) => b.length - a.length).map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  const NAME = `(${anyOf(Object.keys(months))})(?:\\.?(?: ?[/(] ?(?:${anyOf(Object.keys(months))})\\)?)?)`; // آب/أغسطس
  const OF = `(?: (?:${anyOf(of)})(?:(?<=')|(?= )))* ?`; // a whole word, or one that ends in an apostrophe
  const DAY = "(\\d{1,2})(?:\\p{L}{1,2}(?= )|\\.)?"; // 1er, 2nd, 3.
  const shape = (form) => RegExp(`(?<![\\p{L}\\p{N}/.-])${form}(?![\\p{L}\\p{N}/-])`, "gu");
  // From the most to the least that is told; without a year, of any.
  const SHAPES = [
    [shape("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"), (year, month, day) => [dayKey(year, +month, +day)]],
    [shape("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})"), eitherWay],
    [shape(`${DAY}${OF}${NAME},?${OF}(\\d{4})`), (day, name, year) => [dayKey(year, months[name], +day)]],
    [shape(`${NAME} ${DAY},?${OF}(\\d{4})`), (name, day, year) => [dayKey(year, months[name], +day)]],
    [shape("(\\d{4})[-/](\\d{1,2})"), (year, month) => [monthKey(year, +month)]],
    [shape("(\\d{1,2})[/.](\\d{4})"), (month, year) => [monthKey(year, +month)]],
    [shape(`${NAME},?${OF}(\\d{4})`), (name, year) => [monthKey(year, months[name])]],
    [shape(`(\\d{4}) ${NAME}`), (year, name) => [monthKey(year, months[name])]],
    [shape(`${DAY}${OF}${NAME}`), (day, name) => [dayKey("", months[name], +day)]],
    [shape(`${NAME} ${DAY}`), (name, day) => [dayKey("", months[name], +day)]],
    [shape("(\\d{1,2})/(\\d{1,2})"), (a, b) => eitherWay(a, b, "")],
  ];

  // The days and months of a folded query, each with its keys and how it is said; and what else is asked.
  const daysIn = (folded) => {
    const days = [];
    const rest = SHAPES.reduce(
      (left, [form, keysOf]) =>
        left.replace(form, (said, ...groups) => {
          const keys = [...new Set(keysOf(...groups).filter(Boolean))];
          if (!keys.length) return said;
          days.push({ keys, said });
          return " ; ";
        }),
      folded.replace(/\s+/g, " "),
    );
    return { days, rest };
  };

  return { fold, wordsIn, formsOf, askedForms, nameKeys, daysIn };
};
