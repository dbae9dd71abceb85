"""The same files on a Dask cluster, in batches. dask is an extra and is imported only here.

Workers see the files by the same paths (a shared drive), or get their content sent along. A worker that dies costs nothing: Dask gives
its batch to another one, and a batch that keeps killing workers is taken apart until the file to blame stands alone.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
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


class Cluster:
    """Runs tasks on the workers behind a scheduler. seconds: as for the local pool."""

    def __init__(
        self,
        address: str,
        settings: Settings,
        *,
        seconds: float,
        send_files: bool,
        batch: int = BATCH,
    ) -> None:
        self.address, self.settings = address, settings
        self.seconds, self.send_files, self.batch = seconds, send_files, batch
        self._keys = count()

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
        future = client.submit(_judge, self.settings, tasks, key=key, pure=False)
        running[future] = _Batch(tasks, time.monotonic() + allowed)

    def _collect(self, client: Any, future: Any, running: dict[Any, _Batch]) -> Iterator[Result]:
        batch = running.pop(future)
        try:
            results: list[Result] = future.result()
        except UsageFault:
            raise
        except Exception as error:  # KilledWorker and its kin
            if len(batch.tasks) == 1:
                reason = f"检查时集群的工作进程多次终止（{type(error).__name__}），可能是内存不足"
                yield Result(
                    batch.tasks[0].input_id, failure=Failure("worker-died", reason, "请单独检查这个文件。")
                )
            else:
                for task in batch.tasks:
                    self._submit(client, (task,), running)
        else:
            yield from results
        finally:
            future.release()

    def _enforce_limits(self, client: Any, running: dict[Any, _Batch]) -> Iterator[Result]:
        """Stop the workers of batches that take many times too long; the files of such a batch go on one by one."""
        late = [future for future, batch in running.items() if time.monotonic() > batch.until]
        for future in late:
            batch = running.pop(future)
            hosts = [worker for worker, keys in client.processing().items() if future.key in keys]
            client.cancel([future], force=True)
            if hosts:
                client.restart_workers(hosts, raise_for_error=False)
            if len(batch.tasks) == 1:
                reason = f"检查超过时限 {self.seconds:g} 秒，已停止"
                yield Result(
                    batch.tasks[0].input_id, failure=Failure("timeout", reason, "请单独检查这个文件。")
                )
            else:
                for task in batch.tasks:
                    self._submit(client, (task,), running)


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
        return replace(task, content=Path(task.location).read_bytes())
    except (CheckerError, OSError, ValueError):
        return task
