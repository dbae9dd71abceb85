"""Processes that check one document at a time and can be killed: a document that never ends takes down its worker, not the page.

Each worker is started ahead of its first task, with the rulebook loaded, and lives until it is killed or grown.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from checker.web.tasks import Task

TASKS_BEFORE_RENEWAL = 200  # so that no leak of a library below us lives on
STOP_SECONDS = 2
_LOOK_SECONDS = 0.5  # how often somebody in the line is asked whether he is still there


class TimedOut(Exception):
    """The document took longer than it may; its worker was killed."""


class WorkerLost(Exception):
    """The worker died under the document (out of memory, a crash of a library)."""


class Busy(Exception):
    """More documents are waiting than the page takes."""


class Left(Exception):
    """Whoever asked went away before a worker was free."""


def _never() -> bool:
    return False


class Workers:
    """A fixed number of worker processes. Thread-safe; `run` blocks its thread, at most `seconds` for the document itself."""

    def __init__(self, count: int, *, seconds: float, waiting: int, memory_mb: int = 0) -> None:
        """waiting: how many tasks may wait for a worker. memory_mb: address space of a worker, 0 for no bound (where the system has none)."""
        self.count = count
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._places = threading.BoundedSemaphore(count + waiting)
        self._idle: deque[_Worker] = deque()
        self._line: deque[object] = deque()
        self._turn = threading.Condition()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        for _ in range(count):
            self._idle.append(self._new())

    def run(self, task: Task, gone: Callable[[], bool] = _never) -> dict[str, Any]:
        """The task's result. gone: whether nobody waits for it any more. Raises Busy, Left, TimedOut or WorkerLost."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            worker = self._next(gone)
            try:
                result = worker.run(task, self._seconds)
            except (TimedOut, WorkerLost):
                self._drop(worker)
                worker = self._new()
                raise
            finally:
                if worker.done >= TASKS_BEFORE_RENEWAL:
                    self._drop(worker)
                    worker = self._new()
                with self._turn:
                    self._idle.append(worker)
                    self._turn.notify_all()
            return result
        finally:
            self._places.release()

    def _next(self, gone: Callable[[], bool]) -> _Worker:
        """The next free worker, first come first served."""
        ticket = object()
        with self._turn:
            self._line.append(ticket)
            try:
                while not self._idle or self._line[0] is not ticket:
                    self._turn.wait(_LOOK_SECONDS)
                    if gone():
                        raise Left
                return self._idle.popleft()
            finally:
                self._line.remove(ticket)
                self._turn.notify_all()

    def close(self) -> None:
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            self._drop(worker)

    def _new(self) -> _Worker:
        worker = _Worker(self._memory_mb)
        with self._lock:
            self._all.add(worker)
        return worker

    def _drop(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.kill()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, memory_mb: int) -> None:
        # spawn: a fork of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory_mb), daemon=True)
        self._process.start()
        theirs.close()
        self.done = 0

    def run(self, task: Task, seconds: float) -> dict[str, Any]:
        try:
            self._pipe.send(task)
            if not self._pipe.poll(seconds):
                raise TimedOut
            result: dict[str, Any] = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost from error
        self.done += 1
        return result

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._pipe.close()
        self._process.kill()
        self._process.join(STOP_SECONDS)


def _serve(pipe: Connection, memory_mb: int) -> None:
    """The loop of a worker process; ends when the page's process goes."""
    import signal  # noqa: PLC0415 -- in the child only
    import traceback  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the page's to handle
    if memory_mb:
        _bound_memory(memory_mb)
    from checker.rulebook import load_rulebook  # noqa: PLC0415
    from checker.web.tasks import run  # noqa: PLC0415

    load_rulebook()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result = run(task)
        except MemoryError:
            result = {
                "error": {
                    "code": "too-large",
                    "message": "文件太大，内存不够",
                    "hint": "请拆分或另存为 txt 后再试。",
                }
            }
        except Exception as error:  # whatever it is, it must not cost the next document
            traceback.print_exc()
            result = {
                "error": {
                    "code": "internal-error",
                    "message": f"程序内部错误（{type(error).__name__}）",
                    "hint": "",
                }
            }
        try:
            pipe.send(result)
        except (BrokenPipeError, OSError):
            return


def _bound_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
