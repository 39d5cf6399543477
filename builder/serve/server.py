"""The server of `commonplace serve`: the built site, with the editor put into its pages, and the address notes are sent to.

It answers only what is asked by this machine under its own name: every request must name 127.0.0.1 or localhost with this
port, so that no foreign name can be made to point here; a change must come from one of its own pages, with this run's token,
as JSON. One more address of its own is a case in `_own`.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from builder.serve.notes import Desk, RefusedError

HOST = "127.0.0.1"
OWN = "/__commonplace/"
"""Below it stands what the site itself has not; a page of this name cannot be, ids begin with no underscore twice."""
SCRIPTS = {"editor.js": "text/javascript; charset=utf-8", "editor.css": "text/css; charset=utf-8"}
MOST_BYTES = 262_144  # of a note as it is sent: far longer than what is written about one passage
TOKEN = "X-Commonplace-Token"

_NOT_BUILT = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not built</title>"
    "<body><p>The site is not built yet, or could not be: see the terminal. This page follows by itself.</p></body></html>"
)


class SiteServer(ThreadingHTTPServer):
    """The site of one collection on this machine, until the run ends."""

    daemon_threads = True

    def __init__(self, root: Path, port: int) -> None:
        self.site = root / "site"
        self.desk = Desk(root)
        self.token = secrets.token_urlsafe(32)
        self._run = secrets.token_hex(4)
        self.builds = self.failures = 0
        super().__init__((HOST, port), partial(_Handler, directory=str(self.site)))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away before it had its page is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def names(self) -> tuple[str, ...]:
        """What a request may call this server."""
        return tuple(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    @property
    def run(self) -> str:
        """Another word after every build, so that a page knows when it is old."""
        return f"{self._run}-{self.builds}"

    def page(self, html: bytes, run: str) -> bytes:
        """The page, as it was in that run, with the editor, which by its own file obeys the page's policy (`script-src 'self'`)."""
        ours = (
            f'<link rel="stylesheet" href="{OWN}editor.css">'
            f'<script src="{OWN}editor.js" data-token="{escape(self.token)}" data-run="{run}" defer></script>'
        )
        before, end, after = html.rpartition(b"</body>")
        return before + ours.encode() + end + after if end else html + ours.encode()


class _Handler(SimpleHTTPRequestHandler):
    timeout = 30  # seconds a client may take to send what it announced

    @property
    def _site(self) -> SiteServer:
        return cast(SiteServer, self.server)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    # -- the site -----------------------------------------------------------------------------------------------

    def send_head(self) -> BytesIO | BinaryIO | None:
        """For GET and HEAD: what to send after the headers, or None where all is said."""
        if not self._called_by_name():
            return self._json(HTTPStatus.FORBIDDEN, _NAME)
        path = urlsplit(self.path).path
        if path.startswith(OWN):
            return self._own(path.removeprefix(OWN))
        file, run = (
            Path(self.translate_path(self.path)),
            self._site.run,
        )  # before reading: a page may be newer than it says
        if not _may_be_a_file(file):
            return self._json(HTTPStatus.NOT_FOUND, _NOTHING)
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            return self._html(HTTPStatus.OK, self._site.page(file.read_bytes(), run))
        if not (self._site.site / "index.html").is_file():
            return self._html(HTTPStatus.SERVICE_UNAVAILABLE, self._site.page(_NOT_BUILT.encode(), run))
        return super().send_head()

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    # -- what is not the site -----------------------------------------------------------------------------------

    def _own(self, name: str) -> BytesIO | None:
        if name == "state":
            return self._json(HTTPStatus.OK, {"run": self._site.run, "failures": self._site.failures})
        if name in SCRIPTS:
            script = resources.files("builder") / "serve" / name
            return self._send(HTTPStatus.OK, SCRIPTS[name], script.read_bytes())
        if name.startswith("notes/"):
            if fault := next(self._faults(), None):
                return self._json(*fault)
            try:
                return self._json(HTTPStatus.OK, self._site.desk.read(_article(name)))
            except RefusedError as refused:
                return self._json(HTTPStatus(refused.status), refused.answer)
        return self._json(HTTPStatus.NOT_FOUND, _NOTHING)

    def do_POST(self) -> None:
        answer = self._json(*self._changed())
        if answer:
            self.wfile.write(answer.read())

    def _changed(self) -> tuple[HTTPStatus, Mapping[str, object]]:
        if not self._called_by_name():
            return HTTPStatus.FORBIDDEN, _NAME
        name = urlsplit(self.path).path.removeprefix(OWN)
        if not name.startswith("notes/"):
            return HTTPStatus.NOT_FOUND, _NOTHING
        for fault in (*self._faults(), *self._faults_of_a_change()):
            return fault
        try:
            wish = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        except (ValueError, RecursionError):
            return HTTPStatus.BAD_REQUEST, {"error": "This is not JSON."}
        if not isinstance(wish, dict):
            return HTTPStatus.BAD_REQUEST, {"error": "This is no JSON object."}
        try:
            return HTTPStatus.OK, self._site.desk.change(_article(name), wish)
        except RefusedError as refused:
            return HTTPStatus(refused.status), refused.answer

    # -- who asks -----------------------------------------------------------------------------------------------

    def _called_by_name(self) -> bool:
        return self.headers.get_all("Host", []) in [[name] for name in self._site.names]

    def _faults(self) -> Iterator[tuple[HTTPStatus, Mapping[str, object]]]:
        """What speaks against a page of ours asking, surest first."""
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            yield HTTPStatus.FORBIDDEN, {"error": "Only this site's own pages may ask this."}
        if self.headers.get("Origin", self._origins()[0]) not in self._origins():
            yield HTTPStatus.FORBIDDEN, {"error": "Only this site's own pages may ask this."}
        if not hmac.compare_digest(self.headers.get(TOKEN, "").encode(), self._site.token.encode()):
            yield HTTPStatus.FORBIDDEN, {"error": "This page is of an earlier run of commonplace serve: load it anew."}

    def _faults_of_a_change(self) -> Iterator[tuple[HTTPStatus, Mapping[str, object]]]:
        if "Origin" not in self.headers:
            yield HTTPStatus.FORBIDDEN, {"error": "A change must tell its origin."}
        if self.headers.get_content_type() != "application/json":
            yield HTTPStatus.UNSUPPORTED_MEDIA_TYPE, {"error": "A change is sent as application/json."}
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            yield HTTPStatus.LENGTH_REQUIRED, {"error": "A change must tell its length."}
        elif int(length) > MOST_BYTES:
            yield HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": f"A note has at most {MOST_BYTES:,} bytes."}

    def _origins(self) -> tuple[str, ...]:
        return tuple(f"http://{name}" for name in self._site.names)

    # -- how to answer ------------------------------------------------------------------------------------------

    def _json(self, status: HTTPStatus, answer: Mapping[str, object]) -> BytesIO | None:
        return self._send(status, "application/json", json.dumps(answer).encode())

    def _html(self, status: HTTPStatus, html: bytes) -> BytesIO | None:
        return self._send(status, "text/html; charset=utf-8", html)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


_NOTHING = {"error": "There is nothing here."}
_NAME = {"error": "This server answers to 127.0.0.1 and localhost only, with its own port."}


def _may_be_a_file(file: Path) -> bool:
    """Whether the system can be asked for it at all."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # too long, or with a zero in it
        return False
    return True


def _article(name: str) -> str:
    return unquote(name.removeprefix("notes/"))
