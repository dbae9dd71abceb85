"""What holds for any text at all: order, nesting, places, no exception, and a cost that grows with the length only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure.samples import BODY, PREAMBLE, REPORT, TITLE

from checker.document import Document, Hints, Paragraph
from checker.structure import outline_of

# What steers the code: numbers, marks, blanks, part words, title words, residue.
PIECES = [
    *"一二三十、（）()。，,;:：!? \n　|#*0123456789①②年月日第部分章条款项",
    "一、",
    "（一）",
    "(二)",
    "二、",
    "三、",
    "1.",
    "2、",
    "（1）",
    "①",
    "第一部分",
    "第五条（一）",
    "1.5亿元",
    "2024.3",
    "一是",
    "二是",
    TITLE,
    PREAMBLE,
    "法治政府建设情况报告",
    "关于",
    "岚澧县人民政府",
    "2024年度",
    "二〇二四年",
    "2021—2025年",
    "现将有关情况报告如下：",
    "主要举措和成效",
    "存在的不足和原因",
    "存在问题及下一步打算",
    "党政主要负责人履行推进法治建设第一责任人职责情况",
    "2025年主要安排",
    "下一步，将继续推进",
    "仍存在不足",
    "办件3216件",
    "打印本页",
    "发布日期：2025-01-16",
    "附件：",
    "全县",
    "我局",
    "《",
    "》",
    "“",
    "”",
    "\u200b",
    "\ufffd",
    "𠮷",
    "○",
    "零",
    "\r\n",
    "\t",
    "--",
    "…",
    "本人",
    "记者",
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)


def document(text: str) -> Document:
    """A document of lines as a reader would give them; a blank text gives none."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Document(text, "txt", tuple(paragraphs))


@settings(max_examples=400, deadline=None)
@given(texts)
def test_sentences_follow_each_other_inside_the_text(text):
    outline = outline_of(document(text))
    at = 0
    for sentence in outline.sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        at = sentence.end


@settings(max_examples=400, deadline=None)
@given(texts)
def test_sections_nest(text):
    sections = outline_of(document(text)).sections
    for index, section in enumerate(sections):
        assert 0 <= section.start == section.heading.start < section.heading.end <= section.end <= len(text)
        assert section.heading.level >= 1
        if index:
            assert sections[index - 1].start < section.start
            assert sections[index - 1].heading.end <= section.start
        if section.parent is not None:
            parent = sections[section.parent]
            assert section.parent < index
            assert parent.start < section.start
            assert section.end <= parent.end
            assert parent.heading.level < section.heading.level


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_place_lies_inside_the_text(text):
    outline = outline_of(document(text))
    assert 0 <= outline.title.start <= outline.title.end <= len(text)
    assert 0 <= outline.body[0] <= outline.body[1] <= len(text)
    assert all(0 <= part.start <= part.end <= len(text) for part in outline.parts)
    for sentence in outline.sentences:
        assert sentence.section is None or outline.sections[sentence.section].start <= sentence.start


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_heading_is_what_stands_at_its_place(text):
    doc = document(text)
    for section in outline_of(doc).sections:
        heading = section.heading
        assert heading.title.replace(" ", "") in doc.folded[heading.start : heading.end + 60].replace(" ", "")


@settings(max_examples=200, deadline=None)
@given(texts, st.text(max_size=40), st.text(max_size=20))
def test_whatever_the_page_says_of_itself_is_no_trouble(text, title, issuer):
    hinted = Document(text, "html", document(text).paragraphs, hints=Hints(title, issuer, "2025-01-16"))
    outline_of(hinted)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_outline(text):
    assert outline_of(document(text)) == outline_of(document(text))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(REPORT)))
def test_a_report_cut_off_anywhere_is_understood_as_far_as_it_goes(length):
    full, cut = outline_of(document(REPORT)), outline_of(document(REPORT[:length]))
    assert len(cut.sections) <= len(full.sections)


SENTENCE = "全年办理审批事项3216件,平均用时压缩至2.5个工作日,群众满意率98.6%。"
LONG = 200_000
LARGE = {
    "10,000 headings on lines": TITLE + "\n" + "".join(f"({'一二三四五六七八九十'[i % 10]})加强{i}\n{SENTENCE}\n" for i in range(10_000)),
    "10,000 top headings": "".join(f"{'一二三四五六七八九十'[i % 10]}、加强领导\n{SENTENCE}\n" for i in range(10_000)),
    "10,000 headings on one line": TITLE + " " + "".join(f"({'一二三四五六七八九十'[i % 10]})加强领导。{SENTENCE}" for i in range(10_000)),
    "10,000 items on one line": "一、主要举措和成效 " + "".join(f"{i % 99 + 1}.加强领导。{SENTENCE}" for i in range(10_000)),
    "10,000 short lines": "加强组织领导\n" * 10_000,
    "one line of sentences": SENTENCE * (LONG // len(SENTENCE)),
    "one line without a mark": "法治政府建设" * (LONG // 6),
    "one line of title words": "岚澧县人民政府关于2024年度法治政府建设情况" * (LONG // 22),
    "one line of blanks": "一、" + " " * LONG + "终",
    "blanks and bars": " |" * (LONG // 2) + "终",
    "one line of digits": "1" * LONG,
    "one line of points": "1." * (LONG // 2),
    "one line of brackets": "(" * LONG,
    "brackets and numerals": "(一" * (LONG // 2),
    "closed brackets": "(一)" * (LONG // 3),
    "numerals": "一" * LONG,
    "numerals and dun": "一、" * (LONG // 2),
    "book titles never closed": "《" * LONG,
    "quotes": "“" * LONG,
    "full stops": "。" * LONG,
    "semicolons": "下一步;" * (LONG // 4),
    "commas": "现将,法治," * (LONG // 6),
    "existence": "仍存在," * (LONG // 4),
    "years": "2024年" * (LONG // 5),
    "years with marks": "2024年,现将" * (LONG // 8),
    "year dots": "二 〇 " * (LONG // 4),
    "offices": "局" * LONG,
    "places": "县区镇乡" * (LONG // 4),
    "party": "中共" * (LONG // 2),
    "residue words": "打印 大中小 " * (LONG // 7),
    "empty lines": "\n" * LONG + "终",
    "lines of blanks": (" " * 99 + "\n") * (LONG // 100) + "终",
    "reporters": "记者从" * (LONG // 3),
    "hyphens": "-" * LONG,
    "marks of Markdown": "#" * LONG + " 终",
}  # fmt: skip


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_a_large_page_takes_seconds_not_minutes(text):
    doc = document(text)
    began = time.perf_counter()
    outline_of(doc)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "unit",
    [f"(一)加强领导。{SENTENCE}", f"一、加强领导\n{SENTENCE}\n", "岚澧县法治政府建设情况\n", SENTENCE],
    ids=["one line", "lines", "titles", "sentences"],
)
def test_four_times_the_text_takes_about_four_times_as_long(unit):
    def cost(times: int) -> float:
        doc = document(unit * times)
        best = 9.0
        for _ in range(2):
            began = time.perf_counter()
            outline_of(doc)
            best = min(best, time.perf_counter() - began)
        return best

    assert cost(8_000) < 8 * cost(2_000) + 0.2, "four times the text took more than eight times as long"


def test_an_empty_document_has_an_empty_outline():
    outline = outline_of(Document("", "txt", ()))
    assert (outline.sections, outline.sentences, outline.body) == ((), (), (0, 0))
    assert BODY
