"""One report, top to bottom: read -> outline -> match -> judge -> score. The page to read first."""

from __future__ import annotations

from pathlib import Path

from checker.document import Document, Notice
from checker.errors import InputFault, UsageFault
from checker.judging import judge_report
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import LEVEL_NAMES, Rulebook, load_rulebook
from checker.scorecard import AssessmentError, DocumentFacts, PartFact, RulebookFacts, Scorecard
from checker.scoring import score_of
from checker.structure import outline_of
from checker.structure.outline import Outline


def check_report(
    source: Path | bytes | str,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    profile: str | None = None,
) -> Scorecard:
    """Check one report against the built-in rulebook.

    source: a Path (file), bytes (its content) or str (the report's text). year, level (P, C, X, T, D), issuer: override what the report says.
    An input that cannot be assessed gives a Scorecard with `error`, never an exception. Raises UsageFault for options that
    do not fit and RulebookError for a faulty rulebook.
    """
    _verify(year, level, profile)
    rulebook = load_rulebook()
    try:
        document = read_document(source)
    except InputFault as fault:
        return _not_assessed(source, fault, rulebook, year, level)
    return check_document(document, rulebook, year=year, level=level, issuer=issuer)


def check_document(
    document: Document,
    rulebook: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
) -> Scorecard:
    """Check a document that has been read."""
    outline = outline_of(document, year=year, issuer=issuer, level=level)
    page = page_of(document, outline)
    findings = judge_report(page, rulebook, outline.title.year, outline.title.level)
    score = score_of(findings, rulebook.scoring, outline.title.year)
    return Scorecard(
        document=_facts(document, outline, rulebook.scoring.first_graded_year),
        rulebook=RulebookFacts(outline.title.year, outline.title.level, None, rulebook.fingerprint),
        score=score,
        findings=findings,
    )


def _verify(year: int | None, level: str | None, profile: str | None) -> None:
    if level is not None and level not in LEVEL_NAMES:
        allowed = "、".join(f"{letter}（{name}）" for letter, name in LEVEL_NAMES.items())
        raise UsageFault(f"没有层级 {level}", f"可用 {allowed}")
    if year is not None and not 2000 <= year <= 2100:
        raise UsageFault(f"报告年度 {year} 不合理", "请写四位年份，例如 2024")
    if profile is not None:
        raise UsageFault(f"没有规则集 {profile}", "目前只有内置的中央规则集，请去掉该选项")


def _facts(document: Document, outline: Outline, first_graded_year: int) -> DocumentFacts:
    title = outline.title
    return DocumentFacts(
        path=document.path,
        sha256=document.sha256,
        format=document.format,
        is_annual_report=outline.is_annual_report,
        title=title.title,
        issuer=title.issuer,
        level=title.level,
        year=title.year,
        chars=len(document.text),
        parts=tuple(PartFact(p.part.value, p.heading, p.start, p.end) for p in outline.parts),
        warnings=(*document.notices, *outline.notices, *_doubts(outline, first_graded_year)),
    )


def _doubts(outline: Outline, first_graded_year: int) -> tuple[Notice, ...]:
    title = outline.title
    doubts = []
    if title.year is None:
        doubts.append(Notice("year-unknown", "没有识别出报告年度，按全部年度的要求检查；可用 --year 指定。"))
    elif title.year < first_graded_year:
        doubts.append(
            Notice(
                "year-before-rule",
                f"{title.year} 年度早于督察规定（{first_graded_year} 年度起），只列检查结果，不计分、不定等次。",
            )
        )
    if title.level is None:
        doubts.append(
            Notice("level-unknown", "没有识别出单位层级，按全部层级的要求检查；可用 --level 指定。")
        )
    if title.issuer is None:
        doubts.append(Notice("issuer-unknown", "没有识别出制发单位；可用 --issuer 指定。"))
    return tuple(doubts)


def _not_assessed(
    source: Path | bytes | str, fault: InputFault, rulebook: Rulebook, year: int | None, level: str | None
) -> Scorecard:
    path = str(source) if isinstance(source, Path) else None
    return Scorecard(
        document=DocumentFacts(path, "", "", False, None, None, None, None, 0),
        rulebook=RulebookFacts(year, level, None, rulebook.fingerprint),
        error=AssessmentError(fault.code, fault.message, fault.hint),
    )
