"""Scorecard -> rows of the store. Knows no SQL and no connection."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from checker._version import __version__
from checker.batch.bodies import Body
from checker.batch.task import Record, stable_id
from checker.check import Checked
from checker.errors import UsageFault
from checker.finding import ConsistencyFinding, Finding, Outcome, Quote
from checker.rulebook import Rulebook

OUTCOMES = tuple(Outcome)

# Rows are tuples in this order; the store writes them as they are.
COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": (
        "id", "rulebook_id", "sha256", "settings", "format", "genre", "is_annual_report", "title", "issuer", "level", "year",
        "facts_from", "region", "region_name", "region_from", "body", "anchored", "published", "chars", "points", "grade", "cap",
        "formula", "missing_mandatory", "met", "partial", "missing", "not_applicable", "waived", "not_assessed", "warnings",
    ),
    "texts": ("report_id", "text", "sentences"),
    "parts": ("report_id", "ordinal", "part", "heading", "start", "end"),
    "group_scores": (
        "report_id", "ordinal", "grp", "title", "points",
        "met", "partial", "missing", "not_applicable", "waived", "not_assessed",
    ),
    "phrases": ("id", "phrase"),
    "findings": (
        "report_id", "element", "outcome", "certainty", "importance", "reason", "evidence", "nearest",
        "pairs", "review", "searched_id", "basis_id", "advice_id",
    ),
    "contradictions": ("report_id", "ordinal", "check_id", "title", "certainty", "message", "quotes"),
}  # fmt: skip


def rulebook_id(rulebook: Rulebook, hints: bool) -> int:
    """The same for everything that may decide a verdict: rules, profile, program and switches."""
    return stable_id("rulebook", rulebook.fingerprint, rulebook.profile, __version__, hints)


# One encoder for all: made anew for each of a report's seventy values it took longer than the values. Nothing written here holds itself.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def compact(value: Any) -> str:
    """JSON as the store has it: one line, Chinese as it is."""
    return _JSON.encode(value)


def record_of(
    checked: Checked, rulebook: int, report: int, settings: str, body: Body, published: str | None
) -> Record:
    """The rows of one judged report. checked: with document and outline. settings: JSON of what was given."""
    card, document, outline = checked.scorecard, checked.document, checked.outline
    assert document is not None
    assert outline is not None
    assert card.score is not None
    facts, score, region = card.document, card.score, body.region
    phrases: dict[int, str] = {}
    sentences = [[s.start, s.end, s.part.value, int(s.is_heading)] for s in outline.sentences]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "reports": [
            (
                report, rulebook, facts.sha256, settings, facts.format, outline.genre.value, int(facts.is_annual_report),
                facts.title, facts.issuer, facts.level, facts.year, compact(dict(outline.title.sources)),
                region.code if region else None, region.name if region else None, region.source if region else None,
                body.key, int(body.anchored), published, facts.chars, score.points, score.grade, score.cap, score.formula,
                compact(list(score.missing_mandatory)), *(score.counts.get(outcome, 0) for outcome in OUTCOMES),
                compact([{"code": w.code, "message": w.message} for w in facts.warnings]),
            )
        ],
        "texts": [(report, packed(document.text), packed(compact(sentences)))],
        "parts": [
            (report, number, part.part, part.heading, part.start, part.end) for number, part in enumerate(facts.parts)
        ],
        "group_scores": [
            (report, n, g.group, g.title, g.points, *(g.counts.get(outcome, 0) for outcome in OUTCOMES))
            for n, g in enumerate(score.by_group)
        ],
        "findings": [_finding(report, finding, phrases) for finding in card.findings],
        "contradictions": [
            (report, n, c.id, c.title, c.certainty.value, c.message, _quotes(c)) for n, c in enumerate(card.consistency)
        ],
    }  # fmt: skip
    return Record(report, {"phrases": list(phrases.items()), **rows})


def element_rows(rulebook: Rulebook, number: int) -> list[tuple[Any, ...]]:
    """The checklist of a rulebook, for the table `elements`."""
    return [
        (number, rule.id, ordinal, rule.title, rule.group, rulebook.scoring.groups[rule.group], rule.part, rule.tier, rule.advice)
        for ordinal, rule in enumerate(rulebook.rules.values())
    ]  # fmt: skip


def rulebook_row(rulebook: Rulebook, number: int, hints: bool) -> tuple[Any, ...]:
    """What judged, for the table `rulebooks`."""
    tiers = compact([{"id": tier.id, "title": tier.title} for tier in rulebook.tiers])
    return (
        number,
        rulebook.fingerprint,
        rulebook.profile,
        __version__,
        int(hints),
        len(rulebook.rules),
        tiers,
    )


def packed(text: str) -> bytes:
    # A lone surrogate, as broken sources have it, is no reason to fail.
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(stored: bytes) -> str:
    """Raises UsageFault for what was not packed here."""
    try:
        return zlib.decompress(stored).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError) as error:
        raise UsageFault(
            f"审查库已损坏（{error}）", "请用备份的库，或换一个 --store 重新检查；报告原件不受影响。"
        ) from None


def _finding(report: int, finding: Finding, phrases: dict[int, str]) -> tuple[Any, ...]:
    basis = tuple((citation.id, citation.text) for citation in finding.basis)
    shared = _names_phrase(finding.searched), _basis_phrase(basis), _phrase(finding.advice)
    phrases.update(shared)
    return (
        report, finding.id, finding.outcome.value, finding.certainty.value, finding.importance.value, finding.reason,
        _quotes(finding) if finding.evidence else None, compact(vars(finding.nearest)) if finding.nearest else None,
        compact([asdict(pair) for pair in finding.pairs]) if finding.pairs else None, finding.review, *(number for number, _ in shared),
    )  # fmt: skip


# (id, text) of what findings share. The same some two hundred come with every report; making them was most of what its rows cost.


@lru_cache(maxsize=1024)
def _phrase(text: str) -> tuple[int, str]:
    return stable_id("phrase", text), text


@lru_cache(maxsize=1024)
def _names_phrase(names: tuple[str, ...]) -> tuple[int, str]:
    return _phrase(compact(names))


@lru_cache(maxsize=1024)
def _basis_phrase(citations: tuple[tuple[str, str], ...]) -> tuple[int, str]:
    return _phrase(compact([{"id": number, "text": text} for number, text in citations]))


def _quotes(finding: Finding | ConsistencyFinding) -> str:
    quotes: tuple[Quote, ...] = finding.evidence if isinstance(finding, Finding) else finding.quotes
    return compact([vars(quote) for quote in quotes])
