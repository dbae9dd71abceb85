"""The planted passages of tests/corpus/consistency, and how a text of one's own is put to the checks.

python tests/judging/consistency/passages.py           figures of both halves
python tests/judging/consistency/passages.py --misses  with what is missed or wrongly found in the half that may be looked at
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from checker.evaluation.labels import Split
from checker.evaluation.planted import Planted, read_planted, within_report
from checker.evaluation.slips import Answer, SlipResult, answer, count, findings_of
from checker.reading import read_document

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@cache
def planted() -> tuple[Planted, ...]:
    return read_planted(CORPUS)


def passages(split: str | None = None) -> list[Planted]:
    return [one for one in planted() if not one.is_report and split in (None, one.split)]


def reports(split: str | None = None) -> list[Planted]:
    return [one for one in planted() if one.is_report and split in (None, one.split)]


def passage(
    text: str,
    *,
    year: int = 2024,
    level: str = "X",
    issuer: str = "云岭县人民政府",
    whole: bool = False,
    published: str | None = None,
) -> Planted:
    """A text with nothing planted; whole: it is its own page."""
    page = text if whole else within_report(text, year, issuer)
    facts = {"year": year, "level": level, "issuer": issuer}
    return Planted("any", Split.TUNE, read_document(page), facts, (), published=published)


def answers(one: Planted) -> Answer:
    return answer(one.wanted, one.document.text, findings_of(one))


def measure(texts: list[Planted]) -> SlipResult:
    return count("any", [answers(one) for one in texts])


def main() -> None:
    for split in ("tune", "test"):
        for name, texts in (("passages", passages(split)), ("reports", reports(split))):
            result = measure(texts)
            for row in (*result.checks, result.total):
                found, told, all_planted = row.found, row.precision.of, row.recall.of
                print(
                    f"{split:5} {name:9} {row.check:24} right {found} of {told} told, of {all_planted} planted"
                )
    if "--misses" in sys.argv:
        for one in (*passages("tune"), *reports("tune")):
            told = answers(one)
            for check, quotes in told.missed:
                print("missed", one.id, check, quotes)
            for finding in told.false:
                print("false ", one.id, finding.id, finding.message, [q.quote for q in finding.quotes])


if __name__ == "__main__":
    main()
