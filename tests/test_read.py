"""Reading: what each line of a page is, in which encoding and language it was saved, and that nothing is lost on the way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Article, Outlet, Problem, Seed
from builder.read import article_id_of, open_seeds, read_article, with_own_ids
from builder.read.decode import decode
from builder.read.repeats import repeated_lines
from tests.golden_cases import Case, cases_of


def read(data: str | bytes, path: str = "seeds/a.txt", outlets: tuple[Outlet, ...] = ()) -> Article:
    opened, problems = open_seeds([Seed(path=path, data=data.encode() if isinstance(data, str) else data)], outlets)
    assert not problems, problems
    return read_article(opened[0], outlets)


@pytest.mark.parametrize("case", cases_of("structure.md"), ids=lambda case: case.title)
def test_structure(case: Case) -> None:
    article = read(case.parts["given"])
    told = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    expected = [tuple(line.split(" ", 1)) for line in case.parts["expected"].splitlines()]
    assert [kind for kind, _ in told] == [kind for kind, _ in expected]
    for (_, text), (_, beginning) in zip(told, expected, strict=True):
        assert text.startswith(beginning)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_blocks_cover_every_visible_character_once_and_in_order(text: str) -> None:
    opened, _ = open_seeds([Seed(path="seeds/a.txt", data=text.encode())])
    if not opened:
        return
    article = read_article(opened[0])
    covered = [position for block in article.blocks for position in range(block.start, block.end)]
    assert covered == sorted(set(covered))
    assert {n for n, char in enumerate(article.text) if not char.isspace()} <= set(covered)


class TestEncoding:
    TEXT = "L’armée a déclaré le siège levé : « la ville est libre », dit-il à 100 €.\nÀ Raqqa, œuvre de ténèbres."
    ARABIC = "أعلن الجيش اليوم انتهاء العملية في القلمون الغربي وعودة الأهالي إلى بيوتهم بعد غياب طويل."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
    def test_french_is_read_in(self, encoding: str) -> None:
        decoded = decode(self.TEXT.encode(encoding, "replace"), "a.txt")
        assert not isinstance(decoded, Problem)
        assert "siège levé" in decoded.text
        assert not decoded.problems

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256", "iso8859_6"])
    def test_arabic_is_read_in(self, encoding: str) -> None:
        decoded = decode(self.ARABIC.encode(encoding), "a.txt")
        assert not isinstance(decoded, Problem)
        assert decoded.text == self.ARABIC

    def test_one_stray_byte_in_utf8_stays_visible_and_is_told_with_its_line(self) -> None:
        data = (
            "première ligne, écrite en français\nseconde ligne".encode()
            + b"\x93"
            + " été à côté, où l'on était déjà resté.".encode()
        )
        decoded = decode(data, "seeds/a.txt")
        assert not isinstance(decoded, Problem)
        assert r"seconde ligne\x93" in decoded.text
        (problem,) = decoded.problems
        assert (problem.path, problem.line) == ("seeds/a.txt", 2)

    def test_what_is_no_text_is_refused_by_name(self) -> None:
        noise = bytes((n * 7919 + n * n) % 256 for n in range(3000))
        decoded = decode(noise, "seeds/a.txt")
        assert isinstance(decoded, Problem)
        assert decoded.path == "seeds/a.txt"

    @pytest.mark.parametrize(
        "data", [b"\x00\xff\xfe\x81binary", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xd8\xff\xe0\x00\x10JFIF"]
    )
    def test_a_picture_or_a_program_is_refused_however_short(self, data: bytes) -> None:
        assert isinstance(decode(data, "seeds/a.txt"), Problem)

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    @pytest.mark.parametrize("text", ["The bridge is closed.", ARABIC, "Мост закрыт до пятницы.", "Été"])
    def test_wide_text_is_known_without_its_byte_order_mark(self, encoding: str, text: str) -> None:
        decoded = decode(text.encode(encoding), "a.txt")
        assert not isinstance(decoded, Problem)
        assert decoded.text == text

    def test_a_pile_of_accents_stays_and_what_stands_around_it_is_composed(self) -> None:
        pile = "o" + "\N{COMBINING ACUTE ACCENT}" * 100_000
        decoded = decode(f"Cafe\N{COMBINING ACUTE ACCENT} {pile} fermé".encode(), "a.txt")
        assert not isinstance(decoded, Problem)
        assert decoded.text == f"Café {pile} fermé"

    def test_text_is_composed_and_its_newlines_are_one_character(self) -> None:
        article = read("Un titre décomposé de bonne longueur\r\n\r\nCafé brûlé.\r")
        assert article.text == unicodedata.normalize("NFC", article.text)
        assert "\r" not in article.text


class TestIds:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("seeds/000_612b54E0.txt", "000_612b54e0"),
            ("seeds/Été à Paris.html", "ete-a-paris"),
            ("seeds/../__config.txt", "__config"),
        ],
    )
    def test_id(self, path: str, expected: str) -> None:
        assert article_id_of(path) == expected

    @pytest.mark.parametrize("name", ["دمشق", "index", "con", "😀", "-", "a" * 250])
    def test_names_that_cannot_be_an_address_get_one_of_their_own(self, name: str) -> None:
        article = article_id_of(f"seeds/{name}.txt")
        assert article.isascii()
        assert article == article.lower()
        assert 0 < len(article) <= 100
        assert article not in ("index", "con", "-")
        assert article != article_id_of(f"seeds/{name}2.txt")

    def test_two_seeds_of_one_id_are_told_with_both_names(self) -> None:
        seeds = [Seed(path=f"seeds/{name}", data=b"Some text of an article.") for name in ("a.txt", "A.md")]
        opened, problems = with_own_ids(open_seeds(seeds)[0])
        assert [one.seed for one in opened] == ["seeds/A.md"]
        (problem,) = problems
        assert problem.path == "seeds/a.txt"
        assert "seeds/A.md" in problem.message


class TestRepeats:
    CAPTION = "US Rep. Ilhan Omar talks with Speaker of the House Nancy Pelosi on March 08, 2019 (AFP photo)"

    def test_a_caption_in_several_articles_is_boilerplate_in_each(self) -> None:
        articles = {
            name: [self.CAPTION, f"Le texte propre à l'article {name}, assez long pour être lu."] for name in "abc"
        }
        assert repeated_lines(articles) == {name: frozenset({self.CAPTION}) for name in "abc"}

    def test_one_dispatch_printed_twice_is_not_boilerplate(self) -> None:
        dispatch = [f"The sentence number {n} of the dispatch is long enough to be a sentence." for n in range(9)]
        assert not any(repeated_lines({"a": dispatch, "b": [*dispatch, "And a last one."]}).values())

    def test_a_sections_name_is_too_short_to_be_boilerplate(self) -> None:
        assert not any(repeated_lines({"a": ["TV"], "b": ["TV"]}).values())


class TestImprint:
    def test_the_source_line_names_the_outlet_as_the_collection_spells_it(self) -> None:
        text = "Un titre de quelques mots\n\nUn paragraphe assez long pour être le texte, avec un point.\n\nSOURCE: FRENCH PRESS TV"
        outlet = Outlet(name="French Press TV", aliases=("FRENCH PRESS TV",), hosts=(), language="fr", encoding=None)
        assert read(text, outlets=(outlet,)).source == "French Press TV"
        assert read(text).source == "FRENCH PRESS TV"

    def test_the_byline_names_the_author_without_by_and_newspaper(self) -> None:
        text = "A title of a few words here\n\nBy Chris Bath, The Thames Echo\n\nThe bridge will stay shut until October, the council said."
        article = read(text)
        assert (article.author, article.source) == ("Chris Bath", "The Thames Echo")

    def test_an_agency_in_the_dateline_is_the_source(self) -> None:
        text = "Un titre de quelques mots ici\n\nBEYROUTH (AFP) – L'hôpital de la ville n'a plus que trois jours de mazout."
        assert read(text).source == "AFP"


class TestHtml:
    PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le pont | Le Courrier</title>
    <meta property="og:title" content="Le pont rouvre"><meta property="og:site_name" content="Le Courrier">
    <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-03-08T10:00:00+01:00",
    "author": {"name": "Anne Durand"}}</script><script>alert(1)</script></head><body><nav><a href="/">Accueil</a></nav>
    <article><h1>Le pont rouvre</h1><p>La circulation a repris lundi matin sur le pont, fermé depuis deux ans pour des travaux
    de renforcement &lt;b&gt;lourds&lt;/b&gt;.</p><p>La mairie de Bressuire annonce une seconde phase au printemps, avec une
    fermeture de nuit pendant trois semaines.</p></article></body></html>"""

    def test_a_page_gives_its_text_and_what_it_says_of_itself(self) -> None:
        article = read(self.PAGE, "seeds/pont.html")
        assert (article.title, article.source, article.author) == ("Le pont rouvre", "Le Courrier", "Anne Durand")
        assert article.stated is not None
        assert article.stated.edtf == "2019-03-08"
        assert "JSON-LD" in article.stated.why
        assert "alert" not in article.text
        assert "<b>lourds</b>" in article.text, "an escaped tag is text, and stays text"

    def test_captions_lists_tables_and_the_addresses_of_links_are_kept_as_text(self) -> None:
        page = self.PAGE.replace(
            "</article>",
            """<blockquote><p>Nous attendions ce jour depuis longtemps.</p></blockquote><ol><li>Mai 2020 : les plans</li></ol>
            <ul><li>le pont<ul><li>la pile</li></ul></li></ul><table><tr><td>Pile</td><td>3</td></tr></table><p>La ville
            publie <a href="https://ex.example/a?b=1&amp;c=2">le plan</a> de la circulation pour toute la durée des travaux, <a
            href="javascript:alert(1)">ici</a> et <a href="/x">là</a>.<br>Les bus passent par la rocade.</p>
            <figure><img src="a.jpg"><figcaption>Le pont, le 12 mars 2019 (AFP)</figcaption></figure></article>""",
        )
        lines = read(page, "seeds/pont.html").text.split("\n")
        for line in (
            "Nous attendions ce jour depuis longtemps.", "1) Mai 2020 : les plans", "- le pont", "- la pile", "Pile | 3",
            "La ville publie le plan (https://ex.example/a?b=1&c=2) de la circulation pour toute la durée des travaux, ici et là.",
            "Les bus passent par la rocade.", "Le pont, le 12 mars 2019 (AFP)",
        ):  # fmt: skip
            assert line in lines


