"""rules/consistency.yaml: which consistency checks run, from which certainty on they speak, the deadlines. Knows no check."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from checker.errors import RuleFault
from checker.finding import Certainty
from checker.rulebook.deadlines import Deadline, deadlines_of
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.values import dataclass

FILE = "consistency.yaml"


@dataclass(frozen=True)
class CheckSwitch:
    """floor: findings less certain than this are not told."""

    enabled: bool = True
    floor: Certainty = Certainty.HINT


Switches = Mapping[str, CheckSwitch]


@cache  # once for the rulebook's own check of its files, and once for those who run the checks
def read_switches(folder: RulebookFolder) -> tuple[Switches, tuple[Deadline, ...], tuple[RuleFault, ...]]:
    """(switches, deadlines, faults); with faults the first two are empty. A folder without the file has the built-in one's."""
    # Imported here: a check that finds the switches in the cache starts without YAML.
    from checker.rulebook.strict_yaml import read_yaml  # noqa: PLC0415
    from checker.rulebook.validation import schema_faults  # noqa: PLC0415

    path = folder.rules / FILE
    if not path.is_file():
        path = builtin_folder().rules / FILE
    file = read_yaml(path, f"rules/{FILE}")
    faults = file.faults or tuple(schema_faults(file, folder.schema / "consistency.schema.json"))
    if faults:
        return MappingProxyType({}), (), tuple(faults)
    switches = MappingProxyType(
        {
            name: CheckSwitch(entry["enabled"], Certainty(entry["at-least"]))
            for name, entry in file.data["checks"].items()
        }
    )
    return switches, deadlines_of(file.data), ()
