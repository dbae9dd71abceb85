"""An audit as one JSON object (audit.schema.json): what was audited, leagues with intervals, verdicts as rows, files left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.figures import by_region, weakest
from checker.finding import Outcome
from checker.rendering.decisions import plain_reviews

if TYPE_CHECKING:
    from checker.audit.overview import Overview
    from checker.audit.ranking import Placed
    from checker.audit.values import Report

SCHEMA_VERSION = "1"
SCHEMA_FILE = "audit.schema.json"


def audit_json(overview: Overview) -> Iterator[bytes]:
    """The object, report by report, ending in a line feed. Figures as they are shown elsewhere: points with one decimal."""
    head = json.dumps(_head(overview), ensure_ascii=False, indent=1)
    yield (head[:-2] + ',\n "reports": [').encode("utf-8", "replace")
    unranked = {one.report.id: one.reason for one in overview.unranked}
    for number, report in enumerate(overview.ordered):
        row = _report(report, overview.placed.get(report.id), unranked.get(report.id))
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        yield f"{',' if number else ''}\n  {text}".encode("utf-8", "replace")
    yield b"\n ]\n}\n"


@cache
def _schema_text() -> str:
    return resources.files("checker.rendering").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def audit_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the object."""
    schema: dict[str, Any] = json.loads(_schema_text())
    return schema


def _head(overview: Overview) -> dict[str, Any]:
    contents, accuracy = overview.contents, overview.accuracy
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "store": contents.store,
        "complete": not contents.pending,
        "rulebooks": [
            {
                "id": str(used.id),
                "fingerprint": used.fingerprint,
                "profile": used.profile,
                "version": used.version,
                "reports": used.reports,
            }
            for used in contents.rulebooks
        ],
        "error": {
            "split": accuracy.split,
            "reports": accuracy.reports,
            "spread": accuracy.spread,
            "same_rules": overview.measured_with_these_rules,
        },
        "files": {
            "total": overview.files,
            "counted": len(contents.reports),
            **{
                status: overview.states.get(status, 0)
                for status in ("failed", "duplicate", "superseded", "pending", "gone")
            },
        },
        "elements": [
            {"id": one.id, "title": one.title, "group": one.group, "group_title": one.group_title}
            for one in contents.elements
        ],
        "leagues": [
            {
                "level": league.level,
                "year": league.year,
                "rulebook": str(league.rulebook),
                "reports": len(league.placed),
                "bands": league.bands,
            }
            for league in overview.leagues
        ],
        "weakest": [
            {
                "element": one.element.id,
                "asked": one.asked,
                "met": one.met,
                "partial": one.partial,
                "missing": one.missing,
                "trust": round(one.trust, 3) if one.trust is not None else None,
            }
            for one in weakest(contents.elements, overview.leagues, accuracy)
        ],
        "regions": [
            {
                "name": one.name,
                "reports": one.reports,
                "low": one.low,
                "quarter": one.quarter,
                "median": one.middle,
                "three_quarters": one.three_quarters,
                "high": one.high,
                "levels": dict(one.levels),
            }
            for one in by_region(overview.leagues)
        ],
        "left_out": [
            {
                "path": one.path,
                "status": one.status,
                "code": one.code,
                "reason": one.reason,
                "hint": one.hint,
                "instead": one.instead,
            }
            for one in contents.left_out
        ],
        "reviews": plain_reviews(contents.reviewed),
    }


def _report(report: Report, placed: Placed | None, unranked: str | None) -> dict[str, Any]:
    return {
        "id": str(report.id),
        "path": report.path,
        "url": report.url,
        "issuer": report.issuer,
        "level": report.level,
        "year": report.year,
        "region": report.region,
        "region_name": report.region_name,
        "body": report.body,
        "published": report.published,
        "points": report.points,
        "grade": report.grade,
        "cap": report.cap,
        "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
        "contradictions": report.contradictions,
        "rank": {
            "band": placed.band,
            "first": placed.first,
            "last": placed.last,
            "best": placed.best,
            "worst": placed.worst,
            "low": round(placed.margin.low, 1),
            "high": round(placed.margin.high, 1),
        }
        if placed
        else None,
        "unranked": unranked,
        "verdicts": [verdict.value if verdict is not None else None for verdict in report.verdicts],
    }
