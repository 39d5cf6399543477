"""The seed as saved: its whole text, nothing linked, nothing folded, not in the search. Of a page or of Markdown, the text that was read from it."""

from __future__ import annotations

from builder.lexicon import direction_of
from builder.model import Article, Collection, Entry, Page
from builder.pages import addresses, escape
from builder.pages.fragments import title_link
from builder.pages.front_matter import front_of
from builder.words import word


def is_whole(article: Article) -> bool:
    """Whether the article's text is all that the file has: it is for plain text only."""
    return article.seed.endswith(".txt")


def saved_page(collection: Collection, entry: Entry) -> Page:
    article, language = entry.analysis.article, collection.settings.language
    here = addresses.saved_page(article.id)
    title = word(language, "titles.saved" if is_whole(article) else "titles.read", title=article.title)
    # HTML, because in Markdown a text is either escaped or verbatim, and this is both.
    text = (
        f'<pre class="saved" lang="{escape.language_tag(article.language)}" dir="{direction_of(article.language)}">\n'
    )
    body = (
        f"# {escape.markdown_line(title)} {{: #title }}",
        f"{title_link(collection, article.id, here)} · {escape.markdown(article.seed, at_line_start=False)}",
        *(() if is_whole(article) else (word(language, "article.read_why"),)),
        f"{text}{escape.html(article.text)}</pre>",
    )
    front = front_of(title=title, search={"exclude": True}, hide=("navigation", "toc"), kind="saved")
    return Page(path=here, front=front, body="\n\n".join(body) + "\n")
