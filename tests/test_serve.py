"""`commonplace serve` as it is started: what it builds anew, what it survives, and whom it lets write."""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import NOTES, Served, collection, served, until

ADD = json.dumps({"action": "add", "quote": "Dix-sept autobus", "body": "Hostile."})
PATH = "/__commonplace/notes/qara"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(collection(tmp_path_factory.mktemp("served"))) as one:
        yield one


@pytest.fixture
def one(running: Served) -> Iterator[Served]:
    """The running program, its annotations as they were at the start."""
    running.file("qara").write_text(NOTES, "utf-8")
    yield running
    for file in running.file("qara").parent.glob("*.md"):
        if file.name != "qara.md":
            file.unlink()


def bytes_of(one: Served) -> dict[str, bytes]:
    """All that a person writes, and nothing that came in beside it."""
    folders = (one.root, one.root / "seeds", one.root / "content", one.root / "content/annotations")
    return {
        str(file.relative_to(one.root)): file.read_bytes()
        for folder in folders
        for file in folder.iterdir()
        if file.is_file() and not file.name.startswith(".")
    }


# -- writing --------------------------------------------------------------------------------------------------------


def test_a_note_is_added_edited_and_deleted_and_the_rest_stays(one: Served) -> None:
    status, answer = one.change("qara", action="add", quote="le 28 août 2017", body="A day.", file="")
    assert (status, answer["changed"]) == (200, True)
    assert one.file("qara").read_text("utf-8") == NOTES + "\n> le 28 août 2017\n\nA day.\n"
    note = next(note for note in one.notes("qara")["notes"] if note["note"] == answer["note"])
    assert one.change("qara", action="edit", note=note["note"], seen=note["seen"], body="The day.")[0] == 200
    assert one.file("qara").read_text("utf-8") == NOTES + "\n> le 28 août 2017\n\nThe day.\n"
    note = one.notes("qara")["notes"][-1]
    assert one.change("qara", action="delete", note=note["note"], seen=note["seen"])[0] == 200
    assert one.file("qara").read_text("utf-8") == NOTES


def test_the_first_note_makes_the_file(one: Served) -> None:
    assert one.change("hafilat", action="add", quote="الحافلات", body="حافلات", file="")[1]["changed"] is False
    assert one.file("hafilat").read_text("utf-8").endswith("---\n\n> الحافلات\n\nحافلات\n")


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_a_note_that_was_changed_meanwhile_is_not_written_over(one: Served, action: str) -> None:
    note = one.notes("qara")["notes"][1]
    theirs = NOTES.replace("In the east.", "In the far east.")
    one.file("qara").write_text(theirs, "utf-8")
    status, answer = one.change("qara", action=action, note=note["note"], seen=note["seen"], body="Mine.")
    assert status == 409
    assert isinstance(answer["current"], dict)
    assert answer["current"]["body"] == "In the far east."
    assert one.file("qara").read_text("utf-8") == theirs


def test_a_change_to_another_note_meanwhile_is_kept_and_told(one: Served) -> None:
    before = one.notes("qara")
    note = before["notes"][1]
    one.file("qara").write_text(NOTES.replace("The last ones.", "The very last."), "utf-8")
    wish = {"action": "edit", "note": note["note"], "seen": note["seen"], "body": "Mine.", "file": before["seen"]}
    status, answer = one.change("qara", **wish)
    assert (status, answer["changed"]) == (200, True)
    assert one.file("qara").read_text("utf-8") == NOTES.replace("The last ones.", "The very last.").replace(
        "In the east.", "Mine."
    )


def test_a_note_on_the_whole_article_is_begun_once(one: Served) -> None:
    status, answer = one.change("qara", action="add", quote="", body="On all of it.", file="")
    assert status == 200
    assert one.notes("qara")["notes"][0] == {
        "note": answer["note"], "seen": one.notes("qara")["notes"][0]["seen"], "quote": None, "body": "On all of it.",
    }  # fmt: skip
    after = one.file("qara").read_text("utf-8")
    assert after.replace("On all of it.\n\n", "") == NOTES
    status, answer = one.change("qara", action="add", quote=" ", body="Mine.", file="")
    assert status == 409
    assert isinstance(answer["current"], dict)
    assert answer["current"]["body"] == "On all of it."
    assert one.file("qara").read_text("utf-8") == after


