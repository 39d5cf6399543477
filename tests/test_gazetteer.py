"""The gazetteer: compiling, opening, names and consonants, the collection's own places and their faults, and linear time on hostile text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.decide.places import decide_places
from builder.find.places import find_places
from builder.find.places.words import vocabulary_of
from builder.gazetteer import Gazetteer, compiled, open_gazetteer, parse_places
from builder.gazetteer.names import is_arabic, key_of, skeleton_of, spellings_of
from builder.gazetteer.sounds import bones_of, sound_alike, sound_of, sounds_of_latin
from builder.gazetteer.sources import Record
from builder.lexicon import languages
from builder.model import PlaceId
from tests.test_golden_places import article_of

PLACES_YML = "site_config/places.yml"
SHIPPED = Path(__file__).parent.parent / PLACES_YML


# -- names --------------------------------------------------------------------------------------------------------


def test_a_key_is_the_folded_words() -> None:
    assert key_of("Deir  ez-Zor") == key_of("DEIR EZ ZOR") == "deir ez zor"
    assert key_of("U.S.") == "us"


def test_apostrophes_and_arabic_spaces_come_and_go() -> None:
    assert spellings_of("Sana'a") == ("sana a", "sanaa")
    assert "البوكمال" in spellings_of("البو كمال")


@pytest.mark.parametrize("name", ["Abou Kamal", "Al Boukamal", "Al-Boukamal", "البوكمال", "بوكمال"])
def test_five_spellings_have_one_skeleton(name: str) -> None:
    assert skeleton_of(key_of(name)) == "bkml"


def test_too_few_consonants_are_none() -> None:
    assert skeleton_of(key_of("Aïn")) == ""


SOUNDING_ALIKE = (
    ("Yacuiba", "ياكويبا", "Якуиба"),
    ("Akhmeta", "اخميتا", "Ахмета"),
    ("Cochabamba", "كوتشابامبا", "Кочабамба"),
    ("Ouagadougou", "واغادوغو", "Уагадугу"),
)


@pytest.mark.parametrize("names", SOUNDING_ALIKE, ids=lambda names: names[0])
def test_a_name_sounds_the_same_in_every_script(names: tuple[str, str, str]) -> None:
    latin, *others = (sound_of(key_of(name)) for name in names)
    for other in others:
        assert sound_alike(latin, other)
        assert bones_of(latin) == bones_of(other)


def test_letters_that_languages_say_differently_sound_in_each_way() -> None:
    assert sound_of(key_of("Гвоза")) in sounds_of_latin("gwoza")
    assert sound_of(key_of("Халиско")) in sounds_of_latin("jalisco")
    assert not sound_alike(sound_of("camiri"), sound_of(key_of("كاميرا")))
    assert bones_of(sound_of("oia")) == sound_of("東京") == ""


# -- looking up ---------------------------------------------------------------------------------------------------


def test_one_id_in_every_script(gazetteer: Gazetteer) -> None:
    for name in ("Damascus", "Damas", "دمشق", "Дамаск", "Damasco", "Şam"):
        assert "geonames:170654" in {sense.place for sense in gazetteer.senses(key_of(name))}, name


def test_a_town_lies_in_its_division_and_a_division_in_none(gazetteer: Gazetteer) -> None:
    qara, rif = gazetteer.place_of(PlaceId("geonames:166111")), gazetteer.place_of(PlaceId("geonames:170652"))
    assert qara is not None
    assert rif is not None
    assert qara.division[0] == ("und", "Rif Dimashq")
    assert ("fr", "Rif de Damas") in qara.division
    assert ("ar", "ريف دمشق") in qara.division
    assert rif.division == ()


def test_a_place_has_its_names(gazetteer: Gazetteer) -> None:
    syria = gazetteer.place_of(PlaceId("geonames:163843"))
    assert syria is not None
    assert syria.kind == "country"
    assert ("fr", "Syrie") in syria.names
    assert gazetteer.place_of(PlaceId("geonames:1")) is None


def test_what_a_killed_compilation_left_goes_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "records", lambda: iter(()))
    torn, other = tmp_path / ".gazetteer-k1ll3d.part", tmp_path / "notes.part"
    torn.write_bytes(b"half")
    other.write_bytes(b"not ours")
    open_gazetteer(tmp_path)
    assert not torn.exists()
    assert other.exists()


def test_of_two_processes_that_compile_at_once_one_does_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads stand for the processes: the lock of a file knows no difference."""
    began: list[float] = []

    def slow_records() -> Iterator[tuple[float, Record]]:
        began.append(time.monotonic())
        time.sleep(0.3)
        return iter(())

    monkeypatch.setattr(compiled, "records", slow_records)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: compiled.compiled(tmp_path, None), range(2))
    assert first == second
    assert first.exists()
    assert len(began) == 1


