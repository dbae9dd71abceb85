"""The HTML report: whole, closed in itself, true to the text, and deaf to what a report says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.checked import CHECKED, DOCUMENT, FOUND, OUTLINE, SHOWN, TEXT, document_of, hostile_checked
from rendering.pages import Page, faults_of, shell
from rendering.samples import UNREADABLE
from texts import REPORT

from checker.check import Checked, checked_report
from checker.finding import Outcome
from checker.rendering.html import IndexRow, render_html, render_index
from checker.rendering.html.placement import places_of
from checker.rendering.html.text import Mark, text_blocks
from checker.structure import outline_of

SEED = Path(__file__).parents[2] / "seeds" / "000_fcac6cd107282472.txt"
HOSTILE = (
    "</style></script><script>alert(1)</script><b onclick=x>甲</b>{{ 7*7 }}&amp;\"'\x1b[31m\u202e乙\u200b"
)
# An older scorecard, and one whose report was too early to be graded.
UNGRADED = replace(CHECKED, scorecard=replace(SHOWN, score=replace(SHOWN.score, points=None, grade=None)))
BARE = Checked(replace(SHOWN, score=None))
PAGES = {
    "report": render_html(CHECKED),
    "dated": render_html(CHECKED, date="2025-03-28"),
    "lacking": render_html(CHECKED, only=[Outcome.MISSING]),
    "ungraded": render_html(UNGRADED),
    "bare": render_html(BARE),
    "unassessed": render_html(Checked(UNREADABLE)),
    "hostile": render_html(hostile_checked(HOSTILE)),
    "engine": render_html(checked_report(REPORT, hints=True)),
}


def test_the_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("rendering/report.html", shell(PAGES["report"]))


def test_an_unassessed_report_says_why(golden: Callable[[str, str], None]) -> None:
    golden("rendering/unassessed.html", shell(PAGES["unassessed"]))


def test_the_index_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    rows = [IndexRow(SHOWN, "甲_检查.html"), IndexRow(UNREADABLE, "乙 <1>_检查.html")]
    page = render_index(rows, date="2025-03-28")
    links = frozenset(tag.attributes["href"] for tag in Page(page).all("a"))
    assert faults_of(page, links) == []
    golden("rendering/index.html", shell(page))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_whole_and_needs_nothing_else(name: str) -> None:
    assert faults_of(PAGES[name]) == []


def test_a_real_report_gives_a_whole_page() -> None:
    assert faults_of(render_html(checked_report(SEED, hints=True))) == []


def test_the_same_report_gives_the_same_bytes_and_no_date_unless_given() -> None:
    assert render_html(CHECKED) == PAGES["report"]
    assert "检查日期" not in PAGES["report"]
    assert "检查日期 2025-03-28" in Page(PAGES["dated"]).all("p", "facts")[0].text


def test_what_a_report_says_is_shown_and_is_never_markup() -> None:
    page = Page(PAGES["hostile"])
    assert [len(page.all(name)) for name in ("script", "style", "b")] == [
        1,
        1,
        len(Page(PAGES["report"]).all("b")),
    ]
    said = page.one("text").text
    assert "<script>alert(1)</script>" in said
    assert "{{ 7*7 }}" in said
    assert not set("\x1b\u202e\u200b") & set(PAGES["hostile"])


def test_every_element_is_listed_with_its_word_and_its_clause() -> None:
    page = Page(PAGES["report"])
    for number, finding in enumerate(FOUND, 1):
        entry = page.one(f"e-{number}")
        assert finding.title in entry.text
        assert entry.attributes["data-outcome"] == finding.outcome.value
        assert re.search("充分|仅提及|缺失|不适用|豁免|未评估", entry.text), (
            "a verdict is a word, not only a colour"
        )
        assert all(citation.text in entry.text for citation in finding.basis)
        assert finding.outcome in (Outcome.MET,) or finding.reason in entry.text
        assert finding.outcome not in (Outcome.MISSING, Outcome.PARTIAL) or finding.advice in entry.text


def test_every_quote_leads_to_itself_in_the_text() -> None:
    page = Page(PAGES["report"])
    for number, finding in enumerate(FOUND, 1):
        links = {tag.attributes["href"] for tag in page.all("a")}
        for place, quote in enumerate(finding.evidence, 1):
            assert f"#m-{number}-{place}" in links or f"#p-{number}-{place}-b" in links
            marked = "".join(
                t.text for t in page.all("mark") if f"e-{number}" in t.attributes.get("data-for", "").split()
            )
            assert quote.quote in marked
            assert any(tag.attributes["href"] == f"#e-{number}" for tag in page.all("a", "ref"))


def test_a_missing_element_stands_where_it_belongs() -> None:
    source = PAGES["report"]
    text = source[source.index('id="text"') :]
    order = [
        "培训考试",
        'id="gap-8"',
        "化解矛盾纠纷",
        'id="gap-10"',
        "存在的不足",
        'id="gap-4"',
        "下一步工作打算",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_question_stands_behind_its_passage_with_its_arithmetic() -> None:
    source = PAGES["report"]
    text = source[source.index('id="text"') :]
    asked = text.index("136 − 131 = 5")
    assert text.index("审结136件") < asked < text.index("存在的不足")
    asked_of = [
        tag
        for tag in Page(source).all("mark", "query")
        if "c-1" in tag.attributes.get("data-for", "").split()
    ]
    assert "".join(tag.text for tag in asked_of) == "收到行政复议申请131件，审结136件"
    assert Page(source).one("c-1").text.count("136 − 131 = 5") == 1, "the surest question comes first"


def test_doubtful_verdicts_and_pairs_are_shown_when_the_scorecard_has_them() -> None:
    page = Page(PAGES["report"])
    assert "没有提到全过程记录" in page.all("section", "reviews")[0].text
    pairs = page.all("ol", "pairs")[0].text
    assert "安排中没有对应的措施" in pairs
    assert "招录执法人员20名" in pairs
    without = tuple(replace(one, review=None, pairs=()) for one in FOUND)
    plain = Page(render_html(replace(CHECKED, scorecard=replace(SHOWN, findings=without))))
    assert (plain.all("section", "reviews"), plain.all("ol", "pairs")) == ([], [])


def test_only_lists_and_marks_what_was_asked_for_and_keeps_the_numbers() -> None:
    page = Page(PAGES["lacking"])
    listed = [tag.attributes["id"] for tag in page.all("details") if "data-outcome" in tag.attributes]
    assert listed == ["e-4", "e-8", "e-10"]
    assert not [tag for tag in page.all("mark", "met") if "data-for" in tag.attributes]
    assert "充分" in page.all("section", "score")[0].text


@pytest.mark.parametrize(
    ("part", "group", "at"),
    [
        ("measures", "enforcement", "培训考试。\n"),  # beside its group
        ("measures", "digital", "43件。\n"),  # the end of its part
        ("shortcomings", "content", "不规范。\n"),
        ("document", "document", "报告如下：\n"),
        ("anywhere", "digital", "法治政府建设。"),  # no part of its own: the end of the text
    ],
)
def test_a_place_is_where_a_drafter_would_write(part: str, group: str, at: str) -> None:
    element = replace(FOUND[7], id=f"{group}/x", group=group, part=part, evidence=())
    place = places_of((*FOUND, element), OUTLINE)[element.id]
    assert TEXT[: place.at].rstrip().endswith(at.rstrip())
    assert place.words


def test_a_part_that_is_not_there_is_asked_for() -> None:
    text = TEXT.split("三、存在的不足")[0]
    outline = outline_of(document_of(text))
    assert places_of(FOUND, outline)["content/causes"].words == "报告没有“不足和原因”部分，请增写"


def compact(text: str) -> str:
    return re.sub(r"\W", "", text)


@given(
    st.lists(
        st.sampled_from(
            [
                *TEXT.splitlines(),
                "",
                "一、甲",
                "（一）乙。丙丁",
                "1.戊",
                "| |",
                "Hello world",
                "　　己",
                TEXT.splitlines()[0],
            ]
        ),
        max_size=12,
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=6),
)
@settings(deadline=None, max_examples=60)
def test_the_text_is_shown_whole_and_in_order_however_it_is_marked(
    lines: list[str], spans: list[tuple[int, int]]
) -> None:
    document = document_of("\n".join(lines))
    marks = [Mark(f"m-{n}", "e-1", "met", start, start + length) for n, (start, length) in enumerate(spans)]
    blocks = text_blocks(document, outline_of(document), marks)
    assert compact("".join(s.text for b in blocks for s in b.segments)) == compact(document.text)
    for mark in marks:
        marked = "".join(s.text for b in blocks for s in b.segments if mark in s.marks)
        assert compact(marked) == compact(document.text[mark.start : mark.end])
        opened = [s for b in blocks for s in b.segments if mark in s.opens]
        closed = [s for b in blocks for s in b.segments if mark in s.closes]
        assert len(opened) == len(closed) <= 1


def test_title_headings_and_what_surrounds_the_report_are_told_apart() -> None:
    blocks = text_blocks(DOCUMENT, OUTLINE, ())
    kinds = [(block.kind, TEXT[block.start : block.end][:7]) for block in blocks]
    assert kinds[:6] == [
        ("title", "云水县人民政府"),
        ("residue", "【打印本页】"),
        ("paragraph", "2024年，云"),
        ("heading-1", "一、党政主要负"),
        ("paragraph", "县委常委会会议"),
        ("heading-1", "二、推进法治政"),
    ]
    assert ("heading-2", "（一）规范行政") in kinds


def test_lines_broken_inside_a_chinese_sentence_are_joined_without_a_blank() -> None:
    wrapped = "\n".join(TEXT.replace("\n", "")[n : n + 30] for n in range(0, len(TEXT), 30)) * 3
    document = document_of(wrapped)
    shown = "".join(s.text for b in text_blocks(document, outline_of(document), ()) for s in b.segments)
    assert "\n" not in shown
    assert "研究法治建设事项8次" in shown