def test_a_note_that_is_gone_is_a_conflict_too(one: Served) -> None:
    note = one.notes("qara")["notes"][1]
    one.file("qara").write_text("", "utf-8")
    assert one.change("qara", action="edit", note=note["note"], seen=note["seen"], body="x")[1]["current"] is None
    assert one.file("qara").read_text("utf-8") == ""


# -- who may write --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({"X-Commonplace-Token": "guessed"}, 403),
        ({"X-Commonplace-Token": "é"}, 403),
        ({"X-Commonplace-Token": None}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Host": "127.0.0.1.evil.example:80"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "99999999"}, 413),
        ({"Transfer-Encoding": "chunked"}, 411),
    ],
    ids=str,
)
def test_a_change_from_elsewhere_is_refused_and_nothing_is_written(
    one: Served, what: dict[str, str | None], expected: int
) -> None:
    before = bytes_of(one)
    headers = {key: value for key, value in {**one.own_headers(), **what}.items() if value is not None}
    assert one.ask("POST", PATH, ADD, headers)[0] == expected
    assert bytes_of(one) == before


@pytest.mark.parametrize(
    "path",
    [
        "/__commonplace/notes/../../seeds/qara",
        "/__commonplace/notes/..%2f..%2fseeds%2fqara",
        "/__commonplace/notes/%2fetc%2fpasswd",
        "/__commonplace/notes/nowhere",
        "/__commonplace/notes/",
        "/__commonplace/notes/qara.md",
        "/__commonplace/notes/QARA",
        "/__commonplace/notes/qara%00",
        "/__commonplace/notes/con",
        "/__commonplace/notes/NUL.",
        "/__commonplace/notes/qara.",
        "/__commonplace/notes/qara%20",
        "/__commonplace/notes/qara:stream",
        "/__commonplace/notes/C:qara",
        "/__commonplace/notes/..%5c..%5cseeds%5cqara",
        "/__commonplace/notes/%ff%ed%a0%80",
        "/__commonplace/notes/" + "a" * 5_000,
    ],
)
def test_nothing_is_written_but_the_file_of_an_article(one: Served, path: str) -> None:
    before = bytes_of(one)
    assert one.ask("POST", path, ADD, one.own_headers())[0] == 404
    assert bytes_of(one) == before


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"action": "add", "quote": 1}', b'{"action": "add"}',
             b'{"action": "destroy"}', b'{"action": "add", "quote": "a", "body": "\\ud800"}', b'{"action": "edit"}'],
)  # fmt: skip
def test_what_is_no_change_is_refused(one: Served, body: bytes) -> None:
    before = bytes_of(one)
    assert one.ask("POST", PATH, body, one.own_headers())[0] == 400
    assert bytes_of(one) == before


@pytest.mark.parametrize("where", ["file", "folder"])
def test_no_link_is_followed(one: Served, tmp_path: Path, where: str) -> None:
    file, folder = one.file("qara"), one.file("qara").parent
    if where == "file":
        outside = tmp_path / "outside.md"
        outside.write_text(NOTES, "utf-8")
        file.unlink()
        file.symlink_to(outside)
    else:
        folder.rename(tmp_path / "annotations")
        folder.symlink_to(tmp_path / "annotations")
        outside = tmp_path / "annotations/qara.md"
    try:
        status, _ = one.ask("POST", PATH, ADD, one.own_headers())
    finally:
        if where == "file":
            file.unlink()
        else:
            folder.unlink()
            (tmp_path / "annotations").rename(folder)
            outside = file
    assert status == 403
    assert outside.read_text("utf-8") == NOTES


def test_a_file_that_cannot_be_read_is_not_written_over(one: Served) -> None:
    one.file("qara").write_bytes(b"\xff\xfe broken")
    assert one.ask("POST", PATH, ADD, one.own_headers())[0] == 422
    assert one.file("qara").read_bytes() == b"\xff\xfe broken"


@pytest.mark.parametrize("path", ["/index.html", "/__commonplace/state", "/__commonplace/editor.js", "/", PATH])
def test_under_a_foreign_name_nothing_is_read(one: Served, path: str) -> None:
    status, answer = one.ask("GET", path, headers={**one.own_headers(), "Host": f"evil.example:{one.port}"})
    assert status == 403
    assert b"data-token" not in answer