def test_it_knows_peoples_short_forms_and_the_cities_of_time_zones(gazetteer: Gazetteer) -> None:
    assert gazetteer.peoples("fr")["libanaises"] == gazetteer.peoples("ar")[key_of("اللبنانية")] == "LB"
    assert "indiana" not in gazetteer.peoples("en")
    assert [sense.admin1 for sense in gazetteer.abbreviated("Ill.")] == ["IL"]
    assert gazetteer.abbreviated("ill.") == ()
    (amman,) = (sense for sense in gazetteer.senses(key_of("عمان")) if sense.place == "geonames:250441")
    assert "ar" in amman.languages


def test_a_german_name_is_known_after_its_article(gazetteer: Gazetteer) -> None:
    assert {sense.place for sense in gazetteer.senses("kurischen nehrung")} == {"local:kurische-nehrung"}


def test_a_place_is_known_by_its_sound(gazetteer: Gazetteer) -> None:
    (yacuiba,) = gazetteer.sounding(key_of("ياكويبا"))
    assert yacuiba.place == "geonames:3901178"
    assert gazetteer.sounding(key_of("أوه")) == ()


def test_a_place_of_the_collection_comes_first(gazetteer: Gazetteer, cache: Path) -> None:
    places, problems = parse_places("- {id: 'local:paris', name: Paris, kind: farm, lat: 1, lon: 2}", PLACES_YML)
    assert not problems
    own = open_gazetteer(cache, places)
    assert [sense.place for sense in own.senses("paris")] == ["local:paris"]
    assert len(gazetteer.senses("paris")) > 1


def test_an_entry_may_add_names_to_a_known_place(cache: Path) -> None:
    places, _ = parse_places("- {id: 'geonames:170654', names: {fr: [La ville du jasmin]}}", PLACES_YML)
    own = open_gazetteer(cache, places)
    damascus = own.place_of(PlaceId("geonames:170654"))
    assert damascus is not None
    assert damascus.name == "Damascus"
    assert damascus.country == "SY"
    assert damascus.lat is not None
    assert [sense.place for sense in own.senses(key_of("ville du jasmin"))] == []
    assert [sense.place for sense in own.senses(key_of("la ville du jasmin"))] == ["geonames:170654"]


def test_what_an_entry_says_of_a_known_place_goes_before_what_is_known(cache: Path) -> None:
    text = "- {id: 'local:qalamoun', name: Qalamoun, kind: region, country: SY}\n- {id: 'local:mill', name: Mill}"
    own = open_gazetteer(cache, parse_places(text, PLACES_YML)[0])
    qalamoun, mill = own.place_of(PlaceId("local:qalamoun")), own.place_of(PlaceId("local:mill"))
    assert qalamoun is not None
    assert mill is not None
    assert (qalamoun.kind, qalamoun.country, qalamoun.lat) == ("region", "SY", 33.9)
    assert [(sense.kind, sense.country) for sense in own.senses("qalamoun")] == [("region", "SY")]
    assert [(sense.kind, sense.country) for sense in own.senses(key_of("Каламун"))] == [("region", "SY")]
    assert mill.kind == "site"


def test_names_that_an_entry_does_not_list_claim_nothing(gazetteer: Gazetteer, cache: Path) -> None:
    """Tulle in France has the name "Tula", too: an entry for it must not make every Tula that town."""
    own = open_gazetteer(cache, parse_places("- {id: 'geonames:2971482', name: Tulle}", PLACES_YML)[0])
    assert [(sense.place, sense.own) for sense in own.senses("tulle")] == [("geonames:2971482", True)]
    assert [sense.place for sense in own.senses("tula")] == [sense.place for sense in gazetteer.senses("tula")]


def test_a_name_means_the_entry_that_lists_it(cache: Path) -> None:
    """The bundled list calls the whole of the Qalamoun القلمون الغربي as well."""
    text = "- {id: 'local:qalamoun', name: Qalamoun}\n- {id: 'local:west', name: West, names: {ar: القلمون الغربي}}"
    own = open_gazetteer(cache, parse_places(text, PLACES_YML)[0])
    assert [sense.place for sense in own.senses(key_of("القلمون الغربي"))] == ["local:west"]


def test_a_name_of_an_entry_is_one_in_small_letters_and_in_every_language(cache: Path) -> None:
    text = "- {id: 'local:west', name: West, kind: region, names: {fr: [Qalamoun occidental]}}"
    own = open_gazetteer(cache, parse_places(text, PLACES_YML)[0])
    for language, sentence in (("fr", "dans le Qalamoun occidental hier."), ("it", "nel Qalamoun occidental ieri.")):
        article = article_of(f"Ils sont passés {sentence}", language)
        links = decide_places(article, find_places(article, own, (), ()), own)
        assert [article.text[link.start : link.end] for link in links] == ["Qalamoun occidental"]


