"""Writes the names of months and weekdays into builder/lexicons/*.toml, from CLDR by way of Babel.

Run it after a new Babel, or once a lexicon file has been added: `python scripts/make_calendar_words.py`.
Only Babel's *format-wide* and *format-abbreviated* tables are read: its stand-alone tables leak between locales.
To take in the names that one more country uses, add its locale to REGIONS.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

LEXICONS = Path(__file__).parent.parent / "builder" / "lexicons"
BEGIN = "# Made by scripts/make_calendar_words.py from CLDR; edit more_months and more_weekdays instead.\n"
END = "# End of the made part.\n"
REGIONS = {"ar": ("ar_SY", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR"), "de": ("de_AT",), "pt": ("pt_PT",)}
"""Locales of a language whose months or weekdays have other names than the language's own."""


def names_of(language: str, kind: str, width: str, count: int, first: int) -> list[list[str]]:
    """For each month or weekday in order, its names without the dot of an abbreviation, each once."""
    tables = [getattr(Locale.parse(locale), kind)["format"][width] for locale in (language, *REGIONS.get(language, ()))]
    return [list(dict.fromkeys(" ".join(t[first + i].rstrip(".").split()) for t in tables)) for i in range(count)]


def table_of(name: str, rows: list[list[str]]) -> str:
    """A TOML table from 1 to 12, or from 1 for Monday to 7 for Sunday."""
    lines = [f"{i} = {json.dumps(row, ensure_ascii=False)}\n" for i, row in enumerate(rows, 1) if row]
    return f"[dates.{name}]\n" + "".join(lines)


def made_part(language: str) -> str:
    """The part of a lexicon between its two marks."""
    tables = []
    for kind, key, count, first in (("months", "months", 12, 1), ("days", "weekdays", 7, 0)):
        wide = names_of(language, kind, "wide", count, first)
        short = names_of(language, kind, "abbreviated", count, first)
        tables.append(table_of(key, wide))
        tables.append(table_of(f"{key}_short", [[s for s in row if s not in wide[i]] for i, row in enumerate(short)]))
    return BEGIN + "\n".join(tables) + END


def main() -> None:
    for path in sorted(LEXICONS.glob("*.toml")):
        text = path.read_text("utf-8")
        head, begin, rest = text.partition(BEGIN)
        if begin:
            path.write_text(head + made_part(path.stem) + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
