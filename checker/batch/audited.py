"""Store -> what the outputs of an audit show (checker/audit). Reads only; the long lists are read report by report."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.audit.overview import PROBLEMS, Contents
from checker.audit.values import Contradiction, Detail, Element, LeftOut, Report, RulebookUsed
from checker.batch.review.standing import reviewed_of
from checker.batch.store import Store, counted
from checker.errors import CheckerError
from checker.finding import Certainty, Importance, Outcome
from checker.rulebook import Rulebook, load_rulebook, rulebook_folder

_TOGETHER = 200  # reports in one query of the long lists

_LEFT_OUT = """
SELECT i.path, i.status, i.code, i.reason, i.hint, o.path AS instead FROM inputs i LEFT JOIN inputs o ON o.id = i.other_id
WHERE i.status <> 'assessed' ORDER BY i.status, i.path
"""
_DETAILS = """
SELECT f.*, b.phrase AS basis, a.phrase AS advice FROM findings f
JOIN reports r ON r.id = f.report_id JOIN elements e ON e.rulebook_id = r.rulebook_id AND e.element = f.element
JOIN phrases b ON b.id = f.basis_id JOIN phrases a ON a.id = f.advice_id
WHERE f.report_id IN (%s){} ORDER BY e.ordinal
"""
_PROBLEMS = " AND f.outcome IN ({})".format(", ".join(f"'{outcome.value}'" for outcome in PROBLEMS))
_RULEBOOKS = """
SELECT b.*, (SELECT count(*) FROM inputs i JOIN reports r ON r.id = i.report_id WHERE i.status = 'assessed' AND r.rulebook_id = b.id) AS reports
FROM rulebooks b ORDER BY (SELECT max(id) FROM runs WHERE rulebook_id = b.id) DESC
"""


def contents_of(store: Store) -> Contents:
    """Everything in a store that outputs show. Raises RulebookError when the program's own rules are faulty."""
    rulebooks = tuple(_rulebook(row) for row in store.rows(_RULEBOOKS) if row["reports"])
    elements = _elements(store, [used.id for used in rulebooks])
    titles = {element.id: element.title for element in elements}
    verdicts = _Verdicts(store, [element.id for element in elements])
    contradictions = dict(
        store.connection.execute("SELECT report_id, count(*) FROM contradictions GROUP BY report_id")
    )
    reports = tuple(
        _report(row, titles, verdicts.of(row["id"]), contradictions.get(row["id"], 0))
        for row in counted(store)
    )
    left_out = tuple(
        LeftOut(
            row["path"],
            row["status"],
            row["code"],
            row["reason"] or "",
            row["hint"] or "",
            row["instead"],
        )
        for row in store.rows(_LEFT_OUT)
    )
    last = next(store.rows("SELECT * FROM runs ORDER BY id DESC LIMIT 1"), None)
    current = load_rulebook()
    return Contents(
        store=store.path.name,  # tables are mailed: whose computer it was is nobody's business
        elements=elements,
        reports=reports,
        left_out=left_out,
        rulebooks=rulebooks,
        pending=any(one.status == "pending" for one in left_out),
        last_run=(last["finished"] or last["started"]) if last else None,
        scoring=_judged_with(last, current).scoring,
        fingerprint=current.fingerprint,
        details=lambda reports: _details(store, reports, ""),
        problems=lambda reports: _details(store, reports, _PROBLEMS),
        contradictions=lambda reports: _contradictions(store, reports),
        reviewed=reviewed_of(store),
    )


class _Verdicts:
    """The verdicts of every report in the order of the elements. Importances are few and shared."""

    def __init__(self, store: Store, elements: Sequence[str]) -> None:
        self.store = store
        self.place = {element: number for number, element in enumerate(elements)}
        self._shared: dict[tuple[Importance | None, ...], tuple[Importance | None, ...]] = {}
        self._outcome = {outcome.value: outcome for outcome in Outcome}
        self._importance = {importance.value: importance for importance in Importance}

    def of(self, report: int) -> tuple[tuple[Outcome | None, ...], tuple[Importance | None, ...]]:
        verdicts: list[Outcome | None] = [None] * len(self.place)
        importances: list[Importance | None] = [None] * len(self.place)
        query = "SELECT element, outcome, importance FROM findings WHERE report_id = ?"
        for element, outcome, importance in self.store.connection.execute(query, (report,)):
            number = self.place.get(element)
            if number is not None:
                verdicts[number] = self._outcome[outcome]
                importances[number] = self._importance[importance]
        asked = tuple(importances)
        return tuple(verdicts), self._shared.setdefault(asked, asked)


