"""Reads the finished collection and tells what a person should look at. A new check is a generator in _CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.model import Annotations, ArticleId, Collection, Entry, PlaceLink, Problem, Reading
from builder.words import FALLBACK as SPOKEN
from builder.words import country_name
from builder.words.reasons import sentence_of

PLACES, ANNOTATIONS = "site_config/places.yml", "content/annotations"


def worth_a_look(collection: Collection, annotations: Mapping[ArticleId, Annotations]) -> list[Problem]:
    """What could not be decided, and what stands on nothing."""
    found = [problem for entry in collection.entries.values() for check in _CHECKS for problem in check(entry)]
    found += _homeless(collection)
    for article, file in annotations.items():
        if article in collection.entries:
            found += _idle_corrections(collection.entries[article], file)
    return found


def _undated(entry: Entry) -> Iterator[Problem]:
    article, published = entry.analysis.article, entry.analysis.published
    where = f'"published: YYYY-MM-DD" in {ANNOTATIONS}/{article.id}.md'
    if published is None:
        yield _look(entry, 0, "no publication date could be inferred", f"Write {where}.")
    elif published.edtf.endswith(("?", "~", "%")) or "/" in published.edtf:
        yield _look(
            entry,
            0,
            f"publication date uncertain, {published.edtf}: {sentence_of(published.why, SPOKEN)}",
            f"If you know better, write {where}.",
        )


def _unknown_places(entry: Entry) -> Iterator[Problem]:
    met: dict[str, PlaceLink] = {}
    for link in entry.analysis.places:
        if link.place is None:
            met.setdefault(link.name, link)
    for name, link in met.items():
        hint = f'Add it to {PLACES}, or write `places: {{"{name}": null}}` in {ANNOTATIONS}/{entry.analysis.article.id}.md.'
        yield _look(entry, link.start, f'place in no gazetteer: "{name}"', hint)


def _unsure_places(entry: Entry) -> Iterator[Problem]:
    """Names that may mean another place nearly as well; once for each name of an article."""
    article = entry.analysis.article
    met: dict[str, PlaceLink] = {}
    for link in entry.analysis.places:
        if link.readings:
            met.setdefault(article.text[link.start : link.end], link)
    for name, link in met.items():
        chosen, *others = link.readings
        may_be = " or ".join(f"{other.place.id} ({_in_words(other)})" for other in others)
        lines = f'`places: {{"{name}": "{others[0].place.id}"}}` in {ANNOTATIONS}/{article.id}.md'
        yield _look(
            entry,
            link.start,
            f'unsure which place "{name}" is: taken for {_in_words(chosen)}, it may be {may_be}',
            f'Write {lines} if it is the other, "{chosen.place.id}" there if it is this one; in all articles, an entry in {PLACES}.',
        )


def _unknown_ids(entry: Entry) -> Iterator[Problem]:
    """Entries of the collection with a number of GeoNames that is a slip: all that GeoNames has lies somewhere."""
    met: dict[str, PlaceLink] = {}
    for link in entry.analysis.places:
        if (
            link.place
            and link.place.origin == PLACES
            and link.place.id.startswith("geonames:")
            and link.place.lat is None
        ):
            met.setdefault(link.place.id, link)
    for id, link in met.items():
        hint = f"Correct the number in {PLACES}, or give lat and lon there."
        yield _look(entry, link.start, f'no gazetteer has {id}, which {PLACES} calls "{link.name}"', hint)


def _in_words(reading: Reading) -> str:
    """ "Tripoli in Libya", "Hama, admin1 in Syria"."""
    kind = "" if reading.place.kind in ("city", "country") else f", {reading.place.kind}"
    country = reading.place.country if reading.place.kind != "country" else None
    where = f" in {country_name(SPOKEN, country)}" if country else ""
    return f"{reading.place.name}{kind}{where}"


_CHECKS: tuple[Callable[[Entry], Iterator[Problem]], ...] = (_undated, _unknown_places, _unknown_ids, _unsure_places)


def _homeless(collection: Collection) -> Iterator[Problem]:
    for file in collection.homeless:
        yield Problem(
            path=file.path,
            line=1,
            message=f'no article for the notes of this file: there is no seed "{file.article}"',
            hint="Put the seed back, or rename this file after the seed that its quotes are from. Nothing was deleted.",
        )


def _idle_corrections(entry: Entry, file: Annotations) -> Iterator[Problem]:
    """Corrections of a surface form that the article does not hold, or with an id that no gazetteer has."""
    article = entry.analysis.article
    for correction in (*file.places, *file.dates):
        if correction.surface not in article.text:
            yield Problem(
                path=file.path,
                line=correction.line,
                message=f'"{correction.surface}" does not stand in "{article.id}"',
                hint="Write it letter by letter as in the text.",
            )
    for correction in entry.analysis.unknown:
        yield Problem(
            path=file.path,
            line=correction.line,
            message=f'no gazetteer has {correction.value}; "{correction.surface}" is left as it was found',
            hint=f"Use an id from a place's page, or add the place to {PLACES}.",
        )


def _look(entry: Entry, offset: int, message: str, hint: str) -> Problem:
    """Of what stands at an offset of the text; a text taken out of a page or of Markdown has other lines than its file."""
    article = entry.analysis.article
    as_saved = article.seed.endswith(".txt")
    line = article.text.count("\n", 0, offset) + 1 if as_saved else 1
    told = message if as_saved or not offset else f"in the text: {message}"
    return Problem(path=article.seed, line=line, message=told, hint=hint, loses=False)
