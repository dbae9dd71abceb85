"""Whole reports: the sample has exactly its two labelled contradictions, the tuning reports exactly theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency import find_contradictions
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook.loading import load_switches
from checker.structure import outline_of

ROOT = Path(__file__).resolve().parents[3]
TUNE = sorted((ROOT / "tests" / "corpus" / "tune").glob("*.yaml"))
OURS = ("consistency/arithmetic", "consistency/year", "consistency/issuer")
# Errors that are not found: another county's name as the object inside a clause (提升平澜县依法行政水平). A test says when it is.
KNOWN_MISSES = {("h01", "consistency/issuer")}
SAMPLE = ROOT / "seeds" / "000_fcac6cd107282472.txt"
SAMPLE_QUOTES = (
    "受理各类矛盾纠纷2743件,成功调处2688件,调解成功率达98%以上",
    "收到行政复议申请131件,审结136件",
)


def findings(path: Path) -> tuple[str, tuple[ConsistencyFinding, ...]]:
    document = read_document(path)
    found = find_contradictions(page_of(document, outline_of(document)), load_switches())
    return document.text, tuple(f for f in found if f.certainty is not Certainty.HINT)


def test_the_sample_has_exactly_its_two_contradictions():
    _, found = findings(SAMPLE)
    assert [f.id for f in found] == ["consistency/arithmetic"] * 2
    for finding, quote in zip(found, SAMPLE_QUOTES, strict=True):
        assert quote in finding.quotes[0].quote


def test_the_sample_shows_the_computation():
    _, found = findings(SAMPLE)
    assert "2688 ÷ 2743 = 97.99%" in found[0].message
    assert "136 − 131 = 5" in found[1].message


@pytest.mark.parametrize("label", TUNE, ids=lambda path: path.stem)
def test_a_labelled_report_has_its_contradictions_and_no_other(label):
    data = yaml.safe_load(label.read_text(encoding="utf-8"))
    text, found = findings(label.with_name(data["report"]))
    expected = [
        (entry["id"], text.find(entry["quote"]), text.find(entry["quote"]) + len(entry["quote"]))
        for entry in data.get("consistency") or []
        if entry["id"] in OURS
    ]
    ours = [f for f in found if f.id in OURS]
    unmet = [
        place for place in expected if not any(f.id == place[0] and overlaps(f, place[1:]) for f in ours)
    ]
    surplus = [
        f.message for f in ours if not any(f.id == place[0] and overlaps(f, place[1:]) for place in expected)
    ]
    assert ({(label.stem, place[0]) for place in unmet}, surplus) == (
        {miss for miss in KNOWN_MISSES if miss[0] == label.stem},
        [],
    )


def overlaps(finding: ConsistencyFinding, place: tuple[int, int]) -> bool:
    return any(q.start < place[1] and place[0] < q.end for q in finding.quotes)
