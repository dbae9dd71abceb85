"""Traditional script is folded one character to one character; who has no table is told so; simplified texts never notice."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC
from structure.samples import BODY, DUTIES, MEASURES, PREAMBLE, REPORT, THEMES, TITLE, numbered, outline

from checker import traditional
from checker.check import check_report
from checker.document import Document, Paragraph
from checker.errors import InputFault
from checker.finding import Outcome
from checker.folding import fold
from checker.reading import read_document
from checker.traditional import is_traditional, simplified

TO_TRADITIONAL = OpenCC("s2t").convert

HEAD = f"{TITLE}\n{PREAMBLE}\n"
REPORTS = {
    "the four parts": REPORT,
    "themes": HEAD + THEMES + "四、存在的不足\n力量不足。\n五、2025年安排\n继续清理。\n",
    "duties first": HEAD + numbered(DUTIES, MEASURES),
    "one line": REPORT.replace("\n", " "),
    "no title": f"{PREAMBLE}\n{BODY}",
    "own lines": f"岚澧县人民政府\n关于2024年度\n法治政府建设情况的报告\n{PREAMBLE}\n{BODY}",
}


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_a_report_in_traditional_script_is_understood_as_in_simplified(text):
    here, there = outline(text), outline(TO_TRADITIONAL(text))
    assert (there.genre, there.title.level, there.title.year) == (
        here.genre,
        here.title.level,
        here.title.year,
    )
    assert [part.part for part in there.parts] == [part.part for part in here.parts]
    assert [(s.start, s.end, s.part) for s in there.sentences] == [
        (s.start, s.end, s.part) for s in here.sentences
    ]


def test_what_is_shown_is_what_the_document_writes():
    text = TO_TRADITIONAL(REPORT)
    title = outline(text).title
    assert title.title == TO_TRADITIONAL(TITLE)
    assert title.issuer == TO_TRADITIONAL("岚澧县人民政府")
    card = check_report(text)
    quotes = [quote for finding in card.findings for quote in finding.evidence]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.quote for quote in quotes)


@pytest.mark.parametrize("text", [REPORTS["the four parts"], REPORTS["duties first"]])
def test_the_verdicts_are_the_same_in_either_script(text):
    here, there = check_report(text), check_report(TO_TRADITIONAL(text))
    assert {f.id: f.outcome for f in there.findings} == {f.id: f.outcome for f in here.findings}
    assert any(f.outcome is Outcome.MET for f in there.findings)


def test_the_glosses_of_a_converter_are_blanks():
    text = TO_TRADITIONAL(REPORT).replace("設", "設(shè)").replace("務", "務(wù)").replace("結", "結(jié)")
    folded = read_document(text).folded
    assert len(folded) == len(text)
    assert "(sh" not in folded
    assert [p.part for p in outline(text).parts] == [p.part for p in outline(REPORT).parts]


def test_a_traditional_text_is_announced():
    codes = [notice.code for notice in read_document(TO_TRADITIONAL(REPORT)).notices]
    assert codes == ["traditional-script"]
    assert read_document(REPORT).notices == ()


def test_without_the_table_a_traditional_text_is_refused_with_the_name_of_the_extra(monkeypatch, tmp_path):
    monkeypatch.setattr(traditional, "_table", lambda: None)
    file = tmp_path / "報告.txt"
    file.write_text(TO_TRADITIONAL(REPORT), encoding="utf-8")
    for source in (file, TO_TRADITIONAL(REPORT)):
        with pytest.raises(InputFault) as caught:
            read_document(source)
        assert caught.value.code == "missing-extra"
        assert "繁体中文" in caught.value.message
        assert "dabiao[traditional]" in caught.value.hint
    error = check_report(file).error
    assert error is not None
    assert error.code == "missing-extra"
    assert read_document(REPORT).folded == fold(REPORT)


SIMPLIFIED = {
    "report": REPORT,
    "names in traditional": REPORT + "岚澧县與會會長獲頒國際獎項。",
    "characters of both": "干部、乾县、著作、后勤、几个、台湾、里程、云端。" * 20,
    "empty": "",
    "english": "Government under the rule of law. " * 20,
    "one character": "國",
}


@pytest.mark.parametrize("text", SIMPLIFIED.values(), ids=SIMPLIFIED)
def test_a_simplified_text_is_left_alone(text):
    assert not is_traditional(text)
    assert Document(text, "txt", (Paragraph(0, len(text)),) if text else ()).folded == fold(text)


def test_a_simplified_report_does_not_load_the_table():
    program = (
        "import sys; from checker.check import check_report; check_report('岚澧县人民政府2024年度法治政府建设情况报告');"
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


characters = st.characters(codec="utf-8") | st.sampled_from(
    "國務會議執辦關於規範強這個們時實發動(jié)（）　“”"
)


@given(st.text(characters, max_size=300))
def test_folding_keeps_the_length_of_any_text(text):
    folded = simplified(fold(text))
    assert folded is not None
    assert len(folded) == len(text)
    assert len(Document(text, "txt", ()).folded) == len(text)


@given(st.text("國務會議執辦關於規範強這個們時實發動法治政府建設年度報告。", max_size=300))
def test_folding_twice_is_folding_once(text):
    once = simplified(fold(text))
    assert once is not None
    assert simplified(once) == once


def test_every_character_of_the_table_becomes_one_that_stays():
    table = traditional._table()
    assert table is not None
    assert len(table) > 2000
    assert all(len(other) == 1 for other in table.values())
    assert table[ord("縣")] == "县"
    assert ord("县") not in table
