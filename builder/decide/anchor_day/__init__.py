"""Infers the anchor day of an article: when it was published, and what tells so.

Each kind of evidence has a module. They are tried in a visible order, the surest first; boilerplate never counts. To use one more kind,
write its function and put it where it belongs in that order.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.decide.anchor_day.comments import from_comments
from builder.decide.anchor_day.datelines import from_dateline
from builder.decide.anchor_day.facts import from_fact_or_plan
from builder.decide.anchor_day.stated import from_correction, from_line_of_its_own, from_metadata, from_number_of_agency
from builder.decide.anchor_day.weekdays import from_anniversary, from_tomorrow, from_weekday, from_weekday_and_number
from builder.decide.told_days import without_stories
from builder.model import ASIDE, AnchorDay, Article, DateMention, Edtf


def infer_anchor_day(article: Article, mentions: Sequence[DateMention], correction: Edtf | None) -> AnchorDay | None:
    """The day of publication as far as it can be told; None where nothing in the article tells it."""
    own = [m for m in mentions if article.blocks[m.block].kind not in ASIDE]
    own = without_stories([m for m in own if not (m.birth or m.event)])
    return (
        from_correction(correction)
        or from_dateline(article, mentions, own)
        or from_metadata(article)
        or from_line_of_its_own(article, own)
        or from_number_of_agency(article)
        or from_anniversary(article, own)
        or from_tomorrow(article, own)
        or from_comments(article, mentions, own)
        or from_weekday(article, own)
        or from_weekday_and_number(article, own)
        or from_fact_or_plan(article, own)
    )
