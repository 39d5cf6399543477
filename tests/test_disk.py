"""The disk: what a person wrote is never touched, what is generated is whole, and what did not change is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from builder.disk import (
    is_untouched,
    read_file,
    read_tree,
    stamped,
    strangers,
    sweep,
    write_file,
    write_out,
    write_pages,
)
from builder.model import Page, Problem

ARTICLE = Page(path="articles/a.md", front={"title": "A", "tags": ["x"]}, body="Text.\n")
DATA = Page(path="data/places.js", front={}, body="var places = [];\n")


def test_a_stamp_is_yaml_and_reads_back_equal() -> None:
    front = yaml.safe_load(stamped(ARTICLE).split("---\n")[1])
    assert {key: front[key] for key in ARTICLE.front} == ARTICLE.front
    assert set(front) == {*ARTICLE.front, "generated"}


@pytest.mark.parametrize("page", [ARTICLE, DATA])
def test_a_stamp_fits_until_a_character_is_changed(page: Page) -> None:
    text = stamped(page)
    assert is_untouched(text) is True
    assert is_untouched(text + "x") is False
    assert is_untouched(text.replace("Text", "Edit").replace("places", "edited")) is False
    assert is_untouched("---\ntitle: by hand\n---\nText.\n") is None
    assert is_untouched("I quote a stamp:\n\ngenerated: 0123456789abcdef\n") is None


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    assert write_pages(tmp_path, [ARTICLE, DATA]) == (2, ())
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert write_pages(tmp_path, [ARTICLE, DATA]) == (0, ())
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_what_is_no_longer_generated_is_deleted(tmp_path: Path) -> None:
    write_pages(tmp_path, [ARTICLE, DATA])
    assert write_pages(tmp_path, [ARTICLE]) == (1, ())
    assert not (tmp_path / "content/data/places.js").exists()


@pytest.mark.parametrize("keep", [[ARTICLE], []], ids=["still generated", "no longer generated"])
def test_a_page_edited_by_hand_is_left_and_told_where_to_put_the_edit(tmp_path: Path, keep: list[Page]) -> None:
    write_pages(tmp_path, [ARTICLE])
    file = tmp_path / "content/articles/a.md"
    file.write_text(file.read_text("utf-8").replace("Text.", "My text."), "utf-8")
    edited = file.read_bytes()
    changed, (problem,) = write_pages(tmp_path, keep)
    assert changed == 0
    assert file.read_bytes() == edited
    assert problem.path == "content/articles/a.md"
    assert "content/annotations/a.md" in problem.hint


def test_a_persons_page_is_never_overwritten_or_deleted(tmp_path: Path) -> None:
    for path in ("content/articles/a.md", "content/own/page.md", "content/index.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("---\ntitle: mine\n---\nMine.\n", "utf-8")
    changed, problems = write_pages(tmp_path, [ARTICLE])
    assert changed == 0
    assert [problem.path for problem in problems] == ["content/articles/a.md"]
    assert (tmp_path / "content/own/page.md").read_text("utf-8").endswith("Mine.\n")


def test_links_pipes_and_folders_in_seeds_are_refused_by_name(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "secret").write_text("secret", "utf-8")
    (seeds / "link.txt").symlink_to(tmp_path / "secret")
    (seeds / "loop").symlink_to(seeds)
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "folder.txt").mkdir()
    (seeds / "good.txt").write_text("Text.", "utf-8")
    tree, problems = read_tree(tmp_path)
    assert tree == {"seeds/good.txt": b"Text."}
    assert [problem.path for problem in problems] == [
        "seeds/folder.txt",
        "seeds/link.txt",
        "seeds/loop",
        "seeds/pipe.txt",
    ]


def test_a_hidden_seed_is_told_and_what_systems_leave_behind_is_not(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in (".hidden.txt", "._article.txt", ".DS_Store", ".gitkeep"):
        (tmp_path / "seeds" / name).write_text("Some text of an article.", "utf-8")
    tree, problems = read_tree(tmp_path)
    assert tree == {}
    assert [problem.path for problem in problems] == ["seeds/.hidden.txt"]


def test_a_folder_that_is_a_link_and_a_file_that_is_too_long_are_refused(tmp_path: Path) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "root"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("secret", "utf-8")
    (root / "site_config").mkdir(parents=True)
    (root / "seeds").symlink_to(elsewhere)
    with (root / "site_config/places.yml").open("wb") as long:
        long.truncate(1 << 40)
    tree, problems = read_tree(root)
    assert tree == {}
    assert [problem.path for problem in problems] == ["seeds", "site_config/places.yml"]


def test_a_file_that_is_being_written_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("half", "utf-8")
    fstat = os.fstat

    def meanwhile(handle: int) -> os.stat_result:
        with file.open("a") as more:
            more.write("more")
        return fstat(handle)

    monkeypatch.setattr(os, "fstat", meanwhile)
    read = read_file(file, "seeds/a.txt")
    assert isinstance(read, Problem)
    assert "changes while it is read" in read.message


def test_links_and_pipes_where_the_renderer_reads_are_told(tmp_path: Path) -> None:
    for folder in ("content/articles", "site_config/overrides"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "content/articles/linked").symlink_to(tmp_path)
    (tmp_path / "site_config/overrides/main.html").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "content/pipe.md")
    assert {problem.path for problem in strangers(tmp_path)} == {
        "content/articles/linked",
        "content/pipe.md",
        "site_config/overrides/main.html",
    }


def test_half_written_files_are_swept(tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/.new-x.tmp").write_text("half", "utf-8")
    (tmp_path / "content/articles/mine.tmp").write_text("mine", "utf-8")
    sweep(tmp_path)
    assert [file.name for file in (tmp_path / "content/articles").iterdir()] == ["mine.tmp"]


def test_a_file_keeps_its_permissions_when_it_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "private.md"
    file.write_text("old")
    file.chmod(0o600)
    write_file(file, "new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_a_person_names_is_written_through_links_and_into_devices(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "there")
    write_out(tmp_path / "link", "text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_text() == "text"
    write_out(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()
