"""Everything that can be said against a rulebook, all its profiles included, in one run.

Loading refuses what could change a verdict. Linting refuses as well what is only superfluous or forgotten: a wording another one swallows,
a word group nobody uses, a clause nobody asks about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.rulebook.loader import Loader
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.swallowed import HINT, swallowed_in_groups, swallowed_in_rule

_GROUP = re.compile(r"<([^<>\s]+)>")
_CLAUSE = re.compile(r"[a-z0-9-]+#[a-z0-9-]+")


@dataclass(frozen=True)
class Inventory:
    """How much a rulebook without faults holds. profiles: rules each profile adds, changes or withdraws."""

    rules: int
    instruments: int
    clauses: int
    groups: int
    wordings: int
    examples: int
    profiles: dict[str, int]
    fingerprint: str


def lint(folder: RulebookFolder | None = None) -> Inventory:
    """Check a rulebook and all its profiles. Raises RulebookError with every fault found."""
    loader = Loader(folder or builtin_folder())
    loader.files.overlooked()
    central = loader.rulebook(None)
    touched: dict[str, int] = {}
    for profile in loader.profiles.known:
        loader.rulebook(profile)
        resolved = loader.sources(profile)
        if resolved is not None:
            touched[profile] = sum(
                source is not loader.central.get(rule_id) for rule_id, source in resolved[0].items()
            )
    for source in loader.sound_sources():
        for file, line, message in swallowed_in_rule(source, loader.lexicon.groups):
            loader.faults.add(file, line, message, HINT)
    for file, line, message in swallowed_in_groups(loader.lexicon) if loader.lexicon.sound else ():
        loader.faults.add(file, line, message, HINT)
    if loader.is_whole:  # else a group or clause may be missed only because the rule that names it is faulty
        _unused_groups(loader)
        _clauses_without_rule(loader)
    loader.faults.raise_any()
    assert central is not None
    rules = central.rules.values()
    return Inventory(
        len(rules),
        len(loader.framework.instruments),
        len(loader.framework.clauses),
        len(loader.lexicon.raw),
        sum(len((*r.said_by, *r.shown_by, *r.hinted_by, *r.lead_in, *r.never, *r.unless)) for r in rules),
        sum(len(texts) for r in rules for texts in r.examples.values()),
        touched,
        central.fingerprint,
    )


def _unused_groups(loader: Loader) -> None:
    used = {name for text in loader.files.written for name in _GROUP.findall(text)}
    for name in loader.lexicon.unused(used):
        file, line = loader.lexicon.places[name]
        loader.faults.add(file, line, f"词组 {name} 没有规则使用", f"删去，或在规则里写成 <{name}>")


def _clauses_without_rule(loader: Loader) -> None:
    """A clause of an instrument in force has a rule, or a reason why not; never both."""
    if not loader.folder.paired:
        return
    cited = {name for text in loader.files.written for name in _CLAUSE.findall(text)}
    for clause in loader.framework.clauses.values():
        file, line = loader.framework.places[clause.id]
        if clause.id in cited and clause.no_rule:
            loader.faults.add(file, line, f"条款 {clause.id} 已有规则引用，又写了 no-rule", "删去 no-rule")
        elif clause.id not in cited and not clause.no_rule and clause.report_years.last is None:
            loader.faults.add(
                file,
                line,
                f"现行条款 {clause.id} 没有规则引用",
                "写 no-rule 说明为何不设规则，或在规则的 basis 里引用",
            )
