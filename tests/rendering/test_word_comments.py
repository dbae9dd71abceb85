"""Comments in the drafter's own Word file: right places, nothing lost, nothing changed."""

from __future__ import annotations

import io
import subprocess
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.samples import docx, level, listed, numbering, para, run, table, zipped

from checker.check import Checked, checked_report
from checker.errors import InputFault
from checker.finding import Outcome
from checker.reading import read_document
from checker.rendering.word_checklist import CHECKLIST_MARK
from checker.rendering.word_comments import MOST_COMMENTS, annotate

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "甲县人民政府2024年法治政府建设情况报告"
OPENING = "2024年，甲县深入学习贯彻习近平法治思想，现将有关情况报告如下。"
COURT = "县政府认真做好行政机关负责人出庭应诉工作。"
CASES = "全年共受理行政复议申请131件，审结136件。"
MEASURES = "一、2024年推进法治政府建设的主要举措和成效"
SHORT = "二、存在的不足和原因"
DUTIES = "三、党政主要负责人履行推进法治建设第一责任人职责情况"
PLAN = "四、2025年推进法治政府建设的主要安排"
SHORT_TEXT = "基层执法力量薄弱，主要原因是编制不足、培训不够经常。"
DUTIES_TEXT = "县委书记、县长主持召开会议4次研究法治建设工作，听取汇报3次。"
PLAN_TEXT = "2025年，充实基层执法力量，开展执法培训6期。"
LINES = (TITLE, OPENING, MEASURES, COURT, CASES, SHORT, SHORT_TEXT, DUTIES, DUTIES_TEXT, PLAN, PLAN_TEXT)


def word(*body: str, **parts: str) -> bytes:
    """A Word file that Word and python-docx open: the usual frame around the tests' own paragraphs."""
    frame = io.BytesIO()
    python_docx.Document().save(frame)
    ours = zipfile.ZipFile(io.BytesIO(docx(*body, **parts)))
    entries: dict[str, str | bytes] = {}
    with zipfile.ZipFile(frame) as source:
        for name in source.namelist():
            swapped = name == "word/document.xml" or name.removeprefix("word/").removesuffix(".xml") in parts
            entries[name] = ours.read(name) if swapped else source.read(name)
    return zipped(entries)


def usual(*more: str) -> bytes:
    return word(*map(para, LINES), *more)


def comments(data: bytes) -> dict[str, str]:
    """Comment text -> the text it is anchored at."""
    opened = python_docx.Document(io.BytesIO(data))
    told = {comment.comment_id: comment.text for comment in opened.comments}
    anchored: dict[int, list[str]] = {}
    running: set[int] = set()
    for element in opened.element.body.iter():
        number = int(element.get(qn("w:id"), "-1"))
        if element.tag == qn("w:commentRangeStart"):
            running.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            running.discard(number)
        elif element.tag in (qn("w:t"), qn("w:tab")):
            for one in running:
                anchored.setdefault(one, []).append(element.text or "\t")
    assert not running
    return {told[number]: "".join(anchored.get(number, [])) for number in told}


def at(found: dict[str, str], words: str) -> str:
    return next(anchor for text, anchor in found.items() if words in text)


def test_partial_missing_and_contradictions_are_commented_where_they_stand():
    data = usual()
    found = comments(annotate(checked_report(data), data).data)
    assert "出庭应诉" in at(found, "【仅提及】行政应诉")
    assert at(found, "【缺失】") in LINES
    assert "131件" in at(found, "131")
    assert all("建议：" in text for text in found if text.startswith("【缺失】"))
    assert all("依据：" in text for text in found if text.startswith(("【缺失】", "【仅提及】")))


def test_a_missing_element_stands_at_the_heading_of_its_part():
    data = usual()
    checked = checked_report(data)
    found = comments(annotate(checked, data).data)
    gaps = [f for f in checked.scorecard.findings if f.outcome is Outcome.MISSING and f.part == "measures"]
    marks = [f"【缺失】{gap.title}（" for gap in gaps]
    placed = [at(found, mark) for mark in marks if any(mark in text for text in found)]
    assert placed
    assert set(placed) == {MEASURES}


def test_the_text_is_the_same_and_the_original_untouched():
    data = usual()
    before = bytes(data)
    result = annotate(checked_report(data), data, checklist=False)
    assert data == before
    assert read_document(result.data).text == read_document(data).text


def test_the_checklist_is_the_last_page_and_says_that_it_must_go():
    data = usual()
    checked = checked_report(data)
    text = read_document(annotate(checked, data).data).text
    table_text = text[text.index(CHECKLIST_MARK) :]
    scored = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)
    listed_titles = [f.title for f in checked.scorecard.findings if f.outcome in scored]
    assert [title for title in listed_titles if title not in table_text] == []
    assert CHECKLIST_MARK not in read_document(annotate(checked, data, checklist=False).data).text


