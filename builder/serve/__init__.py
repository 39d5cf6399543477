"""Shows the site on 127.0.0.1 while one writes, and builds again when a seed, an annotation or a setting changes.

What is watched is in watch.py, what the server answers in server.py, what notes written in the page do to a file in notes.py.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from builder.serve.server import HOST, SiteServer
from builder.serve.watch import look, next_look


class PortTakenError(Exception):
    """The message says which, and what to do."""


def serve(root: Path, port: int, rebuild: Callable[[], None], say: Callable[[str], None]) -> None:
    """Builds, serves and rebuilds until interrupted. A build that raises leaves the last good site shown.

    Raises PortTakenError.
    """
    server = _server(root, port)
    seen = look(root)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        _build(rebuild, server, say)
        say(f"Serving http://{HOST}:{server.server_port}/ — stop with Ctrl-C")
        while True:
            seen = next_look(root, seen)
            say("Something changed; building again")
            _build(rebuild, server, say)
    except KeyboardInterrupt:
        say("Stopped")
    finally:
        server.shutdown()
        server.server_close()


def _server(root: Path, port: int) -> SiteServer:
    try:
        return SiteServer(root, port)
    except OSError as fault:
        if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "in use by another program" if fault.errno == errno.EADDRINUSE else "not allowed to you"
        raise PortTakenError(
            f"Port {port} is {why}; choose another with --port, such as --port {port + 1 or 8000}."
        ) from None


def _build(rebuild: Callable[[], None], server: SiteServer, say: Callable[[str], None]) -> None:
    try:
        rebuild()
    except Exception as fault:  # whatever it is, the person goes on writing and the next change is the next try
        server.failures += 1
        say(f"Not built; the last good site stands\n    {type(fault).__name__}: {fault}")
    else:
        server.builds += 1
