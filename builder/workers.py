"""Runs the map step: in this process for a few seeds, in several for many. To run it elsewhere, write another pipeline.Mapper."""

from __future__ import annotations

import os
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from builder.gazetteer import Gazetteer, open_gazetteer
from builder.model import Analysis, Place, Problem
from builder.pipeline import Job, Mapper, analyse

MANY = 24
"""Jobs from which starting processes pays: each opens the gazetteer and the language model anew, a second's work."""

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done, from 0 to 1."""


def mapper(cache: Path, progress: Progress) -> Mapper:
    """Analyses with the gazetteer that is compiled into `cache` at first use."""

    def analyse_all(jobs: Sequence[Job], local: tuple[Place, ...]) -> Iterable[Analysis | Problem]:
        gazetteer = open_gazetteer(cache, local, lambda share: progress("Compiling the gazetteer, once", share))
        processes = min(os.cpu_count() or 1, len(jobs) // (MANY // 2))
        done = _alone(jobs, gazetteer) if processes < 2 else _together(jobs, cache, local, processes)
        for number, analysis in enumerate(done, 1):
            progress("Reading articles", number / len(jobs))
            yield analysis

    return analyse_all


def _guarded(job: Job, gazetteer: Gazetteer) -> Analysis | Problem:
    """One seed that breaks the program keeps no other from the reader."""
    try:
        return analyse(job, gazetteer)
    except OSError:
        raise  # a disk that is full is no fault of this article: it would take every one
    except (MemoryError, sqlite3.Error) as fault:
        raise OSError(f"{type(fault).__name__}: {fault}") from fault
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        return Problem(
            path=job.opened.seed,
            line=1,
            message=f"this article is left out: {type(fault).__name__}: {fault} ({Path(where.filename).name}:{where.lineno})",
            hint="That is a fault of commonplace, not of the file: please report it, with the file if you may.",
        )


def _alone(jobs: Sequence[Job], gazetteer: Gazetteer) -> Iterator[Analysis | Problem]:
    for job in jobs:
        yield _guarded(job, gazetteer)


def _together(
    jobs: Sequence[Job], cache: Path, local: tuple[Place, ...], processes: int
) -> Iterator[Analysis | Problem]:
    try:
        with ProcessPoolExecutor(processes, initializer=_open, initargs=(cache, local)) as pool:
            yield from pool.map(_analyse, jobs, chunksize=4)
    except BrokenProcessPool as fault:
        raise OSError("a process that read articles was ended from outside, perhaps for want of memory") from fault


_GAZETTEER: list[Gazetteer] = []
"""Of a worker process, opened when it starts."""


def _open(cache: Path, local: tuple[Place, ...]) -> None:
    Thread(target=_leave_with_parent, daemon=True).start()
    _GAZETTEER.append(open_gazetteer(cache, local))


def _leave_with_parent() -> None:
    """A build that is killed takes its processes along: they would wait for work for ever."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _analyse(job: Job) -> Analysis | Problem:
    return _guarded(job, _GAZETTEER[0])
