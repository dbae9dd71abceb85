"""One file of an audit: bytes -> hash -> the same check as `dabiao check` -> rows. Runs in a worker; knows no store and no process.

Whatever goes wrong with a file becomes that file's failure; nothing but what concerns the whole run is raised.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

import checker.check  # noqa: F401 -- first: it hands the kept patterns to `re` before the modules that compile theirs
from checker import limits
from checker.batch.bodies import body_of, places_around
from checker.batch.columns import compact, record_of, rulebook_id
from checker.batch.sources.archive import read_member
from checker.batch.task import ARCHIVE_MARK, Failure, Result, Settings, Task, stable_id
from checker.check import Proof, checked_document
from checker.errors import CheckerError, UsageFault
from checker.reading import file_bytes, read_document
from checker.rulebook import Rulebook, load_rulebook, rulebook_folder
from checker.rulebook.loading import load_switches
from checker.rulebook.waivers import SETTINGS_FILE, Waiver, load_waivers
from checker.structure.body_missing import body_fault

_MARKDOWN = frozenset({".md", ".markdown"})  # the only names that decide how a file is read
_BUG_HINT = "这是程序的缺陷，不是文件有误。请用 dabiao check --debug 检查这个文件，把输出报告给项目维护者。"
_NO_MEMORY = Failure("memory", "内存不够，没有检查完", "请减少 --jobs，或单独检查这个文件。")


class Assessor:
    """Judges one file after another with one rulebook. Raises RulebookError or UsageFault when made, for faulty settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # Entered for this and for every file: a worker of a cluster may serve two runs with different limits.
        self._limits = dict(settings.limits)
        with limits.raised(self._limits):
            self._load(settings)

    def _load(self, settings: Settings) -> None:
        folder = rulebook_folder(Path(settings.rules) if settings.rules is not None else None)
        self.rulebook: Rulebook = load_rulebook(folder, settings.profile)
        self.rulebook_id = rulebook_id(self.rulebook, settings.hints)
        if settings.rulebook_id not in (0, self.rulebook_id):
            # A worker that starts later, or on another machine: two rulebooks must not be mixed in one run.
            raise UsageFault(
                "审查进行中规则或程序被改动，或各机器上的不一致",
                "改好、装好以后再运行同一命令；已做完的都在，规则变了的会重做。",
            )
        self._folder, self._switches = folder, load_switches(folder)
        self._waivers: dict[Path, tuple[str, tuple[Waiver, ...]]] = {}
        if settings.waivers is not None:
            self._waivers_in(Path(settings.waivers))

    @cached_property
    def _today(self) -> date:
        return date.fromisoformat(self.settings.today) if self.settings.today else date.today()

    def assess(self, task: Task) -> Result:
        """What becomes of one file."""
        with limits.raised(self._limits):
            return self._judged(task)

    def _judged(self, task: Task) -> Result:
        began = time.perf_counter()
        sha256: str | None = None
        try:
            content = _content(task)
            sha256 = hashlib.sha256(content).hexdigest()
            return self._assess(task, content, sha256, began)
        except CheckerError as fault:
            reason = fault.message.removeprefix(f"{task.path}：")
            failure = Failure(fault.code, reason, fault.hint)
        except MemoryError:
            failure = _NO_MEMORY
        except Exception as error:  # a bug of ours costs this file only
            failure = Failure("internal-error", f"程序内部错误（{type(error).__name__}）", _BUG_HINT)
        return Result(task.input_id, sha256, failure=failure, seconds=time.perf_counter() - began)

    def _assess(self, task: Task, content: bytes, sha256: str, began: float) -> Result:
        digest, granted = self._granted(task)
        around = places_around(task.folders)
        settings = compact(self._given(task, digest, around))
        report = stable_id("report", self.rulebook_id, sha256, settings)
        if report == task.known:
            return Result(task.input_id, sha256, report, seconds=time.perf_counter() - began)
        document = read_document(content, name=task.path)
        given = task.given
        checked = checked_document(
            document,
            self.rulebook,
            year=given.year,
            level=given.level,
            issuer=given.issuer,
            waivers=granted,
            today=self._today,
            proof=Proof(self._switches, self._folder, given.published, self.settings.hints),
        )
        assert checked.outline is not None
        if (missing := body_fault(document, checked.outline)) is not None:
            raise missing
        facts = checked.scorecard.document
        body = body_of(facts.issuer, facts.level, given=given.region, around=around)
        published = given.published or document.hints.published
        record = record_of(checked, self.rulebook_id, report, settings, body, published)
        return Result(task.input_id, sha256, report, record, seconds=time.perf_counter() - began)

    def _given(self, task: Task, waivers: str, around: Sequence[str]) -> dict[str, object]:
        """Everything beside rulebook and bytes that may decide what the report's rows hold; empty values left out."""
        given: dict[str, object] = {
            "issuer": task.given.issuer,
            "level": task.given.level,
            "year": task.given.year,
            "region": task.given.region,
            "published": task.given.published,
            "around": list(around),
            "waivers": waivers,
            # A waiver ends on a day, so what it does must be looked at again the next day.
            "today": self._today.isoformat() if waivers else "",
            "markdown": PurePosixPath(task.path).suffix.lower() in _MARKDOWN,
        }
        return {name: value for name, value in given.items() if value}

    def _granted(self, task: Task) -> tuple[str, tuple[Waiver, ...]]:
        """(digest, waivers) for a file: those of the run, else those beside it, as `dabiao check` has it."""
        if self.settings.waivers is not None:
            return self._waivers_in(Path(self.settings.waivers))
        beside = Path(task.location).parent / SETTINGS_FILE
        if task.member is not None or task.content is not None or not beside.is_file():
            return "", ()
        return self._waivers_in(beside)

    def _waivers_in(self, path: Path) -> tuple[str, tuple[Waiver, ...]]:
        if path not in self._waivers:
            granted = load_waivers(path, self.rulebook.rules)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16] if granted else ""
            self._waivers[path] = (digest, granted)
        return self._waivers[path]


def _content(task: Task) -> bytes:
    """The bytes of a file. Raises InputFault."""
    if task.content is not None:
        return task.content
    if task.member is not None:
        archive = task.location.removesuffix(f"{ARCHIVE_MARK}{task.member}")
        return read_member(Path(archive), task.member)
    return file_bytes(Path(task.location))
