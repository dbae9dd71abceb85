"""Worker processes on this machine: a file that hangs, eats the memory or kills its process costs that file only. Knows no store.

The standard ProcessPoolExecutor breaks as a whole when one process dies and cannot tell which file it was on, nor stop one that
hangs. Here every worker has its own pipe and works its files in order, so the file it is on is always known.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from checker.batch.memory import resident
from checker.batch.task import Failure, Result, Settings, Task
from checker.batch.worker import READY, MakeJudge, judge_of, work
from checker.errors import UsageFault

_AHEAD = 4  # files handed to a worker before it asks, so that it never waits for the parent's disk
_ATTEMPTS = 2  # a process may be killed for its neighbour's memory; twice on one file is the file
_STARTS = 3  # workers in a row that die before their first file: the fault is not a file's
_LOOK_SECONDS = 1.0  # how often limits are looked at
_RECYCLE_BYTES = (
    512 << 20
)  # a worker is some 100 MB; what it keeps beyond this is given back by starting anew


@dataclass
class _Worker:
    """queue: files handed over, the one it works on first. since: when that one began. retiring: gets no more files."""

    process: BaseProcess
    connection: Connection
    queue: deque[Task] = field(default_factory=deque)
    since: float = 0.0
    ready: bool = False
    retiring: bool = False


class WorkerPool:
    """Runs tasks on `jobs` processes. seconds: limit for one file; memory: bytes a worker may hold before it is stopped."""

    def __init__(
        self,
        settings: Settings,
        jobs: int,
        *,
        seconds: float = 120.0,
        memory: int = 2 << 30,
        recycle: int = _RECYCLE_BYTES,
        make: MakeJudge = judge_of,
    ) -> None:
        self.settings, self.jobs, self.seconds, self.memory, self.recycle, self.make = (
            settings,
            jobs,
            seconds,
            memory,
            recycle,
            make,
        )
        # spawn: the same on every system, and a child inherits neither locks nor the parent's memory
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._again: deque[Task] = deque()
        self._attempts: dict[int, int] = {}
        self._bad_starts = 0
        self._next_look = 0.0

    def run(self, tasks: Iterable[Task]) -> Generator[Result, None, None]:
        """One result for every task, in the order in which they are done. Tasks are taken as workers need them.

        What a worker has sent once as a phrase it does not send again (`worker.py`): results are to be written in this order.
        Raises UsageFault when workers cannot be started at all.
        """
        waiting = iter(tasks)
        self._next_look = time.monotonic() + _LOOK_SECONDS
        try:
            while True:
                self._hand_out(waiting)
                if not any(worker.queue for worker in self._workers):
                    return
                yield from self._collect()
                yield from self._enforce_limits()
        finally:
            self._stop()

    def resident(self) -> list[int]:
        """Memory of each worker in bytes, as far as the system tells."""
        return [size for worker in self._workers if (size := resident(worker.process.pid)) is not None]

    def _hand_out(self, waiting: Iterator[Task]) -> None:
        """Give every worker files ahead, the first round one each; start workers while there are files for them."""
        for ahead in range(1, _AHEAD + 1):
            for number in range(self.jobs):
                worker = self._workers[number] if number < len(self._workers) else None
                if worker is not None and (worker.retiring or len(worker.queue) >= ahead):
                    continue
                task = self._again.popleft() if self._again else next(waiting, None)
                if task is None:
                    return
                if worker is None:
                    worker = self._start()
                    self._workers.append(worker)
                if not worker.queue:
                    worker.since = time.monotonic()
                worker.queue.append(task)
                with suppress(
                    OSError
                ):  # a dead worker's pipe: collecting finds it and hands its files out again
                    worker.connection.send(task)

    def _collect(self) -> Iterator[Result]:
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), max(0.0, self._next_look - time.monotonic())):
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                message = connection.recv()
            except (EOFError, OSError):
                yield from self._died(worker)
                continue
            worker.since = time.monotonic()
            if message == READY:
                worker.ready, self._bad_starts = True, 0
                continue
            if isinstance(message, UsageFault):
                raise message
            result, size = message
            worker.queue.popleft()
            self._attempts.pop(result.input_id, None)
            worker.retiring = worker.retiring or (size or 0) > self.recycle
            yield result
            if worker.retiring and not worker.queue:
                self._replace(worker)

    def _enforce_limits(self) -> Iterator[Result]:
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + _LOOK_SECONDS
        for worker in list(self._workers):
            if not (worker.ready and worker.queue) or worker.connection.poll():
                continue
            if now - worker.since > self.seconds:
                reason = f"检查超过时限 {self.seconds:g} 秒，已停止"
                yield self._give_up(
                    worker, Failure("timeout", reason, "请单独检查这个文件，或用 --seconds 放宽时限。")
                )
            elif (resident(worker.process.pid) or 0) > self.memory:
                reason = f"检查时内存超过上限 {self.memory >> 20} MB，已停止"
                yield self._give_up(
                    worker, Failure("memory", reason, "请单独检查这个文件；过大的附件可先删去。")
                )

    def _give_up(self, worker: _Worker, failure: Failure) -> Result:
        """Stop a worker because of the file it is on."""
        spent = time.monotonic() - worker.since
        task = worker.queue.popleft()
        self._replace(worker)
        return Result(task.input_id, failure=failure, seconds=spent)

    def _died(self, worker: _Worker) -> Iterator[Result]:
        if not worker.ready:
            self._bad_starts += 1
            if self._bad_starts >= _STARTS:
                raise UsageFault(
                    "工作进程起不来", "请加 --jobs 1 再试；仍然不行时，用 dabiao check 检查任一报告，看提示。"
                )
        elif worker.queue:
            task = worker.queue[0]
            self._attempts[task.input_id] = self._attempts.get(task.input_id, 0) + 1
            if self._attempts[task.input_id] >= _ATTEMPTS:
                code = worker.process.exitcode
                reason = f"检查时进程两次意外终止（代码 {code}），可能是内存不足"
                yield self._give_up(
                    worker, Failure("worker-died", reason, "请减少 --jobs，或单独检查这个文件。")
                )
                return
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        """Take a worker out; its files go to others, and the next file starts a new one."""
        self._workers.remove(worker)
        self._again.extend(worker.queue)
        worker.connection.close()
        worker.process.kill()
        worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self.settings, self.make), daemon=True)
        with _deaf_to_ctrl_c():
            process.start()
        theirs.close()  # only the worker holds it now, so its death ends our reading
        return _Worker(process, ours)

    def _stop(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started here never hears Ctrl-C, which reaches the whole group, not even while it is still loading."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only there may signals be set
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
