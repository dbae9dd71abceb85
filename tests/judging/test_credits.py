"""The short ways to a hit's credit say what the long ways say: on reports and on sentences put together from what they look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.judging import belonging
from checker.judging.belonging import fact_beside
from checker.judging.case import Case
from checker.judging.credits import SHOWN, _by_place, _plain, credits_of, met_credits_of
from checker.judging.cues import NO_SHORTCUT
from checker.judging.matter import _met, judge_matter
from checker.judging.standing import Standing, is_done_throughout, standing_of
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import load_rulebook
from checker.structure import outline_of

RULES = load_rulebook()
MATTERS = [rule for rule in RULES.rules.values() if rule.kind == "matter"]
REPORTS = sorted((Path(__file__).parents[1] / "corpus" / "tune").glob("[ab]0*.txt"))
FRAGMENTS = (
    "行政复议 规范性文件 人民调解 行政执法 公平竞争审查 信访 30件 12次 3场 召开会议 印发《办法》 成立专班 建立机制 公安机关 法院 破获 其中 同时 、 、 , , ; 。 等 等工作 "
    "学习 宣传 条例 法 尚未 开展 将 推进 热线 工单 满意率97% 审查 办理 案件 受理 全年 3月 荣获优秀"
).split()
HEADINGS = ("一、主要举措和成效", "二、党政主要负责人履职情况", "四、下一年度安排")

texts = st.builds(
    lambda heading, said: (
        f"××县2024年法治政府建设年度报告\n{heading}\n" + "".join(f"{one}。" for one in said)
    ),
    st.sampled_from(HEADINGS),
    st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14).map("".join), max_size=5),
)


def case_of(source):
    document = read_document(source)
    return Case(page_of(document, outline_of(document, year=2024, level="X")), RULES, 2024, "X")


def said_hits(case):
    """(rule, hit) of all matters."""
    return [(rule, hit) for rule in MATTERS for hit in (*case.hits[rule.id].said, *case.hits[rule.id].shown)]


def check_facts(case, monkeypatch):
    hits = said_hits(case)
    short = [fact_beside(rule, case, hit) for rule, hit in hits]
    with monkeypatch.context() as patched:
        patched.setattr(belonging, "_obvious_figure", lambda *_: None)
        assert short == [fact_beside(rule, case, hit) for rule, hit in hits]
    return sum(fact is not None for fact in short)


def check_standings(case):
    """Of how many hits the sentence alone tells how they are said."""
    told = 0
    for rule, hit in said_hits(case):
        index = case.page.span_at(hit.start)
        if is_done_throughout(case.page, index, case.sentences.cues[index]):
            told += 1
            plain = standing_of(case.page, hit.start, hit.end, 2024, hit.pieces, NO_SHORTCUT)
            assert plain is Standing.DONE
        plain_sentences = case.once(_plain)
        if plain_sentences[index]:
            plain_sentences[index] = False
            assert rule.part in ("plan", "shortcomings") or _by_place(rule, case, hit) is None
            plain_sentences[index] = True
    return told


def check_verdicts(case):
    """What is left out of the credits that make a verdict met changes nothing of the verdict."""
    met = 0
    for rule in MATTERS:
        hits = case.hits[rule.id]
        shown = [credit for credit in credits_of(rule, case, hits) if credit.rank == SHOWN]
        some = met_credits_of(rule, case, hits)
        assert bool(shown) is bool(some)
        assert set(some) <= set(shown)
        if shown:
            met += 1
            verdict = judge_matter(rule, case)
            assert verdict == _met(rule, case, shown)
    return met


def test_reports(monkeypatch):
    counts = [
        (check_facts(case, monkeypatch), check_standings(case), check_verdicts(case))
        for case in map(case_of, REPORTS)
    ]
    assert all(map(sum, zip(*counts, strict=True))), "nothing was compared"


@given(texts)
def test_sentences(text):
    case = case_of(text)
    check_standings(case)
    check_verdicts(case)
    with pytest.MonkeyPatch.context() as monkeypatch:
        check_facts(case, monkeypatch)
