"""rules/consistency.yaml: which consistency checks run, and from which certainty on they speak. Knows no check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from checker.errors import RulebookError, RuleFault
from checker.finding import Certainty
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.strict_yaml import read_yaml
from checker.rulebook.validation import schema_faults

FILE = "consistency.yaml"


@dataclass(frozen=True)
class CheckSwitch:
    """floor: findings less certain than this are not told."""

    enabled: bool = True
    floor: Certainty = Certainty.HINT


Switches = Mapping[str, CheckSwitch]


def load_switches(folder: RulebookFolder | None = None) -> Switches:
    """The switches of a rulebook folder by id of the check; the built-in ones where the folder has none.

    A check without an entry is on and tells everything. Raises RulebookError with every fault of the file.
    """
    switches, faults = read_switches(folder or builtin_folder())
    if faults:
        raise RulebookError(faults)
    return switches


@cache  # once for the rulebook's own check of its files, and once for those who run the checks
def read_switches(folder: RulebookFolder) -> tuple[Switches, tuple[RuleFault, ...]]:
    """(switches, faults); the switches are empty when there are faults."""
    path = folder.rules / FILE
    if not path.is_file():
        path = builtin_folder().rules / FILE
    file = read_yaml(path, f"rules/{FILE}")
    faults = file.faults or tuple(schema_faults(file, folder.schema / "consistency.schema.json"))
    if faults:
        return MappingProxyType({}), tuple(faults)
    return MappingProxyType(
        {
            name: CheckSwitch(entry["enabled"], Certainty(entry["at-least"]))
            for name, entry in file.data["checks"].items()
        }
    ), ()
