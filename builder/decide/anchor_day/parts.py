"""What every kind of evidence of an anchor day asks."""

from __future__ import annotations

from datetime import date

from builder.model import AnchorDay, AnchorSource, Article, DateMention, Edtf, Reason


def anchor(edtf: str, day: date, source: AnchorSource, reason: Reason) -> AnchorDay:
    return AnchorDay(edtf=Edtf(edtf), day=day, source=source, why=reason)


def surface(article: Article, mention: DateMention) -> str:
    return article.text[mention.start : mention.end]


def is_day_without_year(mention: DateMention) -> bool:
    """Whether it tells one day of a month and leaves its year out."""
    told = mention.told
    return bool(told.month and told.day) and not (told.year or mention.until)
