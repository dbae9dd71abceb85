"""rules/lexicon/*.yaml -> named word groups, expanded; and which of them nobody uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.strict_yaml import YamlFile
from checker.rulebook.wording import expand_groups, groups_used


@dataclass
class Lexicon:
    """raw: group -> words as written. groups: group -> literals. places: group -> (file, line); lines: (group, index) -> line.

    sound: no group uses itself or one that does not exist.
    """

    raw: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    lines: dict[tuple[str, int], int] = field(default_factory=dict)
    sound: bool = True

    def unused(self, used: Iterable[str]) -> list[str]:
        """Groups that no rule names, neither itself nor through a group it uses."""
        reached: set[str] = set()
        waiting = [name for name in used if name in self.raw]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [
                    inner for word in self.raw[name] for inner in groups_used(word) if inner in self.raw
                ]
        return [name for name in self.raw if name not in reached]


def load_lexicon(files: Iterable[tuple[YamlFile, bool]], faults: Faults) -> Lexicon:
    """All groups; what is wrong with them goes to `faults`."""
    lexicon = Lexicon()
    for file, valid in files:
        if not valid:
            continue
        for name, group in file.data["groups"].items():
            line = file.line("groups", name)
            if name in lexicon.raw:
                where, first = lexicon.places[name]
                faults.add(file.name, line, f"词组 {name} 已在 {where}:{first} 定义", "换一个名称，或合并")
                continue
            lexicon.raw[name] = group["words"]
            lexicon.places[name] = (file.name, line)
            for index in range(len(group["words"])):
                lexicon.lines[name, index] = file.line("groups", name, "words", index)
    lexicon.groups, found = expand_groups(lexicon.raw)
    lexicon.sound = not found
    for group, message, unknown in found:
        where, line = lexicon.places[group]
        faults.add(where, line, message, did_you_mean(unknown, lexicon.raw, "删去其中一个引用"))
    return lexicon
