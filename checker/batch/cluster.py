"""The same files on a Dask cluster, in batches. dask is an extra and is imported only here.

Workers see the files by the same paths (a shared drive), or get their content sent along. A worker that dies costs nothing: Dask gives
its batch to another one. The files of a batch that keeps killing workers, or takes many times too long, are done at the end, one at a
time with nothing beside them: then it is certain which file is to blame.
"""

from __future__ import annotations

import time
from asyncio import CancelledError
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from itertools import count, islice
from pathlib import Path
from typing import Any

from checker.batch.assess import Assessor
from checker.batch.sources.archive import read_member
from checker.batch.task import ARCHIVE_MARK, Failure, Result, Settings, Task
from checker.errors import CheckerError, UsageFault
from checker.reading import file_bytes

BATCH = 100  # files in a task: below that the scheduler, not the checking, sets the pace
_SENT_BYTES = 16 << 20  # a batch with file contents ends here: the scheduler passes on every byte
_AHEAD = 2  # batches a thread of the cluster has waiting
_LOOK_SECONDS = 5.0
_CONNECT_SECONDS = 20


def require_dask() -> None:
    """Raises UsageFault where the extra is missing, before anything is listed."""
    try:
        import_module("distributed")
    except ImportError:
        raise UsageFault(
            "--engine dask 需要 distributed，尚未安装", '请运行：pip install "dabiao[dask]"'
        ) from None


@dataclass(frozen=True)
class _Batch:
    """until: monotonic time at which its files have had their time, several over."""

    tasks: tuple[Task, ...]
    until: float


JudgeBatch = Callable[[Settings, Sequence[Task]], list[Result]]


