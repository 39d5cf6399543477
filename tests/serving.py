"""A fresh collection with two articles, served by `commonplace serve` in a process of its own, as a person starts it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from builder.disk import write_file
from builder.starter import files

SEEDS = {
    "qara": "Les autobus ont quitté Qara\n\nSamedi 2 septembre 2017\n\nLes derniers autobus ont quitté Qara le 28 août 2017. "
    "Ils sont partis vers Abou Kamal.\n\nDix-sept autobus sont partis.\n\nDix-sept autobus sont partis.\n",
    "hafilat": "الحافلات تغادر القلمون\n\nغادرت الحافلات القلمون الغربي يوم 28 آب 2017.\n\nوصلت الحافلات إلى البوكمال بعد أيام.\n",
}
NOTES = """\
---
tags: [convoy]   # kept as it is
---
> Les derniers autobus ont quitté Qara

The last ones.

> vers Abou Kamal

In the east.
"""
SOON = 60  # seconds within which a build must be through, on a busy machine
FIRST = 300  # the first build of all compiles the gazetteer


def collection(root: Path) -> Path:
    for path, text in files().items():
        write_file(root / path, text)
    for name, text in SEEDS.items():
        write_file(root / "seeds" / f"{name}.txt", text)
    write_file(root / "content/annotations/qara.md", NOTES)
    return root


class Served:
    """The running program: what it said so far, and what it answers."""

    def __init__(self, root: Path, process: subprocess.Popen[str]) -> None:
        self.root, self.process = root, process
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        found: list[str] = []
        until(lambda: found.extend(re.findall(r"http://127\.0\.0\.1:(\d+)/", self.told())) or found, FIRST)
        self.port = int(found[0])
        self.base = f"http://127.0.0.1:{self.port}/"

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)

    def told(self) -> str:
        return "".join(self.said)

    def ask(
        self, method: str, path: str, body: str | bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Exactly these headers; Host as it should be, unless given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def token(self) -> str:
        _, page = self.ask("GET", "/index.html")
        return re.findall(r'data-token="([^"]+)"', page.decode())[0]

    def own_headers(self) -> dict[str, str]:
        """Of a change that a page of the site sends."""
        return {
            "Origin": self.base.rstrip("/"),
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-Commonplace-Token": self.token(),
        }

    def change(self, article: str, **wish: object) -> tuple[int, Mapping[str, object]]:
        status, answer = self.ask("POST", f"/__commonplace/notes/{article}", json.dumps(wish), self.own_headers())
        return status, json.loads(answer)

    def notes(self, article: str) -> Mapping[str, list[dict[str, str]]]:
        found: Mapping[str, list[dict[str, str]]] = json.loads(
            self.ask("GET", f"/__commonplace/notes/{article}", headers=self.own_headers())[1]
        )
        return found

    def run(self) -> str:
        return str(json.loads(self.ask("GET", "/__commonplace/state")[1])["run"])

    def file(self, article: str) -> Path:
        return self.root / f"content/annotations/{article}.md"


def until(true: Callable[[], object], seconds: float = SOON) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


@contextmanager
def served(root: Path, port: int = 0, program: Sequence[str] = ("builder",)) -> Iterator[Served]:
    """program: what runs it, where that is to be something else than the command itself."""
    command = [sys.executable, "-u", "-m", *program, "serve", "--root", str(root), "--port", str(port)]
    here = Path(__file__).parent.parent
    with subprocess.Popen(
        command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", text=True
    ) as process:
        try:
            yield Served(root, process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(SOON)
            except subprocess.TimeoutExpired:  # where the tests run in the background, Ctrl-C is ignored
                process.kill()
                raise
