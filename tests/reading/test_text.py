"""Plain text: every encoding an office computer writes, and offsets that point into the user's own text."""

import codecs
import hashlib
import sys
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.samples import REPORT, outcome

from checker.errors import InputFault
from checker.reading import read_document

NAMES = REPORT + "\n签发：陶喆、朱镕、李堃，㛃𠮷€"

ENCODED = {
    "utf-8": NAMES.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + NAMES.encode(),
    "utf-16 little endian with mark": codecs.BOM_UTF16_LE + NAMES.encode("utf-16-le"),
    "utf-16 big endian with mark": codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"),
    "gb18030": NAMES.encode("gb18030"),
    "windows line ends": NAMES.replace("\n", "\r\n").encode(),
    "old mac line ends": NAMES.replace("\n", "\r").encode(),
    "mixed line ends in gb18030": NAMES.replace("\n", "\r\n", 3).encode("gb18030"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_every_encoding_gives_the_same_text(data):
    document = read_document(data)
    assert (document.text, document.notices, document.format) == (NAMES, (), "txt")


def test_gbk_text_is_read():
    assert read_document(REPORT.encode("gbk")).text == REPORT


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        (NAMES.encode()[:-1], 1),
        (REPORT[:100].encode() + b"\xff" + REPORT[100:].encode(), 1),
        (REPORT.encode("gb18030") + b"\xff", 1),
    ],
    ids=["cut utf-8", "bad byte in utf-8", "bad byte in gb18030"],
)
def test_damaged_bytes_are_marked_and_reported(data, lost):
    document = read_document(data)
    assert document.text.count("\ufffd") == lost
    assert [notice.code for notice in document.notices] == ["undecodable-bytes"]
    assert document.text.startswith(REPORT[:60])


def test_damaged_utf8_is_not_taken_for_gb18030():
    # These bytes are valid GB18030 too, and would come out as 涓枃 without a word.
    data = (REPORT * 3).encode()[:-1]
    assert read_document(data).text[:100] == REPORT[:100]


def test_nul_is_removed_with_a_notice():
    document = read_document(REPORT.encode() + b"\0\0")
    assert document.text == REPORT
    assert [(notice.code, notice.message) for notice in document.notices] == [
        ("nul-removed", "文件中有 2 个空字符（NUL），已去掉")
    ]


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\u0301", "\ufe0f", "\U000e0041", "\x1b"])
def test_what_nobody_sees_is_removed_with_a_notice(char):
    document = read_document(REPORT.replace("甲县", f"甲{char}县").encode())
    assert document.text == REPORT
    assert [notice.code for notice in document.notices] == ["unseen-removed"]
    assert f"有 {REPORT.count('甲县')} 个看不见的字符" in document.notices[0].message


def test_a_text_in_memory_keeps_its_offsets():
    text = REPORT.replace("甲县", "甲\u200b县")
    assert read_document(text).text == text


def test_places_are_lines_of_the_file():
    document = read_document("　　第一行文字\r\n\r\n \t第三行文字  \n")
    assert [(document.text[p.start : p.end], p.place) for p in document.paragraphs] == [
        ("第一行文字", "第 1 行"),
        ("第三行文字", "第 3 行"),
    ]


def test_the_digest_is_that_of_the_bytes_or_of_the_text_in_utf8():
    data = REPORT.encode("gb18030")
    assert read_document(data).sha256 == hashlib.sha256(data).hexdigest()
    assert read_document(REPORT).sha256 == hashlib.sha256(REPORT.encode()).hexdigest()


def test_text_in_memory_needs_no_length_and_no_path():
    document = read_document("认真做好行政机关负责人出庭应诉工作。")
    assert (document.format, document.path, document.notices) == ("text", None, ())


def test_a_file_keeps_the_path_the_user_named(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert (read_document(path).path, read_document(path, name="甲县").path) == (str(path), "甲县")


def test_plain_text_needs_neither_lxml_nor_markdown():
    program = (
        "import sys; from checker.reading import read_document; read_document(sys.stdin.buffer.read());"
        "sys.exit(bool({'lxml', 'markdown_it'} & set(sys.modules)))"
    )
    assert run([sys.executable, "-c", program], input=REPORT.encode(), check=False).returncode == 0


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back_with_the_same_characters(text):
    result = outcome(text)
    if isinstance(result, InputFault):
        assert (result.code, text.strip()) == ("empty", "")
    else:
        assert result.text == text.replace("\r\n", "\n").replace("\r", "\n")
        assert len(result.folded) == len(result.text)


@given(st.text(st.sampled_from("文法 \u3000\t\n\r\u200b\x0b\u2028a")))
def test_paragraphs_lie_in_order_and_cover_every_visible_character(text):
    if not text.strip():
        return
    document = read_document(text)
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(document.text)
        assert not document.text[end : paragraph.start].strip()
        assert "\n" not in document.text[paragraph.start : paragraph.end]
        end = paragraph.end
    assert not document.text[end:].strip()


@settings(deadline=None)  # what looks like RTF is handed to LibreOffice where that is installed
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04[Content_Types].xml", b"<html>", b"\xff\xfe", REPORT.encode()]),
)
def test_any_bytes_are_read_or_refused_with_a_reason(data, start):
    result = outcome(start + data)
    assert result.message.startswith("输入内容：") if isinstance(result, InputFault) else result.paragraphs
