"""dabiao.yaml: what an office writes once instead of typing it with every command. What is typed wins over what is written.

One file counts for a report: the one beside it, else the one in the working folder. It is told on stderr when it decides anything, since
a result that depends on a file nobody sees cannot be explained. Waivers in the same file are read by checker/rulebook/waivers.py.
"""

# ruff: noqa: PLC0415 -- YAML and its schema are read only where there is such a file

from __future__ import annotations

from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.exits import complain
from checker.cli.guard import STDIN
from checker.errors import RulebookError, UsageFault
from checker.lang import speaking
from checker.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.errors import RuleFault
    from checker.rulebook.faults import Faults
    from checker.rulebook.strict_yaml import YamlFile

FILE = "dabiao.yaml"

# Key of the file -> the option it stands for; `rules` is a folder, `waivers` is no option.
_OPTIONS = {
    "profile": "profile",
    "level": "level",
    "issuer": "issuer",
    "rules": "rules",
    "hints": "hints",
    "fail-under": "fail_under",
    "lang": "lang",
}


@dataclass(frozen=True)
class Settings:
    """file: None when there is none. values: by name of the option; `waivers` is the file itself when it grants any."""

    file: Path | None
    values: Mapping[str, Any]


def with_settings(given: Mapping[str, Any], report: str | None = None) -> dict[str, Any]:
    """The options as typed, and where nothing was typed as the settings file of this report has them.

    given: option -> value, None or False where the user typed nothing; no other option is filled in. report: path as typed, `-`
    and None look in the working folder only. Raises RulebookError with every fault of the file.
    """
    settings = settings_of(report)
    filled = {name: value for name, value in settings.values.items() if _is_open(given, name)}
    if filled and settings.file is not None:
        with speaking(filled["lang"]) if "lang" in filled else nullcontext():
            _tell(settings.file, tuple(filled))
    return {**given, **filled}


def settings_of(report: str | None) -> Settings:
    """The settings that hold for a report. Raises RulebookError with every fault of the file."""
    folders = [Path(report).parent] if report is not None and report != STDIN else []
    file = next((folder / FILE for folder in (*folders, Path()) if (folder / FILE).is_file()), None)
    return Settings(None, {}) if file is None else _read(file.absolute(), str(file))


def _is_open(given: Mapping[str, Any], name: str) -> bool:
    return name in given and (given[name] is None or given[name] is False)


@cache
def _read(file: Path, shown: str) -> Settings:
    from checker.rulebook.faults import Faults
    from checker.rulebook.location import builtin_folder
    from checker.rulebook.strict_yaml import read_yaml
    from checker.rulebook.validation import schema_faults

    faults = Faults()
    written = read_yaml(file, shown)
    faults.extend(written.faults)
    if written.data is not None:
        faults.extend(schema_faults(written, builtin_folder().schema / "settings.schema.json"))
    found = written.data if isinstance(written.data, dict) else {}
    values = {_OPTIONS[key]: value for key, value in found.items() if key in _OPTIONS}
    sound = not faults
    _resolve(values, file, written, faults)
    if not sound or faults:
        faults.extend(_waiver_faults(values, written))
        raise RulebookError(faults.sorted(), "设置文件有误")
    if written.data.get("waivers"):
        values["waivers"] = file
    return Settings(file, values)


def _resolve(values: dict[str, Any], file: Path, written: YamlFile, faults: Faults) -> None:
    """Folder and profile are looked up here, where their line is known."""
    from checker.rulebook.location import rulebook_folder
    from checker.rulebook.profile import profile_named

    try:
        key = "rules"
        if isinstance(values.get("rules"), str):
            values["rules"] = file.parent / values["rules"]
            folder = rulebook_folder(values["rules"])
        else:
            folder = rulebook_folder(None)
        key = "profile"
        if isinstance(values.get("profile"), str) and values["profile"]:
            profile_named(values["profile"], folder)
    except UsageFault as fault:
        faults.add(written.name, written.line(key), f"{key}：{fault.message}", fault.hint)


def _waiver_faults(values: Mapping[str, Any], written: YamlFile) -> tuple[RuleFault, ...]:
    """What is wrong with the waivers of a file that is faulty already, so that all of it is told at once; nothing without a rulebook."""
    from checker.rulebook import load_rulebook
    from checker.rulebook.location import rulebook_folder
    from checker.rulebook.waiver_faults import waiver_faults

    try:
        rules = values.get("rules")
        book = load_rulebook(rulebook_folder(rules if isinstance(rules, Path) else None))
    except (RulebookError, UsageFault):
        return ()
    return waiver_faults(written, book.rules)


@cache
def _tell(file: Path, names: tuple[str, ...]) -> None:
    """Once for each file and set of options, however many reports it holds for."""
    options = "、".join("豁免" if name == "waivers" else f"--{name.replace('_', '-')}" for name in names)
    complain(f"{options} 取自 {file}")
