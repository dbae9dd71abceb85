"""One report, top to bottom: read -> outline -> match -> judge -> score. The page to read first."""

# ruff: noqa: E402 -- the kept patterns must be there before the modules that compile theirs

from __future__ import annotations

from checker.patterns import preload_patterns

preload_patterns()

from pathlib import Path
from typing import TYPE_CHECKING

from checker.document import Document
from checker.errors import InputFault, UsageFault
from checker.finding import ConsistencyFinding
from checker.judging import judge_report
from checker.judging.consistency import find_contradictions
from checker.judging.fixed_terms import fixed_terms
from checker.matching import Page, page_of
from checker.particulars import document_facts, doubts_of, not_assessed, rulebook_facts
from checker.reading import read_document
from checker.rulebook import LEVEL_NAMES, Rulebook, load_rulebook, rulebook_folder
from checker.rulebook.consistency import Switches
from checker.rulebook.loading import load_switches, load_terms
from checker.rulebook.location import RulebookFolder
from checker.rulebook.waivers import SETTINGS_FILE, Waiver, load_waivers
from checker.scorecard import Scorecard
from checker.scoring import score_of
from checker.structure import outline_of
from checker.structure.body_missing import body_fault
from checker.structure.outline import Outline
from checker.timings import CONSISTENCY, JUDGING, MATCHING, READING, RULES, SCORING, STRUCTURE, stage
from checker.values import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Proof:
    """How the consistency checks run. published: ISO date of publication; hints: tell hints too."""

    switches: Switches
    folder: RulebookFolder | None = None
    published: str | None = None
    hints: bool = False


@dataclass(frozen=True)
class Checked:
    """A report with its scorecard, for outputs that show its text. document, outline: None when it could not be assessed."""

    scorecard: Scorecard
    document: Document | None = None
    outline: Outline | None = None


def check_report(
    source: Path | bytes | str,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    profile: str | None = None,
    rules: Path | None = None,
    waivers: Path | None = None,
    today: date | None = None,
    published: str | None = None,
    hints: bool = False,
) -> Scorecard:
    """Check one report against the built-in rulebook, or the one in `rules`, with a local tier when `profile` names one.

    source: a Path (file), bytes (its content) or str (the report's text). year, level (P, C, X, T, D), issuer: override what the report says.
    waivers: a file with a section of that name; None: dabiao.yaml beside the report, if there is one. today: the day on which waivers are
    looked at; None: this day. published: ISO date of publication, when the caller knows better than the page. hints: tell the consistency
    checks' hints too. An input that cannot be assessed gives a Scorecard with `error`, never an exception. Raises UsageFault for
    options that do not fit and RulebookError for a faulty rulebook or faulty waivers.
    """
    return checked_report(
        source,
        year=year,
        level=level,
        issuer=issuer,
        profile=profile,
        rules=rules,
        waivers=waivers,
        today=today,
        published=published,
        hints=hints,
    ).scorecard


def checked_report(
    source: Path | bytes | str,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    profile: str | None = None,
    rules: Path | None = None,
    waivers: Path | None = None,
    today: date | None = None,
    published: str | None = None,
    hints: bool = False,
) -> Checked:
    """Check one report and keep what was read. Parameters and exceptions as for check_report."""
    _verify(year, level, published)
    folder = rulebook_folder(rules)
    with stage(RULES):
        rulebook = load_rulebook(folder, profile)
        proof = Proof(load_switches(folder), folder, published, hints)
        granted = _waivers(source, waivers, rulebook)
    document = _read(source, rulebook, year, level)
    if isinstance(document, Scorecard):
        return Checked(document)
    checked = checked_document(
        document,
        rulebook,
        year=year,
        level=level,
        issuer=issuer,
        waivers=granted,
        today=today,
        proof=proof,
    )
    # A text handed over in memory is taken as it is: whoever has it knows what it is.
    missing = (
        None if isinstance(source, str) or not checked.outline else body_fault(document, checked.outline)
    )
    return Checked(not_assessed(source, missing, rulebook, year, level)) if missing else checked


def check_document(
    document: Document,
    rulebook: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    waivers: tuple[Waiver, ...] = (),
    today: date | None = None,
    proof: Proof | None = None,
) -> Scorecard:
    """Check a document that has been read.

    waivers, today: as for check_report. proof: how the consistency checks run; None: the built-in ones.
    """
    return checked_document(
        document, rulebook, year=year, level=level, issuer=issuer, waivers=waivers, today=today, proof=proof
    ).scorecard