@pytest.mark.parametrize(
    "path",
    ["/%00", "/a%00.html", "/" + "a" * 5_000, "/%ff%ed%a0%80", "/..%2f..%2fmkdocs.yml", "/../mkdocs.yml", "//etc/passwd", "/%2e%2e/mkdocs.yml",
     "/articles/..%5c..%5cmkdocs.yml", "/nul", "/CON.html", "/articles%0d%0aX-Mine:y"],
)  # fmt: skip
def test_what_no_page_can_be_is_not_there_and_ends_nothing(one: Served, path: str) -> None:
    status, answer = one.ask("GET", path)
    assert status == 404
    assert b"site_name" not in answer
    assert "Traceback" not in one.told()


@pytest.mark.parametrize(
    "request_",
    [b"GET /\r\n\r\n", b"\x00\xff\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 70_000, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
     b"CONNECT evil.invalid:80 HTTP/1.1\r\n\r\n", b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.invalid\r\n\r\n",
     b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"],
)  # fmt: skip
def test_one_who_speaks_no_http_or_goes_away_ends_nothing(one: Served, request_: bytes) -> None:
    for goes_away in (False, True):
        with socket.create_connection(("127.0.0.1", one.port), timeout=10) as talk:
            talk.sendall(request_.replace(b"PORT", str(one.port).encode()))
            if goes_away:  # at once, without a word: the system resets what is still on its way
                talk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                talk.recv(64)
    assert one.ask("GET", "/index.html")[0] == 200
    assert "Traceback" not in one.told()


def test_notes_are_read_only_with_the_token(one: Served) -> None:
    assert one.ask("GET", PATH)[0] == 403
    assert one.ask("OPTIONS", PATH, headers={"Origin": "http://evil.example"})[0] == 501


def test_the_files_of_the_site_hold_no_token_and_no_editor(one: Served) -> None:
    for file in (one.root / "site").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"__commonplace" not in data, file
            assert one.token().encode() not in data, file


def test_it_listens_on_this_machine_only(one: Served) -> None:
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex(("127.0.0.2", one.port)) != 0


# -- building anew --------------------------------------------------------------------------------------------------


def test_it_builds_anew_on_what_a_person_changes_and_not_on_its_own_files(one: Served) -> None:
    run = one.run()
    seed = one.root / "seeds/third.txt"
    seed.write_text("Third\n\nA third article on Qara.\n", "utf-8")
    until(lambda: (one.root / "site/articles/third.html").is_file() and one.run() != run)
    run = one.run()
    seed.unlink()
    until(lambda: not (one.root / "site/articles/third.html").exists() and one.run() != run)
    config = one.root / "site_config/collection.yml"
    config.write_text(config.read_text("utf-8").replace("A new collection", "Another title"), "utf-8")
    run = one.run()
    until(lambda: b"Another title" in one.ask("GET", "/index.html")[1] and one.run() != run)
    run = one.run()
    time.sleep(2)
    assert one.run() == run


def test_a_broken_setting_leaves_the_last_good_site(one: Served) -> None:
    file = one.root / "mkdocs.yml"
    good = file.read_text("utf-8")
    file.write_text(good + "\n: [broken\n", "utf-8")
    until(lambda: "the last good site stands" in one.told())
    assert one.ask("GET", "/index.html")[0] == 200
    run = one.run()
    file.write_text(good, "utf-8")
    until(lambda: one.run() != run)


def test_folders_that_come_later_are_watched(tmp_path: Path) -> None:
    root = collection(tmp_path)
    (root / "content/annotations/qara.md").unlink()
    for file in (root / "content/annotations").iterdir():
        file.unlink()
    (root / "content/annotations").rmdir()
    with served(root) as fresh:
        (root / "content/annotations").mkdir()
        fresh.file("qara").write_text(NOTES, "utf-8")
        until(lambda: b"The last ones." in fresh.ask("GET", "/articles/qara.html")[1])
        fresh.process.send_signal(signal.SIGINT)
        assert fresh.process.wait(20) == 0
        assert "Stopped" in fresh.told()
        assert "Traceback" not in fresh.told()


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "builder", "serve", "--root", str(collection(tmp_path)), "--port", str(port)],
            capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {port} is in use by another program; choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
