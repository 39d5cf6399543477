"""The seed as saved: its whole text, nothing linked, nothing folded, not in the search."""

from __future__ import annotations

from builder.lexicon import direction_of
from builder.model import Collection, Entry, Page
from builder.pages import addresses, escape
from builder.pages.fragments import title_link
from builder.pages.front_matter import front_of
from builder.words import word


def saved_page(collection: Collection, entry: Entry) -> Page:
    article, language = entry.analysis.article, collection.settings.language
    here = addresses.saved_page(article.id)
    title = word(language, "titles.saved", title=article.title)
    # HTML, because in Markdown a text is either escaped or verbatim, and this is both.
    text = (
        f'<pre class="saved" lang="{escape.language_tag(article.language)}" dir="{direction_of(article.language)}">\n'
    )
    body = (
        f"# {escape.markdown_line(title)} {{: #title }}",
        f"{title_link(collection, article.id, here)} · {escape.markdown(article.seed, at_line_start=False)}",
        f"{text}{escape.html(article.text)}</pre>",
    )
    front = front_of(title=title, search={"exclude": True}, hide=("navigation", "toc"), kind="saved")
    return Page(path=here, front=front, body="\n\n".join(body) + "\n")