def checked_document(
    document: Document,
    rulebook: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    waivers: tuple[Waiver, ...] = (),
    today: date | None = None,
    proof: Proof | None = None,
) -> Checked:
    """Check a document that has been read and keep its outline. Parameters as for check_document."""
    with stage(STRUCTURE):
        outline = outline_of(document, year=year, issuer=issuer, level=level)
    with stage(RULES):
        proof = proof or Proof(load_switches())
        terms = load_terms(proof.folder)
    with stage(MATCHING):
        page = page_of(document, outline).with_slips(fixed_terms(rulebook, terms))
    with stage(JUDGING):
        findings = judge_report(page, rulebook, outline.title.year, outline.title.level)
        if waivers:
            from checker.judging.waiving import waive  # noqa: PLC0415 -- as rare as its clock

            findings, notices = waive(findings, waivers, outline.title.issuer, today or _today())
        else:
            notices = ()
    with stage(SCORING):
        score = score_of(findings, rulebook.scoring, outline.title.year)
    scorecard = Scorecard(
        document=document_facts(document, outline, (*doubts_of(outline, rulebook), *notices)),
        rulebook=rulebook_facts(rulebook, outline.title.year, outline.title.level, findings),
        score=score,
        findings=findings,
        consistency=_contradictions(page, proof),
    )
    return Checked(scorecard, document, outline)


def proof_report(
    source: Path | bytes | str,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    rules: Path | None = None,
    published: str | None = None,
    hints: bool = False,
) -> Scorecard:
    """Only the consistency checks: a Scorecard without score and elements. Parameters and exceptions as for check_report."""
    _verify(year, level, published)
    folder = rulebook_folder(rules)
    rulebook = load_rulebook(folder)
    document = _read(source, rulebook, year, level)
    if isinstance(document, Scorecard):
        return document
    outline = outline_of(document, year=year, issuer=issuer, level=level)
    page = page_of(document, outline).with_slips(fixed_terms(rulebook, load_terms(folder)))
    return Scorecard(
        document=document_facts(document, outline, ()),
        rulebook=rulebook_facts(rulebook, outline.title.year, outline.title.level),
        consistency=_contradictions(page, Proof(load_switches(folder), folder, published, hints)),
    )


def _read(
    source: Path | bytes | str, rulebook: Rulebook, year: int | None, level: str | None
) -> Document | Scorecard:
    """The document, or the scorecard that says why there is none."""
    try:
        with stage(READING):
            return read_document(source)
    except InputFault as fault:
        return not_assessed(source, fault, rulebook, year, level)


def _contradictions(page: Page, proof: Proof) -> tuple[ConsistencyFinding, ...]:
    with stage(CONSISTENCY):
        return find_contradictions(
            page, proof.switches, published=proof.published, hints=proof.hints, rules=proof.folder
        )


def _waivers(source: Path | bytes | str, waivers: Path | None, rulebook: Rulebook) -> tuple[Waiver, ...]:
    if waivers is not None:
        return load_waivers(waivers, rulebook.rules)
    beside = source.parent / SETTINGS_FILE if isinstance(source, Path) else None
    return load_waivers(beside, rulebook.rules) if beside is not None and beside.is_file() else ()


def _verify(year: int | None, level: str | None, published: str | None) -> None:
    if published is not None and not _is_date(published):
        raise UsageFault(f"公开日期 {published} 不合理", "请写成 2025-03-28 的样子")
    if level is not None and level not in LEVEL_NAMES:
        allowed = "、".join(f"{letter}（{name}）" for letter, name in LEVEL_NAMES.items())
        raise UsageFault(f"没有层级 {level}", f"可用 {allowed}")
    if year is not None and not 2000 <= year <= 2100:
        raise UsageFault(f"报告年度 {year} 不合理", "请写四位年份，例如 2024")


def _today() -> date:
    from datetime import date  # noqa: PLC0415 -- most checks need no clock

    return date.today()


def _is_date(written: str) -> bool:
    from datetime import date  # noqa: PLC0415 -- as above

    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return len(written) == len("2025-03-28")
