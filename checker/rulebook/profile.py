"""rules/profiles/<id>.yaml: the local tiers, read and put into a chain from the oldest to the one asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import UsageFault
from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.files import Files
from checker.rulebook.location import RulebookFolder
from checker.rulebook.source import RuleSource, source_of
from checker.rulebook.strict_yaml import YamlFile


@dataclass
class Profile:
    """A profile as written. added: its own rules, id -> source. broken: ids of its own rules that could not be read."""

    id: str
    file: YamlFile
    added: dict[str, RuleSource] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        return str(self.file.data["title"])

    @property
    def parent(self) -> str | None:
        parent: str | None = self.file.data.get("extends")
        return parent

    def section(self, name: str) -> dict[str, object]:
        """`change`, `withdraw` or `scoring`; empty when absent."""
        return self.file.data.get(name) or {}


def profile_files(folder: RulebookFolder) -> dict[str, Path]:
    """id -> file of every profile, the user's own folder before the built-in one."""
    found: dict[str, Path] = {}
    for place in folder.profiles:
        for path in sorted(place.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return found


def profile_titles(folder: RulebookFolder) -> dict[str, str]:
    """id -> title of every profile that can be read, for people to choose from."""
    faults = Faults()
    profiles = Profiles(Files(folder, faults), faults)
    read = {known: profiles.read(known) for known in profiles.known}
    return {known: profile.title for known, profile in read.items() if profile is not None}


def profile_named(wanted: str, folder: RulebookFolder) -> None:
    """Raises UsageFault when there is no such profile, with those that there are."""
    known = profile_files(folder)
    if wanted not in known:
        hint = did_you_mean(wanted, known, f"可用 {'、'.join(known)}" if known else "还没有写任何规则集")
        raise UsageFault(f"没有规则集 {wanted}", hint)


class Profiles:
    """Reads profiles of one rulebook folder, each once."""

    def __init__(self, files: Files, faults: Faults) -> None:
        self.files = files
        self.faults = faults
        self.known = profile_files(files.folder)
        self._read: dict[str, Profile | None] = {}
        self._circular: set[str] = set()

    @property
    def sound(self) -> bool:
        """Whether every profile that was looked at could be read, with all its rules."""
        return all(read is not None and not read.broken for read in self._read.values())

    def chain(self, profile: str) -> list[Profile] | None:
        """The profile and what it extends, oldest first; None when one of them is unknown, faulty or extends itself."""
        chain: list[Profile] = []
        current: str | None = profile
        while current is not None:
            if current in [member.id for member in chain]:
                self._cycle(chain, current)
                return None
            read = self.read(current)
            if read is None:
                return None
            chain.append(read)
            current = read.parent
            if current is not None and current not in self.known:
                self.faults.add(
                    read.file.name,
                    read.file.line("extends"),
                    f"extends：没有规则集 {current}",
                    did_you_mean(current, self.known, f"可用 {'、'.join(self.known)}"),
                )
                return None
        return chain[::-1]

    def read(self, profile: str) -> Profile | None:
        """One profile with its own rules; None when its file is faulty."""
        if profile not in self._read:
            self._read[profile] = self._load(profile)
        return self._read[profile]

    def _load(self, profile: str) -> Profile | None:
        path = self.known[profile]
        file, valid = self.files.read(path, f"rules/profiles/{path.name}", "profile")
        if not valid:
            return None
        if file.data["id"] != profile:
            self.faults.add(
                file.name,
                file.line("id"),
                f"id 应为 {profile}（与文件名一致），现为 {file.data['id']}",
                "改 id，或改文件名",
            )
        loaded = Profile(profile, file)
        listed = file.data.get("add", [])
        own = path.parent / profile
        for index, rule_id in enumerate(listed):
            if (own / f"{rule_id}.yaml").is_file():
                self._own_rule(loaded, own, rule_id)
            else:
                self.faults.add(
                    file.name,
                    file.line("add", index),
                    f"add：没有文件 rules/profiles/{profile}/{rule_id}.yaml",
                    f"新建它：dabiao rules new {rule_id} --profile {profile}",
                )
        for stray in sorted(own.rglob("*.y*ml")):
            name = stray.relative_to(own).as_posix().removesuffix(".yaml")
            if name not in listed:
                self.faults.add(
                    f"rules/profiles/{profile}/{stray.relative_to(own).as_posix()}",
                    0,
                    "这个文件不会被读取",
                    f"在 rules/profiles/{profile}.yaml 的 add 里写上 {name}，或删去文件",
                )
        return loaded

    def _own_rule(self, profile: Profile, own: Path, rule_id: str) -> None:
        name = f"rules/profiles/{profile.id}/{rule_id}.yaml"
        file, valid = self.files.read(own / f"{rule_id}.yaml", name, "rule")
        if not valid:
            profile.broken.add(rule_id)
            return
        if file.data["id"] != rule_id:
            self.faults.add(
                name,
                file.line("id"),
                f"id 应为 {rule_id}（与路径一致），现为 {file.data['id']}",
                "改 id，或改文件名",
            )
        profile.added[rule_id] = source_of(file, rule_id, profile.id)

    def _cycle(self, chain: list[Profile], back: str) -> None:
        """Told once for each cycle, at its first profile by name."""
        names = [member.id for member in chain]
        cycle = chain[names.index(back) :]
        if self._circular & {member.id for member in cycle}:
            return
        self._circular |= {member.id for member in cycle}
        first = min(cycle, key=lambda member: member.id)
        start = cycle.index(first)
        ring = [*cycle[start:], *cycle[:start], first]
        self.faults.add(
            first.file.name,
            first.file.line("extends"),
            f"extends：规则集互相继承成环：{' → '.join(member.id for member in ring)}",
            "删去其中一个 extends",
        )
