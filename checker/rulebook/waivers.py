"""Waivers: elements an office need not show, by whose leave, why and until when. Strict: a waiver nobody can check is no waiver."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import RulebookError, UsageFault
from checker.rulebook.location import builtin_folder
from checker.values import dataclass

if TYPE_CHECKING:
    from datetime import date

SETTINGS_FILE = "dabiao.yaml"  # beside the reports or in the working folder


@dataclass(frozen=True)
class Waiver:
    """expires: the last day on which it holds."""

    id: str
    issuer: str
    reason: str
    approver: str
    expires: date


def load_waivers(file: Path, ids: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of a settings file; none when it has no such section.

    ids: elements that can be waived. Raises UsageFault when there is no such file, RulebookError with every fault in it.
    """
    # Imported here: most checks have no such file and start without YAML.
    from datetime import date  # noqa: PLC0415

    from checker.rulebook.faults import Faults  # noqa: PLC0415
    from checker.rulebook.strict_yaml import read_yaml  # noqa: PLC0415
    from checker.rulebook.validation import schema_faults  # noqa: PLC0415
    from checker.rulebook.waiver_faults import waiver_faults  # noqa: PLC0415

    if not file.is_file():
        raise UsageFault(f"没有豁免文件：{file}", "请写文件的路径")
    faults = Faults()
    settings = read_yaml(file, file.name)
    faults.extend(settings.faults)
    if settings.data is not None:
        faults.extend(schema_faults(settings, builtin_folder().schema / "settings.schema.json"))
        faults.extend(waiver_faults(settings, ids))
    if faults:
        raise RulebookError(faults.sorted(), "豁免文件有误")
    return tuple(
        Waiver(
            written["id"],
            written["issuer"],
            written["reason"],
            written["approver"],
            date.fromisoformat(written["expires"]),
        )
        for written in settings.data.get("waivers", [])
    )