class Cluster:
    """Runs tasks on the workers behind a scheduler. seconds: as for the local pool. judge: what a worker does with a batch."""

    def __init__(
        self,
        address: str,
        settings: Settings,
        *,
        seconds: float,
        send_files: bool,
        batch: int = BATCH,
        judge: JudgeBatch | None = None,
    ) -> None:
        self.address, self.settings = address, settings
        self.seconds, self.send_files, self.batch = seconds, send_files, batch
        self._judge = judge
        self._keys = count()
        self._suspects: deque[Task] = deque()

    def run(self, tasks: Iterable[Task]) -> Generator[Result, None, None]:
        """One result for every task. Raises UsageFault for a scheduler that does not answer or workers that judge by something else."""
        distributed: Any = import_module("distributed")
        try:
            client = distributed.Client(self.address, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageFault(
                f"连不上调度器 {self.address}（{error}）", "请核对地址、端口和防火墙。"
            ) from None
        waiting = iter(tasks)
        running: dict[Any, _Batch] = {}
        try:
            self._verify(client)
            while True:
                self._top_up(client, waiting, running)
                if not running and self._suspects:
                    self._submit(client, (self._suspects.popleft(),), running)
                if not running:
                    return
                try:
                    finished = distributed.wait(
                        list(running), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED"
                    ).done
                except TimeoutError:
                    finished = set()
                for future in finished:
                    yield from self._collect(client, future, running)
                yield from self._enforce_limits(client, running)
        finally:
            client.cancel(list(running), force=True)
            client.close()

    def _verify(self, client: Any) -> None:
        if not client.nthreads():
            raise UsageFault(f"调度器 {self.address} 下没有工作机", "请先启动 dask worker。")
        try:
            found = client.run(_identity, self.settings, on_error="return")
        except Exception as error:  # whatever a foreign machine raises, as dask passes it on
            raise UsageFault(
                f"集群上用不了 dabiao（{error}）", "请在每台机器装上同一版本的 dabiao。"
            ) from None
        for worker, identity in found.items():
            if isinstance(identity, Exception):
                told = str(identity) or type(identity).__name__
                raise UsageFault(
                    f"工作机 {worker} 不能用：{told}", "请在每台机器装上同一版本的 dabiao 和同样的规则。"
                )

    def _top_up(self, client: Any, waiting: Iterator[Task], running: dict[Any, _Batch]) -> None:
        room = _AHEAD * max(1, sum(client.nthreads().values())) - len(running)
        for _ in range(room):
            tasks = self._next_batch(waiting)
            if not tasks:
                return
            self._submit(client, tasks, running)

    def _next_batch(self, waiting: Iterator[Task]) -> tuple[Task, ...]:
        if not self.send_files:
            return tuple(islice(waiting, self.batch))
        tasks: list[Task] = []
        sent = 0
        while len(tasks) < self.batch and sent < _SENT_BYTES and (task := next(waiting, None)) is not None:
            tasks.append(_with_content(task))
            sent += len(tasks[-1].content or b"")
        return tuple(tasks)

    def _submit(self, client: Any, tasks: tuple[Task, ...], running: dict[Any, _Batch]) -> None:
        # Everything that may wait before it is counted in: a limit that is too wide costs time, one too narrow costs reports.
        allowed = self.seconds * (1 + len(tasks) / 10) * (_AHEAD + 1)
        key = f"dabiao-{id(self)}-{next(self._keys)}"
        future = client.submit(self._judge or _judge, self.settings, tasks, key=key, pure=False)
        running[future] = _Batch(tasks, time.monotonic() + allowed)

    def _collect(self, client: Any, future: Any, running: dict[Any, _Batch]) -> Iterator[Result]:
        batch = running.pop(future)
        try:
            results: list[Result] = future.result()
        except UsageFault:
            raise
        except (Exception, CancelledError) as error:  # KilledWorker and its kin
            if client.status != "running" or "Cancelled" in type(error).__name__:
                raise UsageFault(
                    f"与调度器 {self.address} 的连接断了", "已做完的都已保存；集群恢复后再运行同一命令。"
                ) from None
            reason = f"检查时集群的工作进程多次终止（{type(error).__name__}），可能是内存不足"
            yield from self._set_aside(batch, Failure("worker-died", reason, "请单独检查这个文件。"))
        else:
            yield from results
        finally:
            future.release()

    def _enforce_limits(self, client: Any, running: dict[Any, _Batch]) -> Iterator[Result]:
        """Stop the workers of batches that take many times too long."""
        late = [future for future, batch in running.items() if time.monotonic() > batch.until]
        for future in late:
            batch = running.pop(future)
            hosts = [worker for worker, keys in client.processing().items() if future.key in keys]
            client.cancel([future], force=True)
            if hosts:
                client.restart_workers(hosts, raise_for_error=False)
            reason = f"检查超过时限 {self.seconds:g} 秒，已停止"
            yield from self._set_aside(batch, Failure("timeout", reason, "请单独检查这个文件。"))

    def _set_aside(self, batch: _Batch, failure: Failure) -> Iterator[Result]:
        if len(batch.tasks) == 1:
            yield Result(batch.tasks[0].input_id, failure=failure)
        else:
            self._suspects.extend(batch.tasks)


@lru_cache(maxsize=2)
def _assessor(settings: Settings) -> Assessor:
    return Assessor(settings)


def _identity(settings: Settings) -> int:
    return _assessor(settings).rulebook_id


def _judge(settings: Settings, tasks: Sequence[Task]) -> list[Result]:
    """Runs on a worker of the cluster. Raises UsageFault on one that judges by something else."""
    assessor = _assessor(settings)
    return [assessor.assess(task) for task in tasks]


def _with_content(task: Task) -> Task:
    """The task with its bytes; without them where they cannot be read: the worker then says why."""
    try:
        if task.member is not None:
            archive = task.location.removesuffix(f"{ARCHIVE_MARK}{task.member}")
            return replace(task, content=read_member(Path(archive), task.member))
        return replace(task, content=file_bytes(Path(task.location)))
    except (CheckerError, OSError, ValueError):
        return task
