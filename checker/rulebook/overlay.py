"""A profile laid over the rules of the tiers below it: add, change, withdraw."""

from __future__ import annotations

from typing import Any

from checker.finding import Importance
from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.framework import years_of
from checker.rulebook.profile import Profile
from checker.rulebook.source import ASKING, RuleSource

Sources = dict[str, RuleSource]
_STRENGTH = {Importance.ADVISED: 1, Importance.EXPECTED: 2, Importance.MANDATORY: 3}


def lay_over(below: Sources, profile: Profile, broken: set[str], faults: Faults) -> Sources:
    """The rules as the profile has them; `below` stays as it is.

    broken: ids of rules whose files are faulty; a profile that names one of them is not blamed for it.
    """
    return _Overlay(below, profile, broken | profile.broken, faults).result()


class _Overlay:
    def __init__(self, below: Sources, profile: Profile, broken: set[str], faults: Faults) -> None:
        self.sources = dict(below)
        self.profile = profile
        self.file = profile.file
        self.broken = broken
        self.faults = faults

    def result(self) -> Sources:
        for rule_id, source in self.profile.added.items():
            if rule_id in self.sources:
                taken = self.sources[rule_id].file
                self._fault(
                    ("add",),
                    f"add：{rule_id} 已有规则（{taken}）",
                    "换一个 id；要改已有的规则，写在 change 里",
                )
            else:
                self.sources[rule_id] = source.copy()
        for rule_id, change in self.profile.section("change").items():
            if self._known("change", rule_id, rule_id in self.sources):
                self._change(rule_id, dict(change))  # type: ignore[call-overload]
        for pattern, reason in self.profile.section("withdraw").items():
            members = self._members(pattern)
            if self._known("withdraw", pattern, bool(members)):
                self._withdraw(pattern, members, str(reason or self.file.data.get("reason", "")))
        return self.sources

    def _members(self, pattern: str) -> list[str]:
        """`enforcement/*` is every element of the group."""
        if pattern.endswith("/*"):
            return [rule_id for rule_id in self.sources if rule_id.startswith(pattern[:-1])]
        return [pattern] if pattern in self.sources else []

    def _known(self, section: str, rule_id: str, known: bool) -> bool:
        if not known and rule_id not in self.broken:
            self._fault(
                (section, rule_id),
                f"{section}：没有规则 {rule_id}",
                did_you_mean(rule_id, self.sources, "全部编号见：dabiao rules list"),
            )
        return known

    def _withdraw(self, pattern: str, members: list[str], reason: str) -> None:
        if not reason:
            self._fault(
                ("withdraw", pattern),
                f"withdraw：撤去 {pattern} 没有写理由",
                "在冒号后写明理由，或写规则集的 reason",
            )
            return
        for rule_id in members:
            source = self.sources[rule_id].copy()
            if rule_id in self.profile.section("change"):
                self._fault(
                    ("withdraw", pattern), f"withdraw：{rule_id} 又改又撤", "在 change 和 withdraw 中只留一处"
                )
            source.withdrawn = source.withdrawn or f"{self.profile.title}：{reason}"
            source.tier = self.profile.id
            source.reasons[self.profile.id] = reason
            source.tiers["withdrawn"] = (*source.tiers.get("withdrawn", ()), self.profile.id)
            self.sources[rule_id] = source

    def _change(self, rule_id: str, change: dict[str, Any]) -> None:
        before = self.sources[rule_id]
        if before.withdrawn:
            self._fault(
                ("change", rule_id), f"change：{rule_id} 已被撤去（{before.withdrawn}）", "删去这一项"
            )
            return
        source = before.copy()
        reason = change.pop("reason", "") or self.file.data.get("reason", "")
        for key, value in change.items():
            if key == "examples":
                self._change_examples(source, value)
            elif isinstance(value, dict):
                source.data[key] = self._amended(source, key, source.data.get(key, []), value)
                self._amended_places(source, key, before)
            else:
                source.data[key] = value
                self._new_places(source, key, value)
            source.tiers[key] = (*source.tiers.get(key, ()), self.profile.id)
            if not source.data[key]:
                self._fault(
                    ("change", rule_id, key),
                    f"change.{rule_id}.{key}：删到一条不剩",
                    "至少留一条；不再要求本项的，写在 withdraw 里",
                )
        weaker = _weaker(before.data, source.data)
        if weaker and not reason:
            self._fault(
                ("change", rule_id),
                f"change：放宽了必备要素 {rule_id}（{weaker}），没有写理由",
                "在这一项里加 reason，或写规则集的 reason",
            )
        if reason:
            source.reasons[self.profile.id] = str(reason)
        if set(change) & set(ASKING):
            source.tier = self.profile.id
        self.sources[rule_id] = source

    def _change_examples(self, source: RuleSource, value: dict[str, Any]) -> None:
        examples = dict(source.data["examples"])
        for kind, texts in value.items():
            examples[kind] = (
                self._amended(source, f"examples.{kind}", examples.get(kind, []), texts)
                if isinstance(texts, dict)
                else texts
            )
        source.data["examples"] = examples

    def _amended(
        self, source: RuleSource, key: str, entries: list[Any], amend: dict[str, list[Any]]
    ) -> list[Any]:
        """entries without those to remove, then those to add; what is to be removed must be there, what is added must not."""
        path = ("change", source.id, *key.split("."))
        result = list(entries)
        for index, entry in enumerate(amend.get("remove", [])):
            if entry in result:
                result.remove(entry)
            else:
                self._fault(
                    (*path, "remove", index),
                    f"change.{source.id}.{key}.remove：原来没有“{_shown(entry)}”",
                    "要与原来的写法一字不差；先看 dabiao rules show",
                )
        for index, entry in enumerate(amend.get("add", [])):
            if entry in result:
                self._fault(
                    (*path, "add", index),
                    f"change.{source.id}.{key}.add：原来已有“{_shown(entry)}”",
                    "删去这一条",
                )
            else:
                result.append(entry)
        return result

    def _amended_places(self, source: RuleSource, key: str, before: RuleSource) -> None:
        """Kept entries stand where they stood; new ones in the profile."""
        old = {_shown(entry): before.place(key, i) for i, entry in enumerate(before.data.get(key, []))}
        new = {
            _shown(entry): (self.file.name, self.file.line("change", source.id, key, "add", i))
            for i, entry in enumerate(self.file.data["change"][source.id][key].get("add", []))
        }
        for index, entry in enumerate(source.data[key]):
            source.places[key, index] = old.get(_shown(entry)) or new[_shown(entry)]
        source.places.setdefault((key,), (self.file.name, self.file.line("change", source.id, key)))

    def _new_places(self, source: RuleSource, key: str, value: Any) -> None:
        source.places[key,] = (self.file.name, self.file.line("change", source.id, key))
        for index in range(len(value) if isinstance(value, list) else 0):
            source.places[key, index] = (self.file.name, self.file.line("change", source.id, key, index))

    def _fault(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        self.faults.add(self.file.name, self.file.line(*path), message, hint)


def _shown(entry: Any) -> str:
    return "、".join(entry) if isinstance(entry, list) else str(entry)


def _weaker(before: dict[str, Any], after: dict[str, Any]) -> str:
    """How a mandatory element is asked less than before, in Chinese; empty when it is not (or was never mandatory)."""
    if before["importance"] != Importance.MANDATORY and "mandatory_from" not in before:
        return ""
    ways = []
    if _STRENGTH[Importance(after["importance"])] < _STRENGTH[Importance(before["importance"])]:
        ways.append("importance 降低")
    if set(before["levels"]) - set(after["levels"]):
        ways.append("levels 减少")
    if set(after.get("advised_for", "")) - set(before.get("advised_for", "")):
        ways.append("advised_for 增加")
    if after.get("years") != before.get("years") and not _covers(after.get("years"), before.get("years")):
        ways.append("years 缩短")
    if after.get("mandatory_from", 0) > before.get("mandatory_from", 9999):
        ways.append("mandatory_from 推后")
    return "、".join(ways)


def _covers(wide: str | None, narrow: str | None) -> bool:
    """Whether the report years of `wide` hold all those of `narrow`; absent is all years."""
    if wide is None:
        return True
    if narrow is None:
        return False
    a, b = years_of(wide), years_of(narrow)
    return a.first <= b.first and (a.last is None or (b.last is not None and b.last <= a.last))
