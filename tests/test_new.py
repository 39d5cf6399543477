"""`commonplace new`: into an empty folder, or on from where it was killed; never over anything that somebody put there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.disk import write_file
from builder.starter import SETTINGS, files


def code_of_new(folder: Path) -> int:
    return CliRunner().invoke(main, ["new", str(folder)], catch_exceptions=False).exit_code


def begun(folder: Path) -> Path:
    """As a kill leaves it: some of the files, and one half written."""
    for path in list(files())[:5]:
        write_file(folder / path, files()[path])
    (folder / "site_config/.new-x.tmp").write_text("half", "utf-8")
    return folder


def test_what_was_begun_is_ended(tmp_path: Path) -> None:
    assert code_of_new(begun(tmp_path)) == 0
    there = {
        file.relative_to(tmp_path).as_posix(): file.read_text("utf-8") for file in tmp_path.rglob("*") if file.is_file()
    }
    assert there == files()
    assert (tmp_path / "seeds").is_dir()


@pytest.mark.parametrize("path", ["mine.txt", "content/index.md", SETTINGS])
def test_a_folder_with_anything_else_in_it_is_refused_and_stays(tmp_path: Path, path: str) -> None:
    write_file(begun(tmp_path) / path, "mine")
    assert code_of_new(tmp_path) == 2
    assert (tmp_path / path).read_text("utf-8") == "mine"
    assert (tmp_path / "site_config/.new-x.tmp").exists()


def test_a_collection_is_refused(tmp_path: Path) -> None:
    assert [code_of_new(tmp_path), code_of_new(tmp_path)] == [0, 2]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    begun(tmp_path / "collection").joinpath("content").symlink_to(tmp_path / "away")
    assert code_of_new(tmp_path / "collection") == 2
