"""One rule as written, over one or more files: its keys, the line each came from, and the tier that set it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from checker.rulebook.rule import CENTRAL
from checker.rulebook.strict_yaml import YamlFile

Place = tuple[str, int]  # file as the user knows it, line from 1

# How an element is asked, not how it is recognised: who changes one of these is who asks it.
ASKING = ("kind", "part", "importance", "levels", "advised_for", "years", "mandatory_from")


@dataclass
class RuleSource:
    """id: from the path. data: as in the YAML file. places: (key,) or (key, index) -> place. tiers: key -> tiers, first to last.

    reasons: tier -> why it changed the rule.
    """

    id: str
    file: str
    data: dict[str, Any]
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict)
    tiers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tier: str = CENTRAL
    withdrawn: str = ""
    reasons: dict[str, str] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Where a key or an entry of its list stands, or else the key, or else the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (self.file, 1))

    def copy(self) -> RuleSource:
        """A source that can be changed without changing this one."""
        return RuleSource(
            self.id,
            self.file,
            copy.deepcopy(self.data),
            dict(self.places),
            dict(self.tiers),
            self.tier,
            self.withdrawn,
            dict(self.reasons),
        )


def source_of(file: YamlFile, rule_id: str, tier: str = CENTRAL) -> RuleSource:
    """A rule file that fits its schema as a source of one tier."""
    places: dict[tuple[str | int, ...], Place] = {}
    for key, value in file.data.items():
        places[key,] = (file.name, file.line(key))
        if isinstance(value, list):
            for index in range(len(value)):
                places[key, index] = (file.name, file.line(key, index))
    return RuleSource(rule_id, file.name, file.data, places, dict.fromkeys(file.data, (tier,)), tier)
