"""The measured rounds of the past, kept by hand in one YAML file so that a card can show where the figures came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import UsageFault
from checker.evaluation.labels import Split
from checker.finding import Outcome
from checker.rulebook.strict_yaml import YamlFile, read_yaml

_NEEDED = ("date", "round", "split", "macro")
_SHARES = ("within", "macro", "micro")
_SCORED = ("met", "partial", "missing")
_KEYS = (*_NEEDED, "reports", "within", "micro", "f1", "note", "causes")
_CAUSE_KEYS = ("cause", "before", "after")


@dataclass(frozen=True)
class Cause:
    """Why verdicts and labels disagreed in the tuning half, and how many pairs: when the round began and when it ended."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Round:
    """One measurement of one half. Figures in [0, 1]; None where they were not taken. date: ISO. causes: the ledger, dearest first."""

    date: str
    name: str
    split: Split
    reports: int | None
    within: float | None
    macro: float | None
    micro: float | None
    f1: dict[Outcome, float]
    note: str
    causes: tuple[Cause, ...] = ()


def read_history(path: Path) -> tuple[Round, ...]:
    """The rounds in the order of the file; none when there is no such file. Raises UsageFault with every fault."""
    if not path.is_file():
        return ()
    file = read_yaml(path, path.as_posix())
    faults = [str(fault) for fault in file.faults]
    entries = file.data if isinstance(file.data, list) else []
    if not faults and not isinstance(file.data, list):
        faults.append(f"{file.name}:1\n  应为列表，一次评估一项")
    for index, entry in enumerate(entries):
        faults += _faults(file, index, entry)
    if faults:
        raise UsageFault("历次评估结果有误：\n" + "\n".join(faults))
    return tuple(_round(entry) for entry in entries)


def _faults(file: YamlFile, index: int, entry: Any) -> list[str]:
    def fault(key: str, message: str) -> str:
        return f"{file.name}:{file.line(index, key)}\n  {message}"

    if not isinstance(entry, dict):
        return [fault("", "应为键值对")]
    found = [fault(key, f"不认识的键 {key}") for key in entry if key not in _KEYS]
    found += [fault(key, f"缺少 {key}") for key in _NEEDED if key not in entry]
    if entry.get("split") not in tuple(Split):
        found.append(fault("split", "split：只能是 tune、test"))
    causes = entry.get("causes") or []
    if not isinstance(causes, list) or not all(map(_is_cause, causes)):
        found.append(fault("causes", f"causes：每项写 {'、'.join(_CAUSE_KEYS)}，后两项是不小于 0 的整数"))
    f1 = entry.get("f1") or {}
    if not isinstance(f1, dict) or set(f1) - set(_SCORED):
        return [*found, fault("f1", f"f1：只能有 {'、'.join(_SCORED)}")]
    for key, value in [
        *((key, entry.get(key)) for key in _SHARES),
        *(("f1", value) for value in f1.values()),
    ]:
        if value is not None and not (isinstance(value, int | float) and 0 <= value <= 1):
            found.append(fault(key, f"{key}：应为 0 至 1 的数"))
    return found


def _is_cause(written: Any) -> bool:
    if not isinstance(written, dict) or set(written) != set(_CAUSE_KEYS):
        return False
    return all(type(written[key]) is int and written[key] >= 0 for key in _CAUSE_KEYS[1:])


def _round(entry: dict[str, Any]) -> Round:
    return Round(
        date=str(entry["date"]),
        name=str(entry["round"]),
        split=Split(entry["split"]),
        reports=entry.get("reports"),
        within=entry.get("within"),
        macro=entry["macro"],
        micro=entry.get("micro"),
        f1={Outcome(key): float(value) for key, value in (entry.get("f1") or {}).items()},
        note=str(entry.get("note") or ""),
        causes=tuple(
            Cause(str(one["cause"]), one["before"], one["after"]) for one in entry.get("causes") or ()
        ),
    )
