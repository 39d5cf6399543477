"""Tells when something a person writes has changed: seeds, annotations, settings, the theme, pages by hand. `_is_a_persons` says what counts."""

from __future__ import annotations

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

FOLDERS = (("seeds", True), ("site_config", True), ("content/annotations", False), ("content", False), ("", False))
"""Below the root, with whether what lies deeper counts; in `content` only the annotations do, the rest is generated."""
GENERATED = frozenset({"overview.md"})
"""In `content` itself."""
QUIET = 0.4  # seconds without a change before building: an editor writes a file in several steps
_READING = frozenset({"opened", "closed_no_write"})


class Watch(FileSystemEventHandler):
    """Watches from its creation on."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._changed = threading.Event()
        self._observer: BaseObserver = Observer()
        self._observer.start()
        self._watch_all()

    def wait(self) -> None:
        """Returns after the next change, once all is quiet; what changes from then on counts for the next time."""
        while not self._changed.wait(1):  # so that Ctrl-C is heard on Windows too
            pass
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(QUIET)
        # Folders come and go: another branch, a first annotation. Whatever changes while they are looked for is read by
        # the build that follows.
        self._observer.unschedule_all()
        self._watch_all()

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return
        if any(self._is_a_persons(Path(str(path))) for path in (event.src_path, event.dest_path) if path):
            self._changed.set()

    def _is_a_persons(self, path: Path) -> bool:
        parts = path.relative_to(self._root).parts if path.is_relative_to(self._root) else ()
        if not parts or any(part.startswith(".") or part.endswith("~") for part in parts):
            return False
        match parts:
            case ("seeds" | "site_config" | "content",) | ("seeds" | "site_config", *_) | ("content", "annotations"):
                return True
            case ("content", name) | ("content", "annotations", name):
                return name.endswith(".md") and name not in GENERATED
        return parts == ("mkdocs.yml",)

    def _watch_all(self) -> None:
        for folder, deep in FOLDERS:
            if (self._root / folder).is_dir():
                self._schedule(str(self._root / folder), deep)

    def _schedule(self, folder: str, deep: bool) -> None:
        try:
            self._observer.schedule(self, folder, recursive=deep)
        except OSError:  # the system's limit of watched folders; looking at them in turn has none
            if isinstance(self._observer, PollingObserver):
                return
            self.stop()
            self._observer = PollingObserver()
            self._observer.start()
            self._watch_all()
