"""One run of an audit, top to bottom: list -> hand out -> write down -> settle -> sum up. The page to read first on this floor."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Protocol, TextIO

from checker.batch.assess import Assessor
from checker.batch.progress import Progress
from checker.batch.sources.listed import Listed, Shard
from checker.batch.sources.listing import Listing, own_files
from checker.batch.store import Store, settle
from checker.batch.summary import Summary, summary_of
from checker.batch.task import Result, Settings, Task
from checker.patterns import keep_patterns

_WINDOW = 512  # files looked at together: within it the large ones go first, so that none of them is left for the end
_LISTED_TOGETHER = 500
_WRITTEN_TOGETHER = 64
_WRITE_SECONDS = 0.5  # what a killed run may have to do again


class Engine(Protocol):
    """Where files are judged: in processes of this machine or on a cluster. One result for every task, in any order."""

    def run(self, tasks: Iterable[Task]) -> Generator[Result, None, None]: ...


@dataclass(frozen=True)
class Plan:
    """What to do. sources: as written on the command line; engine_name, shard: for the record."""

    store: Path
    sources: tuple[str, ...]
    settings: Settings
    engine_name: str = "local"
    shard: Shard | None = None


def run_audit(
    plan: Plan,
    make_engine: Callable[[Settings], Engine],
    progress: TextIO | None = None,
    watch: Callable[[int, Engine], None] | None = None,
) -> Summary:
    """Do what is not done yet and say what is there now. An interruption (Ctrl-C) ends the run in order; the summary says so.

    make_engine: called with the settings once the rulebook is known to be sound. progress: where to tell how it goes. watch: called with the number of files
    done and the engine after each write. Raises UsageFault for sources and stores that do not fit, RulebookError for faulty rules.
    """
    assessor = Assessor(plan.settings)
    keep_patterns()  # after a first start: the workers then need not compile what this process had to
    listing = Listing(plan.shard, own_files(plan.store))
    listing.prepare(plan.sources)
    with Store(plan.store, create=True, writing=True) as store:
        run = store.begin_run(
            assessor.rulebook,
            assessor.rulebook_id,
            hints=plan.settings.hints,
            started=_now(),
            sources=list(plan.sources),
            options={name: value for name, value in vars(plan.settings).items() if value},
            engine=plan.engine_name,
            shard=str(plan.shard) if plan.shard else None,
        )
        journal = _Journal(store, run, Progress(progress))
        complete = False
        try:
            journal.list_files(listing.files())
            engine = make_engine(replace(plan.settings, rulebook_id=assessor.rulebook_id))
            # Closed at once, whatever happens: workers must not go on in the background.
            with closing(engine.run(_tasks(store, run))) as results:
                journal.write_all(results, (lambda done: watch(done, engine)) if watch else None)
            complete = True
        except KeyboardInterrupt:
            pass
        finally:
            # Also after a fault: what came in is kept, and the run is not left looking as if it went on.
            journal.flush()
            whole = complete and plan.shard is None
            settled = settle(store, run if whole else None, listing.sources if whole else ())
            counts = {"listed": journal.listed, "skipped": listing.skipped, **journal.counts}
            store.end_run(run, "finished" if complete else "interrupted", _now(), counts)
        return summary_of(store, run, settled, listing.notices, journal.seconds)


class _Journal:
    """Writes what happens, in transactions of whole results, and tells how far it is."""

    def __init__(self, store: Store, run: int, progress: Progress) -> None:
        self.store, self.run, self.progress = store, run, progress
        self.listed = 0
        self.tally: Counter[str] = Counter()
        self._buffer: list[Result] = []
        self._begun = self._written = time.monotonic()

    @property
    def counts(self) -> dict[str, int]:
        return {name: self.tally[name] for name in ("assessed", "unchanged", "failed")}

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def list_files(self, files: Iterator[Listed]) -> None:
        self.progress.note("正在列出文件……")
        while group := list(islice(files, _LISTED_TOGETHER)):
            self.store.list_inputs(self.run, group)
            self.listed += len(group)
            self.tally["failed"] += sum(file.failure is not None for file in group)

    def write_all(self, results: Iterator[Result], watch: Callable[[int], None] | None) -> None:
        waiting, _ = self.store.pending_count(self.run)
        for done, result in enumerate(results, 1):
            kind = "failed" if result.failure else "assessed" if result.record else "unchanged"
            self.tally[kind] += 1
            self._buffer.append(result)
            if len(self._buffer) >= _WRITTEN_TOGETHER or time.monotonic() - self._written > _WRITE_SECONDS:
                self.flush()
                if watch is not None:
                    watch(done)
            self.progress.tell(done, waiting, self.tally["failed"])
        self.flush()
        self.progress.finish()

    def flush(self) -> None:
        # Emptied first: what could not be written once is not tried again while the fault is on its way out.
        results, self._buffer = self._buffer, []
        if results:
            self.store.add_results(self.run, results)
        self._written = time.monotonic()


def _tasks(store: Store, run: int) -> Iterator[Task]:
    """What a run has still to do, window by window, so that a million files take no more memory than a thousand."""
    after = 0
    while window := store.pending(run, after, _WINDOW):
        after = max(task.input_id for task in window)
        yield from sorted(window, key=lambda task: -task.size)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """This day, for Settings: the one clock of a run."""
    return datetime.now().astimezone().date().isoformat()
