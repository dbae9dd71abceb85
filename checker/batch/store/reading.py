"""What outputs read from a store beside plain SQL: a report's scorecard, its text and its sentences, exactly as they were judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from checker.batch.columns import OUTCOMES, unpacked
from checker.batch.store.store import Store
from checker.document import Notice
from checker.finding import (
    Certainty,
    Citation,
    ConsistencyFinding,
    Finding,
    Importance,
    Nearest,
    Outcome,
    Pair,
    Quote,
)
from checker.scorecard import DocumentFacts, GroupScore, PartFact, RulebookFacts, Score, Scorecard, TierFact
from checker.structure.outline import PartName, Sentence


def text_of(store: Store, report: int) -> str:
    """The text a report was judged by; offsets of quotes, parts and sentences point into it. Raises KeyError."""
    return unpacked(_one(store, "SELECT text FROM texts WHERE report_id = ?", report)["text"])


def sentences_of(store: Store, report: int) -> tuple[Sentence, ...]:
    """The sentences in the order of the text, each with its part; `section` is not kept. Raises KeyError."""
    stored = _one(store, "SELECT sentences FROM texts WHERE report_id = ?", report)["sentences"]
    return tuple(
        Sentence(start, end, PartName(part), None, bool(heading)) for start, end, part, heading in json.loads(unpacked(stored))
    )  # fmt: skip


def counted(store: Store) -> Iterator[sqlite3.Row]:
    """The reports that count, one row each, by path: inputs.path and url, and all columns of `reports`."""
    yield from store.rows(
        "SELECT i.path, i.url, r.* FROM inputs i JOIN reports r ON r.id = i.report_id WHERE i.status = 'assessed' ORDER BY i.path"
    )


def scorecard_of(store: Store, report: int, path: str | None = None) -> Scorecard:
    """The scorecard of a report, equal to what `check` gave. path: the input it is shown for. Raises KeyError for an unknown id."""
    row = _one(store, "SELECT * FROM reports WHERE id = ?", report)
    ran = sum(row[_column(outcome)] for outcome in OUTCOMES)
    facts = DocumentFacts(
        path=path,
        sha256=row["sha256"],
        format=row["format"],
        is_annual_report=bool(row["is_annual_report"]),
        title=row["title"],
        issuer=row["issuer"],
        level=row["level"],
        year=row["year"],
        chars=row["chars"],
        parts=tuple(
            PartFact(part["part"], part["heading"], part["start"], part["end"])
            for part in store.rows("SELECT * FROM parts WHERE report_id = ? ORDER BY ordinal", (report,))
        ),
        warnings=tuple(Notice(**warning) for warning in json.loads(row["warnings"])),
    )
    rulebook = _one(store, "SELECT * FROM rulebooks WHERE id = ?", row["rulebook_id"])
    idle = row["not_applicable"]
    return Scorecard(
        document=facts,
        rulebook=RulebookFacts(
            year=row["year"],
            level=row["level"],
            profile=rulebook["profile"],
            fingerprint=rulebook["fingerprint"],
            rules={"loaded": rulebook["loaded"], "ran": ran - idle, "not-applicable": idle},
            tiers=tuple(TierFact(tier["id"], tier["title"]) for tier in json.loads(rulebook["tiers"])),
        ),
        score=Score(
            points=row["points"],
            grade=row["grade"],
            counts=_counts(row),
            by_group=tuple(
                GroupScore(group["grp"], group["title"], group["points"], _counts(group))
                for group in store.rows(
                    "SELECT * FROM group_scores WHERE report_id = ? ORDER BY ordinal", (report,)
                )
            ),
            formula=row["formula"],
            cap=row["cap"],
            missing_mandatory=tuple(json.loads(row["missing_mandatory"])),
        ),
        findings=_findings(store, report),
        consistency=_contradictions(store, report),
    )


_FINDINGS = """
SELECT f.*, e.title, e.grp, e.part, e.tier, s.phrase AS searched, b.phrase AS basis, a.phrase AS advice
FROM findings f JOIN reports r ON r.id = f.report_id JOIN elements e ON e.rulebook_id = r.rulebook_id AND e.element = f.element
     JOIN phrases s ON s.id = f.searched_id JOIN phrases b ON b.id = f.basis_id JOIN phrases a ON a.id = f.advice_id
WHERE f.report_id = ? ORDER BY e.ordinal
"""


def _findings(store: Store, report: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            id=row["element"],
            title=row["title"],
            group=row["grp"],
            importance=Importance(row["importance"]),
            outcome=Outcome(row["outcome"]),
            certainty=Certainty(row["certainty"]),
            part=row["part"],
            basis=tuple(Citation(**citation) for citation in json.loads(row["basis"])),
            evidence=_quotes(row["evidence"]),
            searched=tuple(json.loads(row["searched"])),
            nearest=Nearest(**json.loads(row["nearest"])) if row["nearest"] else None,
            reason=row["reason"],
            advice=row["advice"],
            tier=row["tier"],
            pairs=tuple(_pair(pair) for pair in json.loads(row["pairs"] or "[]")),
            review=row["review"],
        )
        for row in store.rows(_FINDINGS, (report,))
    )


def _contradictions(store: Store, report: int) -> tuple[ConsistencyFinding, ...]:
    return tuple(
        ConsistencyFinding(row["check_id"], row["title"], Certainty(row["certainty"]), _quotes(row["quotes"]), row["message"])
        for row in store.rows("SELECT * FROM contradictions WHERE report_id = ? ORDER BY ordinal", (report,))
    )  # fmt: skip


def _pair(stored: dict[str, Any]) -> Pair:
    response = stored["response"]
    return Pair(Quote(**stored["shortcoming"]), Quote(**response) if response else None)


def _quotes(stored: str | None) -> tuple[Quote, ...]:
    return tuple(Quote(**quote) for quote in json.loads(stored)) if stored else ()


def _counts(row: sqlite3.Row) -> dict[Outcome, int]:
    return {outcome: row[_column(outcome)] for outcome in OUTCOMES}


def _column(outcome: Outcome) -> str:
    return outcome.value.replace("-", "_")


def _one(store: Store, query: str, key: int) -> Any:
    row = next(store.rows(query, (key,)), None)
    if row is None:
        raise KeyError(key)
    return row