def test_same_input_same_bytes():
    data = usual()
    assert annotate(checked_report(data), data).data == annotate(checked_report(data), data).data


def test_at_most_a_readable_number_of_comments():
    data = usual()
    result = annotate(checked_report(data), data)
    assert result.comments == len(comments(result.data)) <= MOST_COMMENTS
    wanting = [
        f for f in checked_report(data).scorecard.findings if f.outcome in (Outcome.MISSING, Outcome.PARTIAL)
    ]
    assert result.left == len(wanting) + len(checked_report(data).scorecard.consistency) - result.comments


def test_comments_of_others_stay():
    opened = python_docx.Document(io.BytesIO(usual()))
    opened.add_comment(opened.paragraphs[3].runs, text="请办公室核实", author="王某", initials="王")
    buffer = io.BytesIO()
    opened.save(buffer)
    data = buffer.getvalue()
    found = comments(annotate(checked_report(data), data).data)
    assert found["请办公室核实"] == COURT


INSERTED = '<w:ins w:id="90" w:author="甲">{}</w:ins>'
DELETED = '<w:del w:id="91" w:author="甲"><w:r><w:delText>旧的写法</w:delText></w:r></w:del>'
LINKED = '<w:hyperlink w:anchor="here">{}</w:hyperlink>'
CONTROLLED = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "pieces",
    [
        run(COURT[:8]) + run(COURT[8:13]) + run(COURT[13:]),
        run(COURT[:6]) + INSERTED.format(run(COURT[6:15])) + DELETED + run(COURT[15:]),
        LINKED.format(run(COURT[:11])) + run(COURT[11:]),
        CONTROLLED.format(run(COURT)),
        run(COURT, "<w:b/>"),
        f"<w:r><w:t>{COURT[:9]}</w:t><w:t>{COURT[9:]}</w:t></w:r>",
        f"<w:r><w:t>{COURT[:9]}</w:t></w:r><w:bookmarkStart w:id='5' w:name='a'/><w:r><w:t>{COURT[9:]}</w:t></w:r>",
    ],
    ids=["runs", "tracked changes", "link", "content control", "bold", "two texts in a run", "bookmark"],
)
def test_anchors_reach_what_python_docx_leaves_out(pieces: str):
    lines = [para(f"{pieces}{run(CASES)}") if line is COURT else para(line) for line in LINES]
    data = word(*lines)
    anchor = at(comments(annotate(checked_report(data), data).data), "【仅提及】行政应诉")
    assert "出庭应诉" in anchor
    assert CASES not in anchor


def test_automatic_numbers_shift_nothing():
    levels = level(0, "chineseCountingThousand", "%1、")
    body = [listed(line[2:], 1) if line[1] == "、" else para(line) for line in LINES]
    data = word(*body, numbering=numbering(levels))
    found = comments(annotate(checked_report(data), data).data)
    assert "出庭应诉" in at(found, "【仅提及】行政应诉")
    assert at(found, "【缺失】重大行政决策") == MEASURES[2:]


def test_evidence_in_a_table_is_commented_in_its_cell():
    body = [table(("事项", COURT), ("复议", CASES)) if line is COURT else para(line) for line in LINES]
    data = word(*body)
    assert "出庭应诉" in at(comments(annotate(checked_report(data), data).data), "【仅提及】行政应诉")


def test_what_cannot_carry_comments_is_refused():
    text = "\n".join(LINES)
    with pytest.raises(InputFault, match="只有 docx"):
        annotate(checked_report(text), text.encode())
    strict = docx(*map(para, LINES), strict=True)
    with pytest.raises(InputFault, match="不能写回批注"):
        annotate(checked_report(strict), strict)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, len(COURT + CASES) - 1), max_size=5))
def test_however_the_runs_are_cut_the_text_stays(cuts: list[int]):
    text = COURT + CASES
    borders = [0, *sorted(set(cuts)), len(text)]
    pieces = "".join(run(text[a:b]) for a, b in pairwise(borders))
    body = [para(pieces) if line is COURT else para(line) for line in LINES if line is not CASES]
    data = word(*body)
    checked = checked_report(data)
    result = annotate(checked, data)
    assert "出庭应诉" in at(comments(result.data), "【仅提及】行政应诉")
    assert read_document(annotate(checked, data, checklist=False).data).text == read_document(data).text


def test_a_report_that_could_not_be_assessed_has_no_comments():
    broken = Checked(checked_report(b"").scorecard)
    with pytest.raises(InputFault):
        annotate(broken, b"")


@pytest.mark.desktop
def test_libreoffice_shows_every_comment_at_its_anchor(tmp_path: Path):
    data = usual()
    result = annotate(checked_report(data), data)
    (tmp_path / "a.docx").write_bytes(result.data)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "fodt"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    opened = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    assert opened.count("<office:annotation ") == opened.count("<office:annotation-end ") == result.comments