def _report(
    row: sqlite3.Row,
    titles: dict[str, str],
    verdicts: tuple[tuple[Outcome | None, ...], tuple[Importance | None, ...]],
    contradictions: int,
) -> Report:
    return Report(
        id=row["id"],
        path=row["path"],
        url=row["url"],
        rulebook=row["rulebook_id"],
        is_annual=bool(row["is_annual_report"]),
        title=row["title"],
        issuer=row["issuer"],
        level=row["level"],
        year=row["year"],
        region=row["region"],
        region_name=row["region_name"],
        body=row["body"],
        anchored=bool(row["anchored"]),
        published=row["published"],
        points=row["points"],
        grade=row["grade"],
        cap=row["cap"],
        missing_mandatory=tuple(titles.get(one, one) for one in json.loads(row["missing_mandatory"])),
        contradictions=contradictions,
        verdicts=verdicts[0],
        importances=verdicts[1],
    )


def _rulebook(row: sqlite3.Row) -> RulebookUsed:
    tiers = tuple(tier["title"] for tier in json.loads(row["tiers"]))
    return RulebookUsed(
        row["id"], row["fingerprint"], row["profile"], row["version"], row["loaded"], tiers, row["reports"]
    )


def _elements(store: Store, rulebooks: Sequence[int]) -> tuple[Element, ...]:
    """Those of the newest rulebook in its order, then what only older ones have."""
    found: dict[str, Element] = {}
    for rulebook in rulebooks:
        for row in store.rows("SELECT * FROM elements WHERE rulebook_id = ? ORDER BY ordinal", (rulebook,)):
            found.setdefault(
                row["element"], Element(row["element"], row["title"], row["grp"], row["grp_title"])
            )
    return tuple(found.values())


def _judged_with(run: sqlite3.Row | None, current: Rulebook) -> Rulebook:
    """The rulebook of the last run, for its weights; the program's own when it is no longer there."""
    options: dict[str, Any] = json.loads(run["options"]) if run else {}
    if not options.get("rules") and not options.get("profile"):
        return current
    try:
        return load_rulebook(
            rulebook_folder(Path(options["rules"]) if options.get("rules") else None), options.get("profile")
        )
    except CheckerError:
        return current


def _details(store: Store, reports: Sequence[int], condition: str) -> Iterator[Detail]:
    """The verdicts of these reports, in their order and the order of the checklist. condition: more SQL; "" for every verdict."""
    for rows in _grouped(store, _DETAILS.format(condition), reports):
        for row in rows:
            quote, place = _first(row["evidence"])
            near = json.loads(row["nearest"]) if row["nearest"] else {}
            yield Detail(
                row["report_id"],
                row["element"],
                Outcome(row["outcome"]),
                Importance(row["importance"]),
                Certainty(row["certainty"]),
                row["reason"],
                quote,
                place,
                near.get("quote", ""),
                near.get("lacks", ""),
                "；".join(citation["text"] for citation in json.loads(row["basis"])),
                row["advice"],
            )


def _contradictions(store: Store, reports: Sequence[int]) -> Iterator[Contradiction]:
    """Every consistency finding of these reports, in their order."""
    query = "SELECT * FROM contradictions WHERE report_id IN (%s) ORDER BY ordinal"
    for rows in _grouped(store, query, reports):
        for row in rows:
            quote, place = _first(row["quotes"])
            yield Contradiction(
                row["report_id"],
                row["check_id"],
                row["title"],
                Certainty(row["certainty"]),
                row["message"],
                quote,
                place,
            )


def _grouped(store: Store, query: str, reports: Sequence[int]) -> Iterator[list[sqlite3.Row]]:
    """The rows of each report, asked for some at a time."""
    for start in range(0, len(reports), _TOGETHER):
        wanted = reports[start : start + _TOGETHER]
        rows: dict[int, list[sqlite3.Row]] = {report: [] for report in wanted}
        for row in store.rows(query % ",".join("?" * len(wanted)), wanted):
            rows[row["report_id"]].append(row)
        yield from rows.values()


def _first(stored: str | None) -> tuple[str, str]:
    """(quote, where it stands) of the first passage."""
    passages = json.loads(stored) if stored else []
    if not passages:
        return "", ""
    passage = passages[0]
    heading = "" if passage["heading"].startswith(passage["quote"]) else passage["heading"]
    place = passage["place"]
    return passage["quote"], f"{heading}（{place}）" if heading and place else heading or place
