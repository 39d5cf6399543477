// Runs chrono-node over JSON lines {text, language, day} and prints, a line each, the [start, end, first, last] that it finds.
// Offsets are UTF-16; a value is as fine as what chrono calls certain, and `last` is null where there is no interval.

const chrono = require("chrono-node");

function valueOf(components) {
  if (!components) return null;
  const date = `${String(components.get("year")).padStart(4, "0")}-${String(components.get("month")).padStart(2, "0")}`;
  const certain = (name) => components.isCertain(name);
  if (certain("day") || certain("weekday")) return `${date}-${String(components.get("day")).padStart(2, "0")}`;
  if (certain("month")) return date;
  return certain("year") ? date.slice(0, 4) : `${date}-${String(components.get("day")).padStart(2, "0")}`;
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { text, language, day } = JSON.parse(line);
    const parser = chrono[language];
    const found = parser ? parser.parse(text, day ? new Date(`${day}T12:00:00`) : undefined) : [];
    console.log(JSON.stringify(found.map((f) => [f.index, f.index + f.text.length, valueOf(f.start), valueOf(f.end)])));
  });
