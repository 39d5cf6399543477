"""Which articles are accounts of one event, and which only meet."""

from __future__ import annotations

from builder.model import ArticleId, Collection
from tests.collection_by_hand import collection_of, entry_of
from tests.test_pages_article import page_of

DAY = "{{28 août|2017-08-28}}"


def groups(collection: Collection) -> list[set[str]]:
    return [set(group.articles) for group in collection.accounts]


def test_two_that_name_a_place_once_on_the_same_day_are_no_accounts_of_an_event() -> None:
    one = entry_of("one", f"%title% A concert\n\nIt was heard as far as [[Qara|qara]], {DAY}.")
    other = entry_of("other", f"%title% A fire\n\nFiremen came from [[Qara|qara]], {DAY}.")
    assert groups(collection_of(one, other)) == []


def test_two_that_are_about_the_place_are() -> None:
    one = entry_of("one", f"%title% [[Qara|qara]] burns\n\nSince {DAY}.")
    other = entry_of("other", f"%title% A fire\n\nIn [[Qara|qara]], {DAY}. All [[Qara|qara]] saw it.")
    assert groups(collection_of(one, other)) == [{"one", "other"}]


def test_two_that_share_a_second_place_are() -> None:
    one = entry_of("one", f"%title% Buses\n\nFrom [[Qara|qara]] to [[Abou Kamal|abou-kamal]], {DAY}.")
    other = entry_of("other", f"%title% Coaches\n\nFrom [[Qara|qara]] to [[Al Boukamal|abou-kamal]], {DAY}.")
    assert groups(collection_of(one, other)) == [{"one", "other"}]


def test_what_overlaps_in_one_event_is_one_group() -> None:
    before = entry_of("before", "%title% [[Qara|qara]]\n\n{{27|2017-08-27}}")
    during = entry_of("during", "%title% [[Qara|qara]]\n\n{{27|2017-08-27}} {{28|2017-08-28}}")
    after = entry_of("after", "%title% [[Qara|qara]]\n\n{{28|2017-08-28}}")
    collection = collection_of(before, during, after)
    assert groups(collection) == [{"before", "during", "after"}]
    assert [group.slug for group in collection.accounts] == ["qara-2017-08-27-2017-08-28"]
    assert collection.accounts_with[ArticleId("after")] == collection.accounts


def test_a_long_war_is_not_one_event() -> None:
    entries = [
        entry_of(f"day{n:02}", f"%title% [[Qara|qara]]\n\n{{{{a|2017-08-{n:02}}}}} {{{{b|2017-08-{n + 1:02}}}}}")
        for n in range(1, 28)
    ]
    collection = collection_of(*entries)
    assert all((group.days[-1] - group.days[0]).days <= 3 for group in collection.accounts)
    assert len(collection.accounts) > 5


def test_shared_numbers_in_any_digits_are_marked_and_lead_to_their_row() -> None:
    one = entry_of("one", f"%title% [[Qara|qara]]\n\nEnviron 600 personnes, {DAY}.")
    other = entry_of("other", f"%title% [[قارة|qara]]\n\nحوالي ٦٠٠ مقاتل و ٢٥٠ مسلحا، {DAY}.", language="ar")
    collection = collection_of(one, other)
    body = page_of(collection, f"accounts/{collection.accounts[0].slug}.md").body
    assert "**600**{: #number-600 }" in body
    assert body.count('href="#number-600"') == 2
    assert 'href="#number-250"' not in body


def test_of_many_accounts_those_that_share_most_are_compared_and_the_others_listed() -> None:
    entries = [entry_of(f"a{n}", f"%title% [[Qara|qara]] {n}\n\n{DAY}, {100 + n % 2}.") for n in range(8)]
    lonely = entry_of("z", f"%title% [[Qara|qara]]\n\n{DAY}, 777.")
    collection = collection_of(*entries, lonely)
    body = page_of(collection, f"accounts/{collection.accounts[0].slug}.md").body
    assert body.count("<section") == 6
    assert "../articles/z.md" in body.partition("{: #others }")[2]


def test_a_name_that_runs_against_the_sites_words_stands_apart_in_the_title() -> None:
    one = entry_of("one", f"%title% [[Suva|suva]] burns\n\nSince {DAY}.")
    other = entry_of("other", f"%title% A fire\n\nIn [[Suva|suva]], {DAY}. All [[Suva|suva]] saw it.")
    collection = collection_of(one, other, language="ar")
    page = page_of(collection, f"accounts/{collection.accounts[0].slug}.md")
    assert page.body.startswith("# <bdi>Suva</bdi>، ")
    assert page.front["title"].startswith("Suva، ")  # type: ignore[attr-defined]
    assert "[<bdi>Suva</bdi>، " in page_of(collection, "accounts/index.md").body
    english = collection_of(one, other)
    assert page_of(english, f"accounts/{english.accounts[0].slug}.md").body.startswith("# Suva, ")
