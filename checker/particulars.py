"""What a scorecard says of the report and of the rulebook beside the findings, and the scorecard of what could not be assessed."""

from __future__ import annotations

from pathlib import Path

from checker.document import Document, Notice
from checker.errors import InputFault
from checker.finding import Finding, Outcome
from checker.rulebook import LEVEL_NAMES, Rulebook
from checker.scorecard import AssessmentError, DocumentFacts, PartFact, RulebookFacts, Scorecard, TierFact
from checker.structure.outline import Outline


def rulebook_facts(
    rulebook: Rulebook, year: int | None, level: str | None, findings: tuple[Finding, ...] = ()
) -> RulebookFacts:
    idle = sum(finding.outcome is Outcome.NOT_APPLICABLE for finding in findings)
    counts = {"loaded": len(rulebook.rules), "ran": len(findings) - idle, "not-applicable": idle}
    tiers = tuple(TierFact(tier.id, tier.title) for tier in rulebook.tiers)
    return RulebookFacts(year, level, rulebook.profile, rulebook.fingerprint, counts, tiers)


def document_facts(document: Document, outline: Outline, doubts: tuple[Notice, ...]) -> DocumentFacts:
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
        warnings=(*document.notices, *outline.notices, *doubts),
    )


def doubts_of(outline: Outline, rulebook: Rulebook) -> tuple[Notice, ...]:
    title, first_graded_year = outline.title, rulebook.scoring.first_graded_year
    doubts: list[Notice] = []
    if title.level is not None and rulebook.levels and title.level not in rulebook.levels:
        meant = "、".join(LEVEL_NAMES[letter] for letter in rulebook.levels)
        doubts.append(
            Notice(
                "profile-level",
                f"规则集“{rulebook.tiers[-1].title}”用于{meant}，本报告是{LEVEL_NAMES[title.level]}；请核对 --profile 和 --level。",
            )
        )
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


def not_assessed(
    source: Path | bytes | str, fault: InputFault, rulebook: Rulebook, year: int | None, level: str | None
) -> Scorecard:
    path = str(source) if isinstance(source, Path) else None
    return Scorecard(
        document=DocumentFacts(path, "", "", False, None, None, None, None, 0),
        rulebook=rulebook_facts(rulebook, year, level),
        error=AssessmentError(fault.code, fault.message, fault.hint),
    )
