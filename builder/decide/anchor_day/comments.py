"""The day of publication from the comments of readers: none of them is older than the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from builder.decide import date_reasons as why
from builder.decide.anchor_day.parts import anchor
from builder.decide.told_days import own_weekday, whole_day
from builder.model import AnchorDay, Article, DateMention


def from_comments(article: Article, mentions: Sequence[DateMention], own: Sequence[DateMention]) -> AnchorDay | None:
    """The day of the earliest reader comment, or the weekday just before it that the article calls its own."""
    commented = [d for m in mentions if article.blocks[m.block].kind == "comment" and (d := whole_day(m))]
    if not commented:
        return None
    earliest = min(commented)
    weekday = own_weekday(own)
    if weekday is None:
        return anchor(f"{earliest.isoformat()}~", earliest, "comment", why.comment(earliest))
    day = earliest - timedelta(days=(earliest.weekday() - weekday) % 7)
    return anchor(day.isoformat(), day, "comment", why.comment_and_weekday(earliest, day))
