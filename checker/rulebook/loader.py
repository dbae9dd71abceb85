"""framework/ + rules/ (+ a profile) -> one checked Rulebook. Every fault of every file is collected before anything is raised."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from checker.rulebook.compiling import compile_rule
from checker.rulebook.consistency import read_switches
from checker.rulebook.faults import Faults
from checker.rulebook.files import Files
from checker.rulebook.fingerprint import fingerprint
from checker.rulebook.framework import Framework, load_framework
from checker.rulebook.grading import check_scoring, in_order, overlaid, scoring_of
from checker.rulebook.lexicon import Lexicon, load_lexicon
from checker.rulebook.location import RulebookFolder
from checker.rulebook.overlay import Sources, lay_over
from checker.rulebook.profile import Profiles
from checker.rulebook.rule import CENTRAL, Rule, Rulebook, Tier
from checker.rulebook.source import RuleSource, source_of
from checker.rulebook.strict_yaml import YamlFile
from checker.rulebook.terms import read_terms

Resolved = tuple[Sources, dict[str, Any], tuple[Tier, ...]]  # rules, content of scoring.yaml, tiers
CENTRAL_TIER = Tier(CENTRAL, "中央要求")


class Loader:
    """One rulebook folder, each of its files read once. What is wrong goes to `faults`; nothing is raised here."""

    def __init__(self, folder: RulebookFolder) -> None:
        self.folder = folder
        self.faults = Faults()
        self.files = Files(folder, self.faults)
        self.profiles = Profiles(self.files, self.faults)
        self._sources: dict[str | None, Resolved | None] = {}
        self._compiled: dict[
            int, tuple[RuleSource, Rule | None]
        ] = {}  # the source kept, so that its id stays its own

    @cached_property
    def framework(self) -> Framework:
        return load_framework(self.files.framework(), self.faults)

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon(self.files.lexicon(), self.faults)

    @cached_property
    def scoring_file(self) -> YamlFile | None:
        """rules/scoring.yaml; None when it is absent or faulty."""
        read = self.files.scoring()
        if read is None:
            self.faults.add("rules/scoring.yaml", 0, "没有这个文件", "它规定权重、等次和分组名称")
            return None
        return read[0] if read[1] else None

    @cached_property
    def rule_files(self) -> list[tuple[YamlFile, bool]]:
        """Every rule file of the central tier, and whether it fits its schema."""
        files = self.files.rules()
        if not files:
            self.faults.add("rules/", 0, "没有找到任何规则", "规则放在 rules/分组/名称.yaml")
        return files

    @cached_property
    def central(self) -> Sources:
        """The rules of the central tier, by the id their path gives them."""
        by_path = {_id_of(file): file for file, _ in self.rule_files}
        sources: Sources = {}
        for file, valid in self.rule_files:
            self._check_id(file, by_path)
            if valid:
                sources[_id_of(file)] = source_of(file, _id_of(file))
        return sources

    @property
    def broken(self) -> set[str]:
        """Ids of rules whose files are faulty: what names them is not to blame."""
        return {_id_of(file) for file, _ in self.rule_files} - set(self.central)

    def sources(self, profile: str | None) -> Resolved | None:
        """Rules, scoring and tiers as a profile has them; None when its files are too faulty to tell."""
        if profile not in self._sources:
            self._sources[profile] = self._resolve(profile)
        return self._sources[profile]

    def _resolve(self, profile: str | None) -> Resolved | None:
        if self.scoring_file is None:
            return None
        sources, data = self.central, self.scoring_file.data
        tiers: tuple[Tier, ...] = (CENTRAL_TIER,)
        chain = [] if profile is None else self.profiles.chain(profile)
        if chain is None:
            return None
        for member in chain:
            sources = lay_over(sources, member, self.broken, self.faults)
            change = member.section("scoring")
            check_scoring(member.file, change, {*sources, *self.broken}, self.faults, ("scoring",))
            data = overlaid(data, change)
            tiers = (*tiers, Tier(member.id, member.title))
        return sources, data, tiers

    def rulebook(self, profile: str | None) -> Rulebook | None:
        """The rulebook for a profile (None: the central rules); None when there are too many faults to build one."""
        resolved = self.sources(profile)
        if resolved is None:
            self._all_files()
            return None
        sources, data, tiers = resolved
        if self.scoring_file is not None:
            known = {*self.central, *self.broken}
            check_scoring(self.scoring_file, self.scoring_file.data, known, self.faults, ())
        compiled = {
            rule_id: rule for rule_id, source in sources.items() if (rule := self.compiled(source, data))
        }
        self.faults.extend(read_switches(self.folder)[-1])
        self.faults.extend(read_terms(self.folder)[1])
        if self.faults:
            return None
        last = self.profiles.read(profile) if profile is not None else None
        return Rulebook(
            in_order(compiled, data),
            scoring_of(data),
            self.lexicon.groups,
            fingerprint(self.folder),
            profile,
            tiers,
            last.file.data.get("levels", "") if last is not None else "",
            tuple(self.framework.instruments.values()),
        )

    def compiled(self, source: RuleSource, scoring: dict[str, Any]) -> Rule | None:
        """The rule of a source, compiled once; None when it is faulty."""
        if source.id.partition("/")[0] not in scoring["groups"]:
            group = source.id.partition("/")[0]
            file, line = source.place("id")
            allowed = "、".join(scoring["groups"])
            self.faults.add(
                file,
                line,
                f"没有分组 {group}",
                f"可用 {allowed}；新的分组写在 rules/scoring.yaml 的 groups 里",
            )
            return None
        if id(source) not in self._compiled:
            first_year = scoring["first-graded-year"]
            rule = compile_rule(source, self.framework, self.lexicon, self.faults, first_year)
            self._compiled[id(source)] = (source, rule)
        return self._compiled[id(source)][1]

    def sound_sources(self) -> list[RuleSource]:
        """Every rule that was compiled without a fault, of all tiers looked at."""
        return [source for source, rule in self._compiled.values() if rule is not None]

    @property
    def is_whole(self) -> bool:
        """Whether every rule and profile that was looked at could be read and compiled."""
        compiled = all(rule is not None for _, rule in self._compiled.values())
        return (
            compiled
            and self.profiles.sound
            and not self.broken
            and all(self.sources(p) for p in (None, *self._sources))
        )

    def _all_files(self) -> None:
        """Look at everything, so that all faults come in one run even if no rulebook can be built."""
        for _ in (self.framework, self.lexicon, self.central):
            pass

    def _check_id(self, file: YamlFile, by_path: dict[str, YamlFile]) -> None:
        expected = _id_of(file)
        written = file.data.get("id", expected) if isinstance(file.data, dict) else expected
        if written == expected or not isinstance(written, str):
            return
        line = file.line("id")
        if written in by_path:
            self.faults.add(
                file.name,
                line,
                f"id {written} 已用于 {by_path[written].name}",
                f"本文件的 id 应为 {expected}（与路径一致）",
            )
        else:
            self.faults.add(
                file.name, line, f"id 应为 {expected}（与路径一致），现为 {written}", "改 id，或改文件名"
            )


def _id_of(file: YamlFile) -> str:
    return file.name.removeprefix("rules/").removesuffix(".yaml")
