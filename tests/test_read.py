"""Reading: what each line of a page is, in which encoding and language it was saved, and that nothing is lost on the way."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.folding import UNSEEN
from builder.model import Article, Outlet, Problem, Seed
from builder.read import article_id_of, open_seeds, read_article, with_own_ids
from builder.read.decode import decode
from builder.read.formats import Document, open_seed
from builder.read.repeats import repeated_lines
from builder.words.reasons import sentence_of
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


class TestCopies:
    TEXT = "Un titre de quelques mots\n\nUn paragraphe assez long pour être le texte, avec un point à la fin."

    def test_a_seed_with_the_text_of_another_is_told_with_its_name(self) -> None:
        seeds = [
            ("b.txt", self.TEXT),
            ("a.txt", self.TEXT.replace("\n", "\r\n")),
            ("c.txt", self.TEXT + " Et un autre."),
        ]
        _, problems = open_seeds([Seed(path=f"seeds/{name}", data=text.encode()) for name, text in seeds])
        (problem,) = problems
        assert (problem.path, problem.loses) == ("seeds/b.txt", False)
        assert "seeds/a.txt" in problem.message


class TestLines:
    @pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.md", "seeds/a.html"])
    def test_a_character_that_cannot_be_seen_is_told_with_its_line_in_the_file(self, path: str) -> None:
        text = "<p>Une première ligne.</p>\n\n\n<p>Une seconde,\net une troi\u202esième ligne assez longue pour être le texte.</p>"
        text = text if path.endswith("html") else re.sub("</?p>", "", text)
        _, (problem,) = open_seeds([Seed(path=path, data=text.encode())])
        assert (problem.path, problem.line) == (path, 5)


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

    def test_headlines_below_a_head_that_stands_in_every_article_are_none_of_its_text(self) -> None:
        own = "Un titre numéro {0}\n\nLe texte numéro {0} est assez long pour être lu, et il a un point."
        page = own + "\n\nÀ lire aussi sur le même sujet\nLe pont {0} ferme en mai\nLe pont {0} ouvre en juin"
        opened, _ = open_seeds([Seed(path=f"seeds/{name}.txt", data=page.format(name).encode()) for name in "abc"])
        for one, name in zip(opened, "abc", strict=True):
            assert one.repeated
            article = read_article(one)
            kept = [article.text[block.start : block.end] for block in article.blocks if block.kind != "boilerplate"]
            assert "\n\n".join(kept) == own.format(name)

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

    def test_the_name_of_a_picture_is_no_outlet(self) -> None:
        sentence = "Les maires de la vallée ont tenu une rencontre avec la police, qui promet des agents de plus. "
        assert read(f"Une rencontre à la mairie\n\nec-30102015_courrier_mairie.jpg\n\n{sentence * 3}").source is None

    def test_an_agency_in_the_dateline_is_the_source(self) -> None:
        text = "Un titre de quelques mots ici\n\nBEYROUTH (AFP) – L'hôpital de la ville n'a plus que trois jours de mazout."
        assert read(text).source == "AFP"


FIRST_WORDS = {
    "ar": "أعلنت السلطات المحلية أن المدينة بقيت معزولة عن بقية البلاد لمدة يومين، وأنها تنتظر وصول تعزيزات.",
    "de": "Die Stadt war zwei Tage lang vom Rest des Landes abgeschnitten, teilten die Behörden am Abend mit.",
    "en": "The town was cut off from the rest of the country for two days, said local officials in the evening.",
    "es": "La ciudad quedó aislada del resto del país durante dos días, informaron las autoridades por la noche.",
    "fa": "مقام‌های محلی گفتند که شهر دو روز از بقیه کشور جدا مانده است و آن‌ها در انتظار نیروی کمکی هستند.",
    "fr": "La ville a été coupée du reste du pays pendant deux jours, ont indiqué les autorités locales.",
    "it": "La città è rimasta isolata dal resto del paese per due giorni, hanno detto le autorità in serata.",
    "nl": "De stad was twee dagen afgesneden van de rest van het land, meldden de autoriteiten in de avond.",
    "pt": "A cidade ficou isolada do resto do país durante dois dias, disseram as autoridades locais à noite.",
    "ru": "Город два дня был отрезан от остальной страны, сообщили вечером местные власти, которые ждут помощи.",
    "tr": "Kent iki gün boyunca ülkenin geri kalanından koptu, yerel yetkililer takviye beklediklerini bildirdi.",
    "uk": "Місто два дні було відрізане від решти країни, повідомила ввечері місцева влада, яка чекає на допомогу.",
}
HEADLINES = {
    "ar": "المدينة معزولة عن البلاد", "de": "Die Stadt vom Land abgeschnitten", "en": "The town cut off from the country",
    "es": "La ciudad aislada del país", "fa": "شهر جدا از بقیه کشور", "fr": "La ville coupée du pays",
    "it": "La città isolata dal paese", "nl": "De stad afgesneden van het land", "pt": "A cidade isolada do país",
    "ru": "Город отрезан от страны", "tr": "Kent ülkenin kalanından koptu", "uk": "Місто відрізане від країни",
}  # fmt: skip
TOWNS = {"Kairo", "القاهرة", "بيروت", "Москва", "ANKARA", "KARS", "Madrid", "Bogotá"}


def signed(language: str, byline: str) -> Article:
    text = f"{HEADLINES[language]}\n\n{byline}\n\n{FIRST_WORDS[language]}\n\n{FIRST_WORDS[language]}"
    opened, _ = open_seeds([Seed(path="seeds/a.txt", data=text.encode())])
    article = read_article(opened[0], is_place=TOWNS.__contains__)
    assert article.title == HEADLINES[language]
    return article


class TestBylines:
    """Who wrote it and for whom, in the forms that newspapers of twelve languages use."""

    @pytest.mark.parametrize(
        ("language", "byline", "author", "source"),
        [
            ("fr", "Par Anne Durand (avec AFP)", "Anne Durand", None),
            ("fr", "Par Le Courrier avec AFP", None, "Le Courrier"),
            ("fr", "L'OLJ / Par Zeina ANTONIOS, le 12 mars 2021 à 10h30", "Zeina ANTONIOS", "L'OLJ"),
            ("fr", "De notre correspondante à Beyrouth, Laure Stephan", "Laure Stephan", None),
            ("fr", "Publié le 3 mars 2019 par Zoé Kral", "Zoé Kral", None),
            ("de", "Von Karim El-Gawhary, Kairo", "Karim El-Gawhary", None),
            ("de", "Von unserem Korrespondenten Jan Kuhl", "Jan Kuhl", None),
            ("de", "dpa/lby", None, "dpa"),
            ("ar", "بقلم: سمير فرج", "سمير فرج", None),
            ("ar", "كتب - سمير فرج", "سمير فرج", None),
            ("ar", "القاهرة ـ من سمير فرج:", "سمير فرج", None),
            ("ar", "بيروت - «القدس العربي»:", None, "القدس العربي"),
            ("ar", "سمير فرج- بيروت", "سمير فرج", None),
            ("ar", "القاهرة-الجزيرة نت-سمير فرج:", "سمير فرج", "الجزيرة نت"),
            ("ar", "الجزيرة نت", None, "الجزيرة نت"),
            ("ar", "الضفاف- الدمام:", None, "الضفاف"),
            ("ar", "الضفاف - رويترز:", None, "الضفاف"),
            ("ar", "بي بي سي", None, "بي بي سي"),
            ("ar", "Marsa FM", None, "Marsa FM"),
            ("en", "John Smith | Edited by Jane Doe", "John Smith", None),
            ("fa", "نیلوفر ارسنجانی – رادیو فردا", "نیلوفر ارسنجانی", "رادیو فردا"),
            ("fa", "نویسنده: سعید جعفری", "سعید جعفری", None),
            ("ru", "Автор: Иван Петров", "Иван Петров", None),
            ("ru", "Текст: Иван Петров  Фото: архив редакции", "Иван Петров", None),
            ("ru", "Иван Петров, Москва", "Иван Петров", None),
            ("uk", "Автор: Олена Коваль", "Олена Коваль", None),
            ("tr", "Haber: Murat Aydın / ANKARA (DHA)", "Murat Aydın", "DHA"),
            ("es", "Redacción | Madrid", None, None),
            ("es", "Reuters | Madrid", None, "Reuters"),
            ("es", "Juan Pérez | Bogotá", "Juan Pérez", None),
            ("it", "dal nostro inviato Marco Rossi", "Marco Rossi", None),
            ("pt", "Agência Lusa, Maria Silva", "Maria Silva", "Lusa"),
            ("nl", "Door Jan Jansen – Waddenbode", "Jan Jansen", "Waddenbode"),
            ("en", "By John Smith and Jane Doe", "John Smith and Jane Doe", None),
            ("en", "John Smith in Cairo", "John Smith", None),
            ("en", "By Reuters Staff", None, "Reuters"),
            ("en", "Reporting by John Smith; editing by Jane Doe", "John Smith", None),
        ],
    )
    def test_a_byline_names(self, language: str, byline: str, author: str | None, source: str | None) -> None:
        article = signed(language, byline)
        assert (article.author, article.source) == (author, source)

    @pytest.mark.parametrize(
        ("language", "line", "source"),
        [
            ("fr", "Source : AFP", "AFP"),
            ("fr", "Source : agences", None),
            ("ar", "المصدر: وكالات", None),
            ("ar", "المصدر : الجزيرة + وكالات", "الجزيرة"),
            ("fa", "منبع: ایسنا", "ایسنا"),
            ("ru", "Источник: РИА Новости", "РИА Новости"),
            ("tr", "Kaynak: AA", "AA"),
            ("es", "Fuente: EFE", "EFE"),
            ("de", "Quelle: dpa", "dpa"),
            ("ru", "Источник: Курай Daily Review, 20.07.2005", "Курай Daily Review"),
            ("de", "Original-Content von: Polizei Grafing, übermittelt durch news aktuell", "Polizei Grafing"),
            ("it", "Fonti: Il Faro, la Voce di Lodi", None),
        ],
    )
    def test_a_source_line_names(self, language: str, line: str, source: str | None) -> None:
        article = signed(language, line)
        assert (article.author, article.source) == (None, source)

    @pytest.mark.parametrize(
        ("language", "opening", "source"),
        [
            ("fr", "BEYROUTH (AFP) – ", "AFP"),
            ("ar", "القاهرة (رويترز) - ", "رويترز"),
            ("ar", "دمشق-سانا ", "سانا"),
            ("ar", "واشنطن ـ أ ف ب: ", "أ ف ب"),
            ("fa", "تهران – ایرنا – ", "ایرنا"),
            ("fa", "به گزارش ایسنا، ", "ایسنا"),
            ("ru", "(Казань, 15 декабря, «Южный маяк»). ", "Южный маяк"),
            ("ru", "12 апреля, Минск /Корр. БЕЛТА/. ", "БЕЛТА"),
            ("de", "Halle (dpa) l ", "dpa"),
            ("ru", "МОСКВА, 12 марта (ТАСС) — ", "ТАСС"),
            ("uk", "КИЇВ. 12 березня. УНІАН. ", "УНІАН"),
            ("tr", "ANKARA, 12 Mart (AA) - ", "AA"),
            ("de", "München (dpa/lby) - ", "dpa"),
            ("es", "Madrid, 12 mar (EFE).- ", "EFE"),
            ("it", "(ANSA) - ROMA, 12 MAR - ", "ANSA"),
            ("en", "KISMAYO, Dec. 27 (HornPress) - ", "HornPress"),
            ("en", "(Reuters) ", "Reuters"),
            ("fr", "(Golfe Enfo) – ", "Golfe Enfo"),
            ("en", "LAKE COUNTY, Ohio (WXQY) - ", "WXQY"),
            ("fr", "Mopti, 2 octobre (AMAP) ", "AMAP"),
            ("fr", "Mopti, 2 octobre (région) ", None),
            ("fr", "Mopti, 2 octobre (Matin) ", None),
            ("de", "Meier, 45 Jahre (CDU) ", None),
            ("ar", "بيروت – عاجل: ", None),
            ("fa", "به گزارش خبرگزاری مهر به نقل از رسانه‌ها، ", "خبرگزاری مهر"),
            ("fa", "به گزارش خبرنگار بخش ادب خبرگزاری دانشجویان (ایسنا)، ", "ایسنا"),
            ("fa", "به گزارش فارس، ", "فارس"),
            ("fa", "به گزارش پلیس فارس، ", None),
        ],
    )
    def test_a_dispatch_opens_with_its_agency(self, language: str, opening: str, source: str | None) -> None:
        text = f"{HEADLINES[language]}\n\n{opening}{FIRST_WORDS[language]}\n\n{FIRST_WORDS[language]}"
        assert read(text).source == source

    @pytest.mark.parametrize(
        ("language", "end", "source"),
        [
            ("de", " (APA)", "APA"),
            ("es", " (EFE)", "EFE"),
            ("de", " (hp)", None),
            ("de", "\n\n(anh/sda)", "sda"),
            ("it", "\n\n(ANSA)", "ANSA"),
        ],
    )
    def test_a_dispatch_is_signed_at_its_end(self, language: str, end: str, source: str | None) -> None:
        text = f"{HEADLINES[language]}\n\n{FIRST_WORDS[language]}\n\n{FIRST_WORDS[language]}{end}"
        assert read(text).source == source

    @pytest.mark.parametrize(
        ("language", "line"),
        [("fr", "R.T. – 3 mars 2019, 09h15"), ("es", "M. R. – 3 de marzo de 2019"), ("fr", "© Photo : Paul Tessier")],
    )
    def test_no_initials_and_no_credit_name_an_outlet(self, language: str, line: str) -> None:
        assert (
            read(f"{HEADLINES[language]}\n\n{line}\n\n{FIRST_WORDS[language]}\n\n{FIRST_WORDS[language]}").source
            is None
        )

    @pytest.mark.parametrize(("language", "line"), [("ar", "بيروت – صقر الوادي"), ("ar", "صقر الوادي- بيروت")])
    def test_a_name_beside_a_town_above_the_text_is_the_outlet(self, language: str, line: str) -> None:
        article = signed(language, line)
        assert (article.author, article.source) == (None, "صقر الوادي")

    @pytest.mark.parametrize(
        ("language", "line", "source"),
        [
            ("en", "By Ruth Odell, South Asia Correspondent", None),
            ("en", "By Ruth Odell\n\nSpecial to Tolland Valley News", "Tolland Valley News"),
            ("fr", "Par Lise Morel, Grande Journaliste", None),
        ],
    )
    def test_an_office_beside_the_author_is_no_outlet(self, language: str, line: str, source: str | None) -> None:
        text = f"{HEADLINES[language]}\n\n{line}\n\n{FIRST_WORDS[language]}\n\n{FIRST_WORDS[language]}"
        assert read(text).source == source

    @pytest.mark.parametrize(
        ("language", "line", "source"),
        [
            ("nl", "Bron Deltanet.nl", "Deltanet.nl"),
            ("fr", "Rédaction RTBX", "RTBX"),
            ("fr", "La rédaction de Golfe Hebdo", "Golfe Hebdo"),
            ("de", "Merkur Redaktion", "Merkur"),
            ("en", "The Lagoon Bureau", "The Lagoon"),
            ("en", "Lagoon FM newsroom", "Lagoon FM"),
            ("es", "Redacción El Faro", "El Faro"),
            ("es", "Redacción | Iker Zabala", None),
            ("es", "Redacción Digital", None),
            ("en", "Our Bureau", None),
            ("en", "Bureau Report", None),
            ("fr", "Rédaction Locale", None),
            ("ar", "• الساحل البعيد - خاص", "الساحل البعيد"),
            ("ar", "تقرير خاص", None),
            ("de", "St.Gallen", None),
            ("ru", "Пожар на складе в порту. Фото: © РИА Новости/Иван Петров", None),
        ],
    )
    def test_an_outlets_staff_signs_for_it(self, language: str, line: str, source: str | None) -> None:
        text = f"{HEADLINES[language]}\n\n{FIRST_WORDS[language]}\n\n{line}\n\n{FIRST_WORDS[language]}"
        assert (read(text).source, read(text).author) == (source, None)

    def test_below_a_summary_a_dispatch_opens_too(self) -> None:
        text = f"{HEADLINES['de']}\n\n{FIRST_WORDS['de']}\n\nHalle (dpa) l {FIRST_WORDS['de']}"
        assert read(text).source == "dpa"

    def test_empty_brackets_name_no_agency(self) -> None:
        assert read(f"{HEADLINES['de']}\n\nKöln (   ) - {FIRST_WORDS['de']}\n\n{FIRST_WORDS['de']}").source is None

    def test_the_address_above_the_text_is_the_outlet(self) -> None:
        assert (
            read(f"Menu\nfalaise24.example\n\n{HEADLINES['fr']}\n\n{FIRST_WORDS['fr']}").source == "falaise24.example"
        )

    def test_of_a_pictures_credit_the_newspaper_is_the_outlet(self) -> None:
        text = f"{HEADLINES['fr']}\n\nLe port vide. © Lise Morel/Golfe Hebdo\n\n{FIRST_WORDS['fr']}"
        assert read(text).source == "Golfe Hebdo"

    def test_an_author_and_his_newspaper_may_stand_below_the_summary(self) -> None:
        text = f"{HEADLINES['es']}\n\n{FIRST_WORDS['es']}\n\nPor Javier Ruiz / La Ribera\n\n{FIRST_WORDS['es']}"
        assert (read(text).author, read(text).source) == ("Javier Ruiz", "La Ribera")

    def test_a_newspaper_that_prints_a_dispatch_is_the_outlet(self) -> None:
        text = (
            f"{HEADLINES['fr']}\n\nBEYROUTH (AFP) – {FIRST_WORDS['fr']}\n\n© Golfe Matinal 2016. Tous droits réservés."
        )
        assert read(text).source == "Golfe Matinal"

    def test_without_a_gazetteer_a_town_of_the_text_is_a_town(self) -> None:
        text = f"{HEADLINES['en']}\n\nBy Jane Doe | Leeds\n\n{FIRST_WORDS['en']}\n\nIn Leeds the schools stay shut on Monday."
        article = read(text)
        assert (article.author, article.source) == ("Jane Doe", None)

    def test_the_host_of_its_address_names_the_outlet_of_a_page_that_does_not(self) -> None:
        text = f"https://www.courrier.example/a\n\n{HEADLINES['fr']}\n\n{FIRST_WORDS['fr']}"
        own = Outlet(name="Le Courrier", aliases=(), hosts=("courrier.example",), language=None, encoding=None)
        assert (read(text).url, read(text).source) == ("https://www.courrier.example/a", "courrier.example")
        assert read(text, outlets=(own,)).source == "Le Courrier"


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
        told = "the page's JSON-LD, datePublished, says 2019-03-08T10:00:00+01:00"
        assert sentence_of(article.stated.why, "en") == told
        assert "alert" not in article.text
        assert "<b>lourds</b>" in article.text, "an escaped tag is text, and stays text"

    @pytest.mark.parametrize(
        "nobody", ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "1900-01-01 00:00", "9999-12-31"]
    )
    def test_a_day_that_nobody_entered_is_none(self, nobody: str) -> None:
        article = read(self.PAGE.replace("2019-03-08T10:00:00+01:00", nobody), "seeds/pont.html")
        assert article.stated is None

    def test_a_day_that_somebody_entered_is_kept(self) -> None:
        article = read(self.PAGE.replace("2019-03-08T10:00:00+01:00", "1970-01-01"), "seeds/pont.html")
        assert article.stated
        assert article.stated.edtf == "1970-01-01"

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

    def of_head(self, head: str, path: str = "seeds/pont.html") -> Article:
        return read(re.sub("(?s)<title>.*?</head>", f"{head}</head>", self.PAGE), path)

    def test_linked_data_is_read_in_graphs_and_by_reference(self) -> None:
        article = self.of_head(
            """<script type="application/ld+json">[{"@context": "https://schema.org", "@graph": [
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Autre", "datePublished": "2001-01-01"}]},
            {"@type": ["NewsArticle", "Article"], "headline": "Le pont rouvre", "datePublished": "2019-03-08",
            "author": [{"@id": "#anne"}, {"@type": "Person", "name": "Marc Petit"}], "publisher": {"@id": "#nous"}},
            {"@id": "#anne", "@type": "Person", "name": "Anne Durand"}, {"@id": "#nous", "@type": "Organization", "name": "Le Courrier"}
            ]}]</script>"""
        )
        assert (article.title, article.source) == ("Le pont rouvre", "Le Courrier")
        assert article.author == "Anne Durand, Marc Petit"
        assert article.stated
        assert article.stated.edtf == "2019-03-08"

    def test_a_page_of_facebook_is_no_author_and_the_outlet_neither(self) -> None:
        article = self.of_head(
            """<meta property="og:site_name" content="Le Courrier"><meta property="article:author" content="https://www.facebook.com/x">
            <meta name="author" content="Le Courrier"><meta name="parsely-author" content="Anne Durand">"""
        )
        assert article.author == "Anne Durand"

    @pytest.mark.parametrize("title", ["Le Courrier", "Home", "courrier.example", ""])
    def test_a_title_that_nobody_set_is_none(self, title: str) -> None:
        article = self.of_head(
            f"""<title>{title}</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="Le Courrier">
            <link rel="canonical" href="https://www.courrier.example/a">"""
        )
        assert article.title == "Le pont rouvre"

    def test_a_title_is_told_without_the_outlet_at_its_end(self) -> None:
        article = self.of_head(
            """<title>Pont : la voie est libre - Le Courrier</title><meta property="og:site_name" content="Le Courrier">"""
        )
        assert article.title == "Le pont rouvre"
        article = read(self.PAGE.replace('Le pont rouvre"', 'Pont : la voie est libre - Le Courrier"'), "seeds/a.html")
        assert article.title == "Pont : la voie est libre"

    def test_when_a_page_was_changed_is_not_when_it_was_published(self) -> None:
        article = self.of_head(
            """<meta property="article:modified_time" content="2020-01-01"><time class="updated" datetime="2020-01-02"></time>
            <time itemprop="dateModified" datetime="2020-01-03"></time><time datetime="2019-03-08T23:30:00Z">8 mars</time>"""
        )
        assert article.stated
        assert article.stated.edtf == "2019-03-08"

    @pytest.mark.parametrize("value", ["March 8, 2019 10:00 am", "08.03.2019", "2019-03-08 10:00:00", "20190308T100000", "Fri, 08 Mar 2019 10:00:00 GMT"])  # fmt: skip
    def test_a_day_is_read_in(self, value: str) -> None:
        article = self.of_head(f'<meta name="date" content="{value}">')
        assert article.stated
        assert article.stated.edtf == "2019-03-08"

    def test_a_day_that_may_be_two_is_none(self) -> None:
        assert self.of_head('<meta name="date" content="08/03/2019">').stated is None

    @pytest.mark.parametrize(
        "head",
        [
            '<link rel="canonical" href="https://web.archive.org/web/20190309120000/https://www.courrier.example/pont">',
            '<link rel="canonical" href="http://archive.ph/2019.03.09-120000/https://www.courrier.example/pont">',
            "<!-- Page saved with SingleFile\n url: https://www.courrier.example/pont \n saved date: Sat Mar 09 2019 -->",
            "<!-- saved from url=(0035)https://www.courrier.example/pont -->",
        ],
    )
    def test_a_copy_knows_the_address_of_its_page(self, head: str) -> None:
        article = self.of_head(head)
        assert (article.url, article.source) == ("https://www.courrier.example/pont", "courrier.example")

    def test_the_banner_of_an_archive_is_not_the_pages(self) -> None:
        page = self.PAGE.replace(
            "<body>", "<body><div id='wm-ipp-base'><p>12 captures, 3 Mar 2019 - 4 Apr 2024</p></div>"
        )
        assert "captures" not in read(page, "seeds/a.html").text


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

    def test_a_row_of_a_table_is_one_line_with_a_bar_between_its_cells(self) -> None:
        page = "# Le pont\n\nIl **rouvre**.\n\n| Ville | Jour |\n|---|---|\n| *Agen* | 3 mars 2019 |\n| Auch | |\n"
        assert read(page, "seeds/a.md").text == "Le pont\n\nIl rouvre.\n\nVille | Jour\n\nAgen | 3 mars 2019\n\nAuch | "

    def test_of_links_within_the_page_and_its_site_only_the_words_are_kept(self) -> None:
        page = "[Vai al contenuto principale](#main)\n\n[Home](/)\n\n# Alluvione a Lucca\n\nLa piena del Serchio ha invaso il centro.\n"
        article = read(page, "seeds/a.md")
        assert article.text.startswith("Vai al contenuto principale\n\nHome\n\nAlluvione a Lucca")
        assert (article.title, article.source) == ("Alluvione a Lucca", None)

    def test_front_matter_that_nothing_closes_is_told(self) -> None:
        opened, problems = open_seeds(
            [Seed(path="seeds/a.md", data=b"---\ntitle: The bridge\n\nIt is open again, they say.\n")]
        )
        assert [problem.message for problem in problems] == ["front matter that nothing closes is read as text"]
        assert "It is open again" in opened[0].document.text

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

    def test_a_clippers_source_is_an_address_and_its_own_days_are_not_the_articles(self) -> None:
        article = read(
            """---