class TestMarkdown:
    def test_front_matter_gives_the_facts_and_marks_are_gone_from_the_text(self) -> None:
        article = read(
            "---\ntitle: Le pont\ndate: 2019-03-08\n---\n\n# Le pont\n\nIl **rouvre**, dit [le maire](https://x.example/).\n",
            "seeds/a.md",
        )
        assert article.title == "Le pont"
        assert article.stated is not None
        assert article.stated.edtf == "2019-03-08"
        assert article.text == "Le pont\n\nIl rouvre, dit le maire (https://x.example/)."

    def test_a_day_at_the_head_of_a_line_is_not_lost_to_a_list(self) -> None:
        article = read("Ein Titel aus einigen Wörtern\n\n28. August 2017 war ein Montag.\n\n- Ach so?\n", "seeds/a.md")
        assert article.text == "Ein Titel aus einigen Wörtern\n\n28. August 2017 war ein Montag.\n\n- Ach so?"

    def test_what_looks_like_a_mark_of_yaml_is_text(self) -> None:
        article = read(
            '---\ntitle: "Le *vrai* débat: Rock &roll"\ndate: 2017-02-30\nsource: 12:30\n---\nUn texte assez court.\n',
            "seeds/a.md",
        )
        assert (article.title, article.source, article.stated) == ("Le *vrai* débat: Rock &roll", "12:30", None)

    def test_half_a_character_does_not_pass(self) -> None:
        opened, _ = open_seeds(
            [Seed(path="seeds/a.md", data=b'---\ntitle: "\\ud83d half"\nauthor: "\\UFFFFFFFF"\n---\nSome text.')]
        )
        assert opened[0].document.text == "Some text."

    def test_an_alias_bomb_is_not_read(self) -> None:
        bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nSome text that stays readable all the same."
        opened, problems = open_seeds([Seed(path="seeds/a.md", data=bomb.encode())])
        assert [problem.path for problem in problems] == ["seeds/a.md"]
        assert "stays readable" in opened[0].document.text
