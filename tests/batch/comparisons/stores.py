"""Stores of invented texts, filled without judging: the comparisons read texts, bodies and years only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.batch.bodies import body_of
from checker.batch.columns import COLUMNS, compact, packed
from checker.batch.store import Store
from checker.batch.task import stable_id
from checker.document import Document
from checker.reading import read_document
from checker.structure import outline_of
from checker.structure.outline import Outline

_RULEBOOK = 1


@dataclass(frozen=True)
class Written:
    """A report as it was written. region: a name or code for the manifest, None: nothing given."""

    name: str
    year: int
    text: str
    region: str | None = None
    level: str | None = "X"


@cache
def _read(written: Written) -> tuple[Document, Outline]:
    document = read_document(written.text)
    return document, outline_of(document, year=written.year, issuer=written.name, level=written.level)


def fill(path: Path, reports: list[Written]) -> None:
    """A new store that counts all of them."""
    with Store(path, create=True, writing=True) as store, store.transaction() as db:
        db.execute("INSERT INTO rulebooks VALUES (?, 'f', NULL, '0', 0, 0, '[]')", (_RULEBOOK,))
        db.execute(
            "INSERT INTO runs (id, started, state, sources, options, rulebook_id, engine) VALUES (1, '', 'finished', '[]', '{}', ?, 'local')",
            (_RULEBOOK,),
        )
        for number, written in enumerate(reports):
            document, outline = _read(written)
            body = body_of(written.name, written.level, given=written.region)
            report = stable_id("test", number, written.name, written.year, written.text)
            row = dict.fromkeys(COLUMNS["reports"], 0) | {
                "id": report, "rulebook_id": _RULEBOOK, "sha256": str(report), "settings": "{}", "format": "txt",
                "genre": outline.genre.value, "is_annual_report": 1, "title": None, "issuer": written.name, "level": written.level,
                "year": written.year, "facts_from": "{}", "region": body.region.code if body.region else None,
                "region_name": body.region.name if body.region else None, "region_from": None, "body": body.key,
                "anchored": int(body.anchored), "published": None, "chars": len(document.text), "points": None, "grade": None,
                "cap": "", "formula": "", "missing_mandatory": "[]", "warnings": "[]",
            }  # fmt: skip
            db.execute(f"INSERT INTO reports VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
            sentences = [[s.start, s.end, s.part.value, int(s.is_heading)] for s in outline.sentences]
            db.execute(
                "INSERT INTO texts VALUES (?, ?, ?)",
                (report, packed(document.text), packed(compact(sentences))),
            )
            file = f"{number:05d}-{written.name}{written.year}.txt"
            db.execute(
                """INSERT INTO inputs (location, path, relative, source, size, status, report_id, seen_run, done_run)
                   VALUES (?, ?, ?, '', 0, 'assessed', ?, 1, 1)""",
                (file, file, file, report),
            )


def names(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False)