Title: "Le pont rouvre"
source: https://www.courrier.example/pont
author:
  - "[[Anne Durand]]"
  - "[[people/marc|Marc Petit]]"
published: 2019-03-08
created: 2024-01-02
clipped: 2024-01-02
tags: [clippings]
---
Il rouvre, dit le maire, après deux ans de travaux.
""",
            "seeds/a.md",
        )
        assert (article.title, article.author) == ("Le pont rouvre", "Anne Durand, Marc Petit")
        assert (article.url, article.source) == ("https://www.courrier.example/pont", "courrier.example")
        assert article.stated
        assert article.stated.edtf == "2019-03-08"

    def test_the_day_a_page_was_clipped_is_not_its_day(self) -> None:
        article = read(
            "---\ncreated: 2024-01-02\nauthor: [[Anne Durand]]\n---\nIl rouvre, dit le maire.\n", "seeds/a.md"
        )
        assert (article.stated, article.author) == (None, "Anne Durand")

    def test_a_reading_services_list_of_metadata_is_read(self) -> None:
        article = read(
            "# Le pont\n\n## Metadata\n- Author: [[Anne Durand]]\n- Full Title: Le pont rouvre\n- URL: https://courrier.example/a\n\n"
            "## Highlights\n- Il rouvre, dit le maire, après deux ans de travaux.\n",
            "seeds/a.md",
        )
        assert (article.title, article.author, article.url) == (
            "Le pont rouvre",
            "Anne Durand",
            "https://courrier.example/a",
        )

    def test_an_alias_bomb_is_not_read(self) -> None:
        bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nSome text that stays readable all the same."
        opened, problems = open_seeds([Seed(path="seeds/a.md", data=bomb.encode())])
        assert [problem.path for problem in problems] == ["seeds/a.md"]
        assert "stays readable" in opened[0].document.text


PAGE = """\
<!doctype html><html><head><title>The market{sign} opens</title></head><body><article><h1>The market{sign} opens</h1>
<p>The council said on Monday that{sign} all was well, and more was said of it by others in the end.</p>
<p>The second paragraph of the page is long enough to be taken for what a person wrote of that day.</p></article></body></html>
"""


@pytest.mark.parametrize(
    ("sign", "read"),
    [
        ("\x07", "\x07"),
        ("&#7;", "\x07"),
        ("&#x1B;", "\x1b"),
        ("&#xFFFE;", "\ufffe"),
        ("&#11", "\x0b"),
        ("\x00", "\x00"),
        ("\x0c", ""),
        ("&#12;", ""),
        ("&#128;", "\u20ac"),
    ],
)
def test_a_character_that_no_tree_can_hold_stays_and_costs_an_html_seed_no_paragraph(sign: str, read: str) -> None:
    opened, problems = open_seeds([Seed(path="seeds/a.html", data=PAGE.format(sign=sign).encode())])
    document = opened[0].document
    assert f"Monday that{read} all was well" in document.text
    assert document.text.count("\n\n") == 2
    assert not re.search("[\ufdd0-\ufdef]", document.title or "")
    assert bool(problems) == bool(UNSEEN.search(read))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<div>mot " * 300, "elements more than 200 deep"),
        ("<div>mot " * 3_000, "cannot be read to its end"),
        ("<table><tr>" + "<td>mot</td>" * 10_001, "10,001 HTML elements within one"),
        ("<p>" + "mot " * 400_000, "1,600,000 characters are too many"),
    ],
    ids=["deep", "deeper than the parser goes", "broad", "long"],
)
def test_a_page_that_would_be_read_in_part_is_refused(page: str, said: str) -> None:
    _, problems = open_seeds([Seed(path="seeds/a.html", data=f"<html><body><article>{page}".encode())])
    assert [said in problem.message for problem in problems] == [True]


def test_what_follows_a_picture_of_12_mb_is_read() -> None:
    picture = f'<p>Avant.</p><img src="data:image/png;base64,{"A" * 12_000_000}">'
    assert "Le texte qui suit" in read(f"<html><body><article>{picture}<p>Le texte qui suit.</p>", "seeds/a.html").text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso8859_15", "Le cœur de la mairie de Mâcon, réélue en août, coûte 10 € à chaque œuvre."),
        ("iso8859_5", "Министр сообщил в понедельник 28 августа 2017 года, что всё хорошо в городе Москва."),
        ("koi8_r", "Министр сообщил в понедельник 28 августа 2017 года, что всё хорошо в городе Москва."),
        ("cp1254", "Cumhurbaşkanı dün İstanbul’da şöyle dedi: ğüşıöç, çocuklar için iyi günler."),
        ("iso8859_9", "Cumhurbaşkanı dün İstanbul'da şöyle dedi: ğüşıöç, çocuklar için iyi günler."),
        ("mac_turkish", "Cumhurbaşkanı dün İstanbul'da şöyle dedi: ğüşıöç, çocuklar için iyi günler."),
        ("mac_roman", "Le maire de Mâcon a déclaré à l'école que le cœur de la ville, réélu en août, va bien."),
        ("mac_arabic", "قالت الوكالة إن الحافلات انطلقت من قارة نحو البوكمال، وفق مصدر عسكري."),
    ],
)
def test_a_guess_puts_no_signs_and_no_other_script_within_words(encoding: str, text: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_a_guessed_encoding_is_known_as_a_guess() -> None:
    text = "قالت الوكالة إن الحافلات انطلقت من قارة نحو البوكمال."
    assert read(text.encode("cp1256")).guessed == "cp1256"
    assert read(text.encode()).guessed is None
    assert read(text.encode("utf-16")).guessed is None
    assert read(f'<meta charset="windows-1256"><p>{text}'.encode("cp1256"), "seeds/a.html").guessed is None


@pytest.mark.parametrize("encoding", ["cp850", "cp437"])
def test_an_encoding_that_is_not_known_is_no_wrong_guess(encoding: str) -> None:
    data = "Le maire de Mâcon a déclaré que tout va bien à l'école.".encode(encoding)
    _, problems = open_seeds([Seed(path="seeds/a.txt", data=data)])
    assert ["cannot tell in which encoding" in problem.message for problem in problems] == [True]


def test_definitions_of_links_that_nothing_uses_are_text() -> None:
    seed = "Text [a][1].\n\n[1]: http://x.org/a\n[unused]: http://x.org/c 'why'\n\nEnd.\n\n[1]: http://x.org/again\n"
    text = read(seed, "seeds/a.md").text
    assert text == "Text a (http://x.org/a).\n\n[unused]: http://x.org/c 'why'\n\nEnd.\n\n[1]: http://x.org/again"


def test_markdown_of_nothing_but_brackets_is_read_as_text_and_says_so() -> None:
    seed = "Title\n\n" + "[a][" * 20_000 + "\n\n[unused]: http://x.org/c\n"
    document = open_seed(Seed(path="seeds/a.md", data=seed.encode()))
    assert isinstance(document, Document)
    assert document.text.split() == seed.split()
    assert ["more than 10,000 brackets" in problem.message for problem in document.problems] == [True]


def test_a_short_first_sentence_is_text_where_the_title_stands_in_the_metadata_only() -> None:
    long = "The bridge over the river has been shut for repairs since Monday, the mayor of the town said."
    article = read(f"---\ntitle: The bridge\n---\n\nIt is shut.\n\n{long}\n", "seeds/a.md")
    assert [(block.kind, article.text[block.start : block.end]) for block in article.blocks] == [
        ("body", "It is shut."),
        ("body", long),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("عام / الدفاع المدني يخرج 37 محتجزا من الثلوج", "الدفاع المدني يخرج 37 محتجزا من الثلوج"),
        ("البلدية / المستشفى: خلاف قديم على أرض واسعة", "البلدية / المستشفى: خلاف قديم على أرض واسعة"),
    ],
)
def test_a_section_before_the_title_is_no_part_of_it(line: str, title: str) -> None:
    text = (
        "أعلن الدفاع المدني اليوم إخراج 37 محتجزا من الثلوج في المستشفى الذي تملكه البلدية على أرض واسعة بعد خلاف قديم."
    )
    article = read(f"{line}\n\n{text}\n")
    assert article.title == title
    assert line in article.text


def test_the_marks_of_a_markdown_heading_are_no_part_of_a_title() -> None:
    text = (
        "## Riapre il ponte di Rialmosso\n\nIl ponte di Rialmosso ha riaperto martedì mattina dopo due anni di lavori."
    )
    assert read(text).title == "Riapre il ponte di Rialmosso"
