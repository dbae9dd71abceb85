"""Made-up corpora: the same seed the same files, another seed other ones, every share as asked for."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from checker import check_report
from checker.batch.generator import Recipe, make_corpus
from checker.batch.generator.composing import FRAME
from checker.batch.generator.details import PLACES_FIRST, STORIES, Slots
from checker.batch.generator.sentences import bank_of
from checker.batch.generator.topics import TOPICS
from checker.errors import UsageFault
from checker.judging.consistency.divisions import division_codes
from checker.judging.consistency.identity import places_of
from checker.rulebook import load_rulebook

# What is left: hard-wrapped pages of short lines, and matters that one text names by chance in another's words (docs/audit.md).
LEAST_AGREEMENT = 0.985


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime if 'reports' in path.parts else ''}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_seed_makes_the_same_files_and_another_seed_others(tmp_path: Path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        make_corpus(tmp_path / name, Recipe(40, seed=seed))
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_shares_are_as_asked_for(tmp_path: Path):
    made = make_corpus(tmp_path / "a", Recipe(1000, damaged=0.1, copies=0.05, versions=0.05))
    assert (made.assessed, made.failed, made.duplicate, made.superseded) == (
        pytest.approx(810, abs=40), pytest.approx(95, abs=30), pytest.approx(45, abs=20), pytest.approx(45, abs=20),
    )  # fmt: skip
    assert made.assessed + made.failed + made.duplicate + made.superseded == len(told(tmp_path / "a")) == 1000


def test_files_are_of_many_kinds(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(400))
    files = told(tmp_path / "a")
    suffixes = Counter(Path(str(one["path"])).suffix for one in files)
    assert set(suffixes) == {".txt", ".docx", ".html", ".md"}
    assert min(suffixes.values()) > 30
    assert {one["level"] for one in files} == set("PCXTD")
    assert {one["year"] for one in files} == {2021, 2022, 2023, 2024, 2025}
    outcomes = Counter(outcome for one in files for outcome in one["outcomes"].values())  # type: ignore[attr-defined]
    assert set(outcomes) == {"met", "partial", "missing", "not-applicable"}
    assert min(outcomes[outcome] for outcome in ("met", "partial", "missing")) > 1000


def test_no_made_up_place_exists(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(500))
    places = {place for one in told(tmp_path / "a") for place in places_of(str(one["issuer"]))[0]}
    assert len(places) > 80
    assert not [place for place in places if place in division_codes()]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "x.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(UsageFault, match="已经有内容"):
        make_corpus(tmp_path, Recipe(3))
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_the_checker_finds_what_a_report_was_made_to_say(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(80, seed=21, damaged=0, copies=0, versions=0))
    known, wrong = Counter[str](), Counter[str]()
    for one in told(tmp_path / "a"):
        card = check_report(tmp_path / "a" / str(one["path"]), level=str(one["level"]))
        found = {finding.id: finding.outcome.value for finding in card.findings}
        for element, outcome in one["outcomes"].items():  # type: ignore[attr-defined]
            known[element] += 1
            if found[element] != outcome:
                wrong[f"{element}: {outcome}, found {found[element]}"] += 1
    assert known.total() > 2500
    assert wrong.total() <= (1 - LEAST_AGREEMENT) * known.total(), wrong.most_common()


def test_reports_differ_in_what_every_report_must_have(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(150, seed=22))
    outcomes = Counter((e, o) for one in told(tmp_path / "a") for e, o in one["outcomes"].items())  # type: ignore[attr-defined]
    for element, expected in {
        "document/title": {"met", "partial"},
        "document/basis": {"met", "partial", "missing"},
        "content/first-responsible": {"met", "missing"},
        "content/shortcomings": {"met", "missing"},
        "content/causes": {"met", "partial", "missing"},
        "content/plan": {"met", "partial", "missing"},
        "plan/names-next-year": {"met", "missing"},
        "plan/answers-shortcomings": {"met", "missing", "not-applicable"},
        "plan/first-responsible": {"met", "partial", "missing"},
        "shortcomings/concrete": {"met", "missing"},
    }.items():
        assert {o for e, o in outcomes if e == element} == expected, element


LACKS = [(number, at) for number, topic in enumerate(TOPICS) for at in range(len(topic.lacks))]


@pytest.mark.parametrize(("number", "at"), LACKS)
def test_each_lack_is_concrete_and_answered_by_its_task(number: int, at: int):
    slots = Slots(Random(number))
    topic, other = TOPICS[number], TOPICS[(number + 3) % len(TOPICS)]
    lines = [
        "云青县人民政府2024年法治政府建设年度报告", "一、主要举措和成效", "全年审查规范性文件12件。", "二、存在的不足和原因",
        f"（一）{topic.lacks[at]}，主要原因是{topic.causes[at]}。", f"（二）{other.lacks[0]}，主要原因是{other.causes[0]}。",
        "三、2025年工作安排", f"（一）{topic.tasks[at]}", f"（二）{other.tasks[0]}", "（三）增强普法实效。组织宣讲20场。",
    ]  # fmt: skip
    card = check_report(slots.fill("\n".join(lines)))
    outcomes = {finding.id: finding.outcome.value for finding in card.findings}
    elements = (
        "content/shortcomings",
        "content/causes",
        "shortcomings/concrete",
        "content/plan",
        "plan/answers-shortcomings",
    )
    assert {element: outcomes[element] for element in elements} == dict.fromkeys(elements, "met")


def test_what_only_a_place_can_say_touches_no_element():
    bank = bank_of(load_rulebook(), FRAME)
    assert {text: bank.frame[text] for text in (*STORIES, *PLACES_FIRST) if bank.frame[text]} == {}
