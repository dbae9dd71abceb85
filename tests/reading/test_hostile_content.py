"""What was found with hostile files (tests/hostile), each by itself."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from fidelity import gold, pages, typeset
from reading.samples import PARAGRAPHS, REPORT, TITLE, docx, level, listed, numbering, para, run, zipped

from checker import limits
from checker.errors import InputFault
from checker.reading import read_document

PAGE = pages.page_of("A 栏目正文容器", TITLE, PARAGRAPHS).decode()


def codes(content: str | bytes) -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    return [notice.code for notice in read_document(data, name="报告").notices]


def test_a_page_that_broke_off_says_so_and_a_whole_one_or_a_piece_does_not():
    cut = PAGE[: PAGE.index("</p>", len(PAGE) // 2)]
    assert codes(cut) == ["incomplete-file"]
    assert codes(PAGE) == []
    assert codes("<div>" + "".join(f"<p>{line}</p>" for line in REPORT.split("\n")) + "</div>") == []


def test_an_ofd_that_lacks_a_page_is_damaged():
    whole = typeset.as_ofd(typeset.pages_of(TITLE, PARAGRAPHS * 3, gold.TABLE))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if "Page_2" not in name}
    with pytest.raises(InputFault, match="缺少第 2 页") as caught:
        read_document(zipped(entries))
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("encoding", ["big5", "shift_jis"])
def test_an_encoding_that_is_not_known_gives_no_verdict(encoding):
    data = (REPORT * 2).encode(encoding, "ignore")
    with pytest.raises(InputFault) as caught:
        read_document(data)
    assert caught.value.code in ("garbled", "not-chinese")


def test_a_text_read_in_the_wrong_encoding_and_saved_gives_no_verdict():
    wrong = (REPORT * 2).encode("big5", "ignore").decode("gb18030", "ignore")
    with pytest.raises(InputFault, match="不成中文") as caught:
        read_document(wrong.encode())
    assert caught.value.code == "garbled"


REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_a_note_is_read_once_and_may_refer_to_itself():
    note = f'<w:footnote w:id="2">{para(run("注文") + REFERENCE)}</w:footnote>'
    text = read_document(docx(*map(para, PARAGRAPHS), para(REFERENCE * 3), footnotes=note)).text
    assert text.count("注文") == 1


def test_a_paragraph_of_many_runs_takes_no_minutes():
    many = "<w:r/>" * 60_000
    began = time.process_time()
    with limits.raised({"zip-ratio": 100_000}):
        document = read_document(docx(*map(para, PARAGRAPHS), f"<w:p>{many}</w:p>"))
    assert PARAGRAPHS[-1] in document.text
    assert time.process_time() - began < 10


@pytest.mark.parametrize("start", ["9" * 5000, "-9", "x", "9999999999"])
@pytest.mark.parametrize("form", ["upperRoman", "lowerLetter", "chineseCounting"])
def test_a_number_that_no_list_has_does_no_harm(start, form):
    numbered = numbering(
        level(0, form, "%1、").replace('<w:start w:val="1"/>', f'<w:start w:val="{start}"/>')
    )
    text = read_document(docx(*map(para, PARAGRAPHS), listed("抓好落实。", 1), numbering=numbered)).text
    line = text.split("\n")[-1]
    assert line.endswith("抓好落实。")
    assert len(line) < 50


def test_a_label_is_no_longer_than_word_has_it():
    numbered = numbering(level(0, "decimal", "甲" * 100_000))
    text = read_document(docx(*map(para, PARAGRAPHS), listed("抓好落实。", 1), numbering=numbered)).text
    assert len(text.split("\n")[-1]) < 300
