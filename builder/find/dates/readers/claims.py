"""What a reader makes of what its rule matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.find.dates.tokens import Tokens
from builder.find.dates.words import Vocabulary
from builder.model import ToldDate

Match = re.Match[str]
Claims = Iterator["Claim"]
Reader = Callable[[Match, Tokens, Vocabulary], Claims]


@dataclass(frozen=True, slots=True)
class Claim:
    """Tokens [first, last) and what they tell; None: they are no date, and no later rule shall take them for one."""

    first: int
    last: int
    told: ToldDate | None
    until: ToldDate | None = None
    ahead: bool = False
    """A count that tells what is to come, or how long something took: "in three days 30 people were killed"."""
