"""Which kinds of places a cue word may mean. A new kind of cue in the lexicons gets its row here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from builder.model import DIVISIONS, PlaceMention, Sense

LANDSCAPE: Final = frozenset({"river", "lake", "sea", "strait", "mountain", "island", "peninsula", "desert", "valley"})
"""Cues that nothing at a town is called by: a "Lake Dublin" is not in Dublin, while the airport of Dublin is."""

_WATERS: Final = frozenset({"river", "lake", "sea", "strait", "island"})
"""Those of them that have names of their own; mountains, deserts and valleys are named after towns: جبال قارة."""

SETTLED: Final = frozenset({None, "city", "village", "quarter", "camp", "crossing", "base", "admin1"})
"""Cues, or none, for which a name may be one of a town in another spelling."""

_FITS: Final[Mapping[str, frozenset[str]]] = {
    "city": frozenset({"city", "village", "site"}),
    "village": frozenset({"city", "village", "site", "quarter"}),
    "quarter": frozenset({"quarter", "city", "village"}),
    "admin1": frozenset({"admin1", "admin2", "region"}),
    "region": frozenset({"region", "admin1", "admin2", "mountain", "desert", "valley", "historical"}),
    "country": frozenset({"country", "historical"}),
    "river": frozenset({"river"}),
    "lake": frozenset({"lake", "sea"}),
    "sea": frozenset({"sea", "ocean", "gulf", "bay"}),
    "strait": frozenset({"strait", "canal"}),
    "mountain": frozenset({"mountain", "volcano", "pass", "region"}),
    "island": frozenset({"island", "admin1", "country", "peninsula", "region"}),
    "peninsula": frozenset({"peninsula", "region", "admin1"}),
    "desert": frozenset({"desert", "region"}),
    "valley": frozenset({"valley", "region"}),
    "camp": frozenset({"camp", "base"}),
    "base": frozenset({"base", "airport", "airbase", "prison", "site"}),
    "crossing": frozenset({"crossing"}),
    "dam": frozenset({"dam"}),
    "port": frozenset({"port"}),
}

TEAMS: Final = frozenset({"city", "village", "quarter", "port", "admin1", "admin2", "historical"})
"""After which teams are named: Leeds, Leixões, Lazio, Preußen."""
NATIONS: Final = frozenset({"geonames:6269131", "geonames:2638360", "geonames:2634895", "geonames:2641364"})
"""Divisions that play as countries do: England, Scotland, Wales and Northern Ireland."""

SETTLEMENTS: Final = frozenset({"city", "village"})
SOUNDING: Final = SETTLEMENTS | DIVISIONS
"""Of which a name in another script may be one, where no cue tells more."""
AREAS: Final = frozenset({"country", *DIVISIONS})
"""Kinds that hold towns, so that a name after a name may say where it lies."""


def cue_of(mention: PlaceMention) -> str | None:
    """The kind that a word beside the name tells, or one within it that is written small: "rio Branco" is no town."""
    return mention.cue or (mention.like if mention.name[0].islower() else None)


def meant_by(cue: str | None) -> frozenset[str]:
    """The kinds of place that a cue may mean; none without a cue."""
    return _FITS.get(cue, frozenset()) if cue else frozenset()


def fits_its_cue(sense: Sense, mention: PlaceMention) -> bool:
    return sense.kind in meant_by(cue_of(mention))


def is_water(mention: PlaceMention) -> bool:
    """Whether the text calls it a river, a lake, an island …, so that a town of that name is something else."""
    if mention.cue is None:
        return cue_of(mention) in _WATERS
    return "called" in mention.evidence and mention.cue in _WATERS


def is_anywhere(sense: Sense, mention: PlaceMention) -> bool:
    """Whether it is a division of a name that many countries have one of: "Southern District" of New York, or of Israel."""
    return "anywhere" in mention.evidence and sense.kind in DIVISIONS and not sense.own
