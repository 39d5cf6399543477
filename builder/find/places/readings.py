"""Which of the ways to read some words is the name: the one with the weightier places.

A word may be read with a clitic or an ending taken off (forms.py); to prefer one reading to another for one more reason, change `best_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.find.places.forms import Form
from builder.model import Sense

CLITIC_COST: Final = 1.5
"""Weight that letters must bring to be taken for clitics: بيروت and ليبيا begin with such letters."""
SECOND_CLITIC_COST: Final = 1.0
"""The same for more than one: of وبكركي Bkerke is left, not the Kerki of Turkmenistan."""

Reading = tuple[str, Form]
"""A key that some words may have, and how the first of them was read."""
Known = tuple[str, Form, tuple[Sense, ...]]
"""The same with the places of that name, heaviest first, of which there is at least one."""


class Name(NamedTuple):
    """A name with the places that it may mean."""

    form: Form
    """Of its first word."""
    keys: tuple[str, ...]
    senses: tuple[Sense, ...]


def best_of(known: Sequence[Known]) -> Name:
    """The reading with the weightier places; letters are not taken for clitics without need."""

    def merit(cut: int) -> float:
        cost = (CLITIC_COST if cut else 0.0) + (SECOND_CLITIC_COST if cut > 1 else 0.0)
        return max(senses[0].weight for _, form, senses in known if form.cut == cut) - cost

    cut = max({form.cut for _, form, _ in known}, key=merit)
    kept = sorted(
        (one for one in known if one[1].cut == cut), key=lambda one: (-one[2][0].weight, not one[2][0].proper)
    )
    unique = {sense.place: sense for _, _, senses in reversed(kept) for sense in senses}
    own = tuple(sense for sense in unique.values() if sense.own)
    keys = tuple(dict.fromkeys(key for key, _, _ in kept))
    return Name(kept[0][1], keys, own or tuple(unique.values()))