# -- places.yml ---------------------------------------------------------------------------------------------------


def test_the_shipped_places_have_no_fault() -> None:
    places, problems = parse_places(SHIPPED.read_text("utf-8"), PLACES_YML)
    assert not problems
    assert {"local:qalamoun", "local:flita", "geonames:166111"} <= {place.id for place in places}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- {id: 'local:a', name: A, colour: red}", 1, 'unknown key "colour"'),
        ("- id: local:a\n  name: A\n  lat: 95\n  lon: 3", 3, 'lat "95" is not between -90 and 90'),
        ("- id: local:a\n  name: A\n  lat: 9", 1, "one coordinate without the other"),
        ("- {id: 'local:a', name: A}\n- {id: 'local:a', name: B}", 2, 'id "local:a" stands twice, first in line 1'),
        ("- {name: A}", 1, "an entry without id"),
        ("- {id: 'local:a'}", 1, "an entry without name"),
        ("- {id: 'Local A', name: A}", 1, 'id "Local A" is not of its form'),
        ("- {id: 'geonames:5'}", 1, '"geonames:5" adds nothing: it has neither name nor names'),
        ("- {id: 'local:a', name: '…'}", 1, 'name "…" has no letters'),
        ("places:\n  a: b", 1, "the file is not a list of places"),
        ("- just a text", 1, "not a list of keys and values"),
        ("- {id: 'local:a', name: A, names: {französisch: B}}", 1, '"französisch" is no language'),
        ("- &a {id: 'local:a', name: A}\n- *a", 2, "YAML aliases (*name) are not read"),
        ("- [", 1, "not YAML: expected the node content, but found '<stream end>'"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, message: str) -> None:
    _, problems = parse_places(text, PLACES_YML)
    assert [(problem.line, problem.message) for problem in problems] == [(line, message)]
    assert problems[0].path == PLACES_YML
    assert problems[0].hint


def test_an_empty_file_has_no_places() -> None:
    assert parse_places("# only a comment\n", PLACES_YML) == ((), ())


@given(st.text(alphabet=st.sampled_from("-:{}[]&*!|>'\"# \nabc1.,\t\x00é")))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_places(text, PLACES_YML)


# -- finding and deciding -----------------------------------------------------------------------------------------


@given(st.text(alphabet=st.sampled_from("Paris Damas دمشق ,.-'’\u00a0\u064b\u200cdeوInل\n1"), max_size=80))
def test_links_lie_within_the_text_in_order_and_disjoint(gazetteer: Gazetteer, text: str) -> None:
    article = article_of(text, "fr")
    links = decide_places(article, find_places(article, gazetteer, (), ()), gazetteer)
    ends = [0, *(offset for link in links for offset in (link.start, link.end)), len(text)]
    assert ends == sorted(ends)
    assert all(link.start < link.end and link.why for link in links)


def test_what_dates_took_is_left_alone(gazetteer: Gazetteer) -> None:
    article = article_of("Rendez-vous à Paris et à Lyon.", "fr")
    (lyon,) = find_places(article, gazetteer, (), [(14, 19)])
    assert lyon.name == "Lyon"


HOSTILE = {
    "one letter": "a" * 200_000,
    "one capital": "A" * 200_000,
    "capitals with points": "A." * 100_000,
    "capital words": "New " * 50_000,
    "beginnings of names": "San Pedro de los Santa Maria del " * 6_000,
    "lists": "Paris, " * 28_000,
    "cues": "ville de la " * 16_000,
    "villages": "villages d'Al-Xyz et de " * 8_000,
    "articles": "al-" * 66_000,
    "arabic clitics": "ولل" * 66_000,
    "arabic words": "مدينة " * 33_000,
    "hyphens": "Abou-" * 40_000,
    "vowel signs": "د\u064b" * 100_000,
    "apostrophes": "d'" * 100_000,
    "scores": "Lens 3-1 " * 22_000,
    "arabic landscape": "بحر الصين " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_alone(gazetteer: Gazetteer, text: str) -> None:
    began = time.process_time()
    article = article_of(text, "ar" if is_arabic(text) else "fr")
    decide_places(article, find_places(article, gazetteer, (), ()), gazetteer)
    assert time.process_time() - began < 20, (
        "200,000 characters take some seconds at most; what is not linear takes hours"
    )


@pytest.mark.parametrize("language", languages())
def test_every_lexicon_compiles(language: str) -> None:
    vocabulary_of(language)
