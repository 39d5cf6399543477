"""Shows the site on 127.0.0.1 while one writes: builds again when a seed, an annotation or a setting changes. What is watched is in _WATCHED."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

HOST = "127.0.0.1"
_WATCHED = (("seeds", True), ("content/annotations", False), ("content", False), ("site_config", True), (".", False))
_QUIET = 0.4  # seconds without a change before building: an editor writes a file in several steps
_OURS = frozenset({"index.md", "about.md", "mkdocs.yml"})
"""In the collection's root and in content/, what a person writes; the rest there is generated."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Changes(FileSystemEventHandler):
    """Notes that something a person writes has changed."""

    def __init__(self, root: Path, changed: threading.Event) -> None:
        self._root = root.resolve()
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        if any(self._is_a_persons(Path(str(path))) for path in (event.src_path, event.dest_path) if path):
            self._changed.set()

    def _is_a_persons(self, path: Path) -> bool:
        parts = path.relative_to(self._root).parts if path.is_relative_to(self._root) else path.parts
        if not parts or parts[-1].startswith("."):
            return False
        if parts[0] in ("seeds", "site_config") or parts[:2] == ("content", "annotations"):
            return len(parts) > 1
        return parts[-1] in _OURS


def serve(root: Path, port: int, rebuild: Callable[[], None], say: Callable[[str], None]) -> None:
    """Builds, serves and rebuilds until interrupted. A build that fails leaves the last good site shown."""
    rebuild()
    changed = threading.Event()
    observer = Observer()
    for folder, deep in _WATCHED:
        if (root / folder).is_dir():
            observer.schedule(_Changes(root, changed), str((root / folder).resolve()), recursive=deep)
    observer.start()
    server = ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Serving http://{HOST}:{server.server_port}/ — stop with Ctrl-C")
    try:
        while True:
            changed.wait()
            while changed.is_set():
                changed.clear()
                changed.wait(_QUIET)
            say("Something changed; building again")
            rebuild()
    except KeyboardInterrupt:
        say("Stopped")
    finally:
        server.shutdown()
        observer.stop()
        observer.join()
