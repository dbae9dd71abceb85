"""A rule as written -> a rule that can judge. Every fault is named with its line."""

from __future__ import annotations

from typing import Any

from checker.finding import Importance
from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.framework import Framework, years_of
from checker.rulebook.lexicon import Lexicon
from checker.rulebook.rule import Rule, YearRange
from checker.rulebook.source import RuleSource
from checker.rulebook.wording import Wording, WordingFault, literal, parse_wording

FACT_KINDS = frozenset({"figure", "document", "meeting", "body", "mechanism", "date", "result"})
WORDING_KEYS = ("said-by", "shown-by", "hinted-by", "lead-in", "never")

# Keys a kind reads (docs/rule-language.md, "Structural kinds"); a key it does not read would be lost without a word.
_EVIDENCE_KEYS = frozenset({*WORDING_KEYS, "unless", "met-with"})
_LOOK_ALIKES = frozenset({"never", "unless"})
KIND_KEYS: dict[str, frozenset[str]] = {
    "matter": frozenset({"said-by", "shown-by", "hinted-by", "met-with"}) | _LOOK_ALIKES,
    "title": frozenset(),
    "opening": frozenset({"said-by", "shown-by", "lead-in"}) | _LOOK_ALIKES,
    "measures": frozenset({"said-by"}) | _LOOK_ALIKES,
    "shortcomings": frozenset(),
    "causes": frozenset({"said-by", "shown-by", "hinted-by"}) | _LOOK_ALIKES,
    "duties": frozenset({"said-by", "shown-by", "hinted-by"}) | _LOOK_ALIKES,
    "plan": frozenset(),
    "concrete": frozenset({"said-by", "shown-by"}) | _LOOK_ALIKES,
    "names-next-year": frozenset(),
    "answers-shortcomings": frozenset(),
}


def compile_rule(
    source: RuleSource, framework: Framework, lexicon: Lexicon, faults: Faults, first_year: int
) -> Rule | None:
    """The rule, or None when it has faults.

    first_year: the first report year that is graded; an element asked then or later needs a clause in force for every year.
    """
    before = len(faults)
    data = source.data
    years = years_of(data["years"]) if "years" in data else None
    _check_scope(source, years, faults)
    grounded = _check_basis(source, years, framework, faults, first_year)
    _check_kind(source, faults)
    wordings = {key: _wordings(source, key, lexicon, faults) for key in WORDING_KEYS}
    if len(faults) > before or not grounded:
        return None
    return Rule(
        id=source.id,
        title=data["title"],
        kind=data.get("kind", "matter"),
        part=data["part"],
        importance=Importance(data["importance"]),
        levels=data["levels"],
        advised_for=data.get("advised_for", ""),
        years=years,
        mandatory_from=data.get("mandatory_from"),
        clauses=tuple(framework.clauses[reference] for reference in data["basis"]),
        said_by=wordings["said-by"],
        shown_by=wordings["shown-by"],
        hinted_by=wordings["hinted-by"],
        lead_in=wordings["lead-in"],
        never=wordings["never"],
        unless=tuple(literal(word) for word in data.get("unless", [])),
        met_with=frozenset(data.get("met-with", FACT_KINDS)),
        advice=data["advice"],
        examples={kind: tuple(texts) for kind, texts in data["examples"].items()},
        tier=source.tier,
        tiers=dict(source.tiers),
        withdrawn=source.withdrawn,
        reasons=dict(source.reasons),
        file=source.file,
        written=data,
    )


def _check_scope(source: RuleSource, years: YearRange | None, faults: Faults) -> None:
    """Levels and years that fit together."""
    data = source.data
    for key in ("levels", "advised_for"):
        letters = data.get(key, "")
        twice = [letter for letter in dict.fromkeys(letters) if letters.count(letter) > 1]
        if twice:
            faults.add(*source.place(key), f"{key}：{'、'.join(twice)} 重复", "每个层级只写一次")
    strangers = [letter for letter in data.get("advised_for", "") if letter not in data["levels"]]
    if strangers:
        faults.add(
            *source.place("advised_for"),
            f"advised_for：{'、'.join(strangers)} 不在 levels（{data['levels']}）里",
            "对不适用的层级不必写要求",
        )
    if years is not None and years.last is not None and years.last < years.first:
        faults.add(*source.place("years"), f"years：{years} 的止年早于起年", "写作 起年-止年")
    start = data.get("mandatory_from")
    if start is not None and years is not None and start not in years:
        faults.add(
            *source.place("mandatory_from"), f"mandatory_from：{start} 不在 years（{years}）里", "改正其一"
        )


def _check_basis(
    source: RuleSource, years: YearRange | None, framework: Framework, faults: Faults, first_year: int
) -> bool:
    """Clauses that exist, and in every year that is graded one of them to cite. Returns whether all of them exist."""
    known = True
    for index, reference in enumerate(source.data["basis"]):
        if reference in framework.clauses:
            continue
        known = False
        if reference.partition("#")[0] not in framework.broken:
            hint = did_you_mean(reference, framework.clauses, "条款写作 文件名#条款号；全部条款见 framework/")
            faults.add(*source.place("basis", index), f"framework/ 里没有条款 {reference}", hint)
    if not known:
        return False
    ranges = [framework.clauses[reference].report_years for reference in source.data["basis"]]
    # The years at which something begins or ends are the only ones that can differ.
    turns = {first_year, *(r.first for r in ranges), *(r.last + 1 for r in ranges if r.last is not None)}
    turns |= {years.first} if years is not None else set()
    asked = sorted(y for y in turns if y >= first_year and (years is None or y in years))
    bare = [year for year in asked if not any(year in r for r in ranges)]
    if bare:
        faults.add(
            *source.place("basis"),
            f"basis：{bare[0]} 年度要求本项，却没有一条依据在该年度适用",
            "补上当时适用的条款，或用 years 限定年度",
        )
    return True


def _check_kind(source: RuleSource, faults: Faults) -> None:
    """Wordings where the kind reads them, and at least one that can make it met."""
    kind = source.data.get("kind", "matter")
    used = KIND_KEYS[kind]
    for key in sorted(_EVIDENCE_KEYS - used):
        if key in source.data:
            allowed = "、".join(sorted(used)) or "无"
            faults.add(
                *source.place(key), f"kind 为 {kind} 的规则不用 {key}", f"删去；{kind} 可用的键：{allowed}"
            )
    if kind == "matter" and not {"said-by", "shown-by"} & set(source.data):
        faults.add(
            source.file, 1, "文件：没有 said-by，也没有 shown-by，永远不会判为充分", "至少写出一条提法"
        )


def _wordings(source: RuleSource, key: str, lexicon: Lexicon, faults: Faults) -> tuple[Wording, ...]:
    compiled: dict[str, Wording] = {}
    entries: list[Any] = source.data.get(key, [])
    for index, entry in enumerate(entries):
        try:
            wording = parse_wording(entry, lexicon.groups)
        except WordingFault as fault:
            faults.add(*source.place(key, index), f"{key}：{fault}", fault.hint)
            continue
        if wording.source in compiled:
            faults.add(*source.place(key, index), f"{key}：提法“{wording.source}”重复", "删去其中一条")
        compiled[wording.source] = wording
    return tuple(compiled.values())
