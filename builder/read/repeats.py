"""Which lines stand in several articles, and so are the page's and not the article's. Another test of sameness goes into `_copies`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.read.lines import ends_in_a_full_stop

LINE_THAT_REPEATS = 20
"""Characters from which a line that stands in several articles is boilerplate; shorter ones ("TV") may be a section's name."""


_COPIES = 0.5
"""Two articles that share more than this part of their prose are one dispatch printed twice, not two with the same clutter."""
_TOO_COMMON = 12  # articles from which a line is clutter whoever shares it; keeps the comparison of pairs small


def repeated_lines(articles: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each article, which of its folded lines stand in another article too, copies of one dispatch aside.

    `articles`: folded lines by article id.
    """
    lines = {name: {line for line in folded if len(line) >= LINE_THAT_REPEATS} for name, folded in articles.items()}
    where: dict[str, list[str]] = {}
    for name in sorted(lines):
        for line in lines[name]:
            where.setdefault(line, []).append(name)
    shared = {line: names for line, names in where.items() if len(names) > 1}
    copies = _copies(lines, shared)
    return {
        name: frozenset(
            line
            for line in own
            if line in shared
            and (
                len(shared[line]) > _TOO_COMMON
                or any(other != name and frozenset((name, other)) not in copies for other in shared[line])
            )
        )
        for name, own in lines.items()
    }


def _copies(lines: Mapping[str, set[str]], shared: Mapping[str, Sequence[str]]) -> frozenset[frozenset[str]]:
    prose = {name: sum(len(line) for line in own if ends_in_a_full_stop(line)) for name, own in lines.items()}
    common: dict[frozenset[str], int] = {}
    for line, names in shared.items():
        if ends_in_a_full_stop(line) and len(names) <= _TOO_COMMON:
            for position, one in enumerate(names):
                for other in names[position + 1 :]:
                    pair = frozenset((one, other))
                    common[pair] = common.get(pair, 0) + len(line)
    return frozenset(pair for pair, length in common.items() if length > _COPIES * min(prose[name] for name in pair))
