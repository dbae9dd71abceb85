"""Headings, wording, repetition, leftovers, personal data, deadline, format: planted slips are found, what only looks like one is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from judging.consistency.passages import answers, measure, passage, passages

from checker.document import Document, Hints, Paragraph
from checker.evaluation.slips import findings_of
from checker.finding import Certainty
from checker.judging.consistency import CHECKS, HINTS_ONLY, Draft, find_contradictions
from checker.judging.consistency.personal import is_identity_number, masked, passes_luhn
from checker.matching import page_of
from checker.matching.slips import _lines
from checker.reading import read_document
from checker.rulebook.loading import load_deadlines, load_switches, load_terms
from checker.structure import outline_of

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "seeds" / "000_fcac6cd107282472.txt"
OURS = tuple(
    f"consistency/{name}"
    for name in ("headings", "wording", "repetition", "leftovers", "format", "personal-data", "deadline")
)
TUNE = passages("tune")


def draft_of(text: str, year: int = 2024) -> Draft:
    document = read_document(text)
    return Draft(page_of(document, outline_of(document, year=year)))


@pytest.mark.parametrize("check", OURS)
def test_what_may_be_looked_at_is_answered_in_full(check):
    told = {one.id: answers(one) for one in TUNE}
    missed = [name for name, one in told.items() if any(wanted == check for wanted, _ in one.missed)]
    false = [(name, f.message) for name, one in told.items() for f in one.false if f.id == check]
    assert (missed, false) == ([], [])


@pytest.mark.parametrize("check", OURS)
def test_the_unseen_half_keeps_the_bar_for_each_check(check):
    row = next(row for row in measure(passages("test")).checks if row.check == check)
    assert row.precision.value >= 0.95
    assert row.recall.value >= 0.85


def test_the_corpus_has_both_sides_in_both_halves():
    for check in OURS:
        own = [p for p in passages() if p.id.startswith(check.removeprefix("consistency/"))]
        for split in ("tune", "test"):
            assert any(p.wanted for p in own if p.split == split), check
            assert any(not p.wanted for p in own if p.split == split), check


@pytest.mark.parametrize(
    "label", sorted((ROOT / "tests/corpus/tune").glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_labelled_report_has_its_slips_and_no_other(label):
    data = yaml.safe_load(label.read_text(encoding="utf-8"))
    document = read_document(label.with_name(data["report"]))
    found = find_contradictions(page_of(document, outline_of(document)), load_switches())
    ours = [f for f in found if f.id in OURS and f.certainty is not Certainty.HINT]
    expected = []
    for entry in data.get("consistency") or []:
        start = document.text.find(entry["quote"])
        expected.append((entry["id"], start, start + len(entry["quote"])))

    def at(finding, place):
        return finding.id == place[0] and any(q.start < place[2] and place[1] < q.end for q in finding.quotes)

    assert [p for p in expected if p[0] in OURS and not any(at(f, p) for f in ours)] == []
    assert [f.message for f in ours if not any(at(f, p) for p in expected)] == []


def test_the_sample_has_no_slip_of_these_kinds():
    draft = draft_of(SAMPLE.read_text(encoding="utf-8"))
    told = [f.message for name in OURS if name not in HINTS_ONLY for f in CHECKS[name](draft)]
    assert told == []


def test_format_is_told_only_when_hints_are_asked_for():
    document = read_document("云岭县人民政府2024年法治政府建设情况报告\n检查频次压减60-70%，成效明显。")
    page = page_of(document, outline_of(document))
    assert [f.id for f in find_contradictions(page, load_switches())] == []
    asked = find_contradictions(page, load_switches(), hints=True)
    assert {(f.id, f.certainty) for f in asked} == {("consistency/format", Certainty.HINT)}


@pytest.mark.parametrize(
    "one", [p for p in TUNE if p.id.startswith("personal-data/error")], ids=lambda p: p.id
)
def test_a_proof_does_not_spread_the_number_it_warns_of(one):
    found = findings_of(one)
    told = "".join(f.message + "".join(q.quote for q in f.quotes) for f in found)
    digits = "".join(char for char in told if char.isdigit())
    assert "*" in told
    assert len(digits) < 11


@pytest.mark.parametrize(
    ("number", "right"),
    [("990102198503070013", True), ("990102198503070011", False), ("990102198513070013", False)],
)
def test_an_identity_number_has_a_birthday_and_a_checksum(number, right):
    assert is_identity_number(number) is right


@pytest.mark.parametrize(
    ("number", "right"), [("6217009900001234562", True), ("6217009900001234563", False), ("0" * 16, False)]
)
def test_a_card_number_fits_its_check_digit(number, right):
    assert passes_luhn(number) is right


def test_a_masked_number_shows_five_characters():
    assert masked("13900512748") == "139******48"


@pytest.mark.parametrize(
    ("year", "day", "told"),
    [
        (2024, "2025-04-01", False),
        (2024, "2025-04-02", True),
        (2018, "2019-03-31", False),
        (2018, "2019-04-01", True),
        (2015, "2016-09-01", False),
        (2024, "2024-12-30", True),
        (2024, "2024-12-31", False),
    ],
)
def test_the_limit_is_the_first_of_april_and_before_2019_the_end_of_march(year, day, told):
    text = "云岭县人民政府法治政府建设年度报告\n全年评查案卷160份。"
    one = passage(text, year=year, published=day, whole=True)
    assert [f.id for f in findings_of(one)] == (["consistency/deadline"] if told else [])


def test_the_day_of_publication_may_come_from_the_page():
    text = "云岭县人民政府2024年法治政府建设情况报告\n全年评查案卷160份。"
    document = Document(text, "html", (Paragraph(0, len(text)),), hints=Hints(published="2025-06-01"))
    (finding,) = find_contradictions(page_of(document, outline_of(document)), load_switches())
    assert "网页标明的公开日期是2025年6月1日，晚了61天" in finding.message


def test_every_report_year_has_at_most_one_deadline():
    assert [sum(year in d.years for d in load_deadlines()) for year in (2015, 2016, 2018, 2019, 2030)] == [
        0, 1, 1, 1, 1,
    ]  # fmt: skip


def test_every_character_of_a_key_term_was_looked_up():
    """Made by tools/homophones.py for all common characters; some sound like no other."""
    known = {character for row in _lines("sounds.tsv") for character in row.split("\t")[1]}
    missing = set("".join(load_terms().key_terms)) - known
    assert len(missing) <= 12, "".join(sorted(missing))


def test_no_right_term_is_a_wrong_one():
    terms = load_terms()
    wrong = {word for entry in terms.misspelt for word in entry.wrong}
    clash = [(w, t) for w in wrong for t in (*terms.key_terms, *(e.right for e in terms.misspelt)) if w in t]
    assert clash == []


LONG = 200_000
PAGES = {
    "report": SAMPLE.read_text(encoding="utf-8").replace("\n", " "),
    "clauses": "我们工作，",
    "sentences": "全年办理案件30件，提出意见20条，全部办结归档处理完毕。",
    "items": "二是抓工作；一是抓落实；",
    "numbers": "（一）加强工作落实见效。（三）加强工作。",
    "crosses": "办理XX件，",
    "rulers": "_",
    "digits": "1",
    "lines": "\n",
    "titles": "《法治政府建设实施刚要》",
    "slips": "法制政府建设权利清单",
    "brackets": "(此处",
    "quotes": "“",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_one_long_line_takes_time_in_step_with_its_length(page):
    text = "云岭县人民政府2024年法治政府建设情况报告\n" + PAGES[page] * (LONG // len(PAGES[page]))
    document = read_document(text)
    draft = Draft(page_of(document, outline_of(document)))
    start = time.perf_counter()
    for name in OURS:
        list(CHECKS[name](draft))
    assert time.perf_counter() - start < 10
