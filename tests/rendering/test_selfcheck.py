"""The 自查表: every element, what was checked by what, lines for signature; the same bytes; one page."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from rendering.checked import FOUND, SHOWN, hostile_checked
from rendering.pages import Page, faults_of, shell
from rendering.samples import UNREADABLE
from texts import REPORT

from checker.check import check_report
from checker.finding import Outcome
from checker.rendering.selfcheck import selfcheck_of
from checker.rendering.selfcheck_docx import GROUP_FONT, HEAD_FONT, TEXT_FONT, TITLE_FONT, selfcheck_docx
from checker.rendering.selfcheck_html import selfcheck_html

HOSTILE = "<script>甲</script>&{{ 1 }}\x1b[31m\u202e"


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def lines_of(word: Any) -> list[str]:
    """Paragraphs and tables in order, a row a line; merged cells once."""
    lines: list[str] = []
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                lines.append(
                    " | ".join("".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in cells)
                )
        else:
            lines.append(block.text)
    return lines


def without_version(text: str) -> str:
    return re.sub(r"dabiao \d+\.\d+\.\d+", "dabiao <version>", text)


def test_the_word_file_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    word = opened(selfcheck_docx(SHOWN))
    footer = "".join(t.text or "" for t in word.sections[0].footer._element.iter(qn("w:t")))
    golden("rendering/selfcheck-docx.txt", without_version("\n".join([*lines_of(word), footer]) + "\n"))


def test_the_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("rendering/selfcheck.html", shell(selfcheck_html(SHOWN)))


@pytest.mark.parametrize(
    "card", [SHOWN, UNREADABLE, hostile_checked(HOSTILE).scorecard], ids=["shown", "unreadable", "hostile"]
)
def test_both_forms_are_whole_and_say_the_same(card: Any) -> None:
    page = selfcheck_html(card)
    assert faults_of(page) == []
    said = "".join(Page(page).all("main")[0].text.split())
    for line in lines_of(opened(selfcheck_docx(card))):
        for cell in line.split(" | "):
            words = "".join(re.sub("_{3,}|年　　月　　日", "", cell).split())
            assert words in said, cell


@pytest.mark.parametrize("form", [selfcheck_docx, selfcheck_html])
def test_the_same_report_gives_the_same_bytes(form: Callable[..., bytes | str]) -> None:
    assert form(SHOWN) == form(SHOWN)
    assert form(SHOWN) != form(SHOWN, date="2025-03-28")


def test_the_word_file_tells_no_time() -> None:
    data = selfcheck_docx(SHOWN)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    known = opened(data).core_properties
    assert (known.created.year, known.modified.year, known.author) == (2000, 2000, "dabiao")


def test_every_element_has_its_verdict_in_order_and_columns_are_even() -> None:
    sheet = selfcheck_of(SHOWN)
    rows = [row for column in sheet.columns for row in column]
    listed = [row.entry.finding.id for row in rows if row.entry is not None]
    assert sorted(listed) == sorted(finding.id for finding in FOUND)
    left, right = map(len, sheet.columns)
    assert left - right in (-2, -1, 0, 1)
    assert left == 0 or sheet.columns[0][-1].entry is not None, "a heading stays with its lines"


def test_what_makes_it_checkable_is_printed() -> None:
    said = "\n".join(lines_of(opened(selfcheck_docx(SHOWN))))
    waived = next(finding for finding in FOUND if finding.outcome is Outcome.WAIVED)
    for words in (
        SHOWN.document.sha256,
        SHOWN.document.sha256[:12],
        "规则指纹 f00d",
        "中央要求 → 云水县示例要求",
    ):
        assert words in said
    assert f"{waived.title}（{waived.reason}）" in said
    assert all(label in said for label in ("检查人：", "审核人：", "日期："))
    assert "云水县2024.txt" in said
    assert "报告/" not in said, "the folder is nobody's business"


def test_without_waivers_it_says_so() -> None:
    plain = replace(SHOWN, findings=tuple(one for one in FOUND if one.outcome is not Outcome.WAIVED))
    assert dict(selfcheck_of(plain).facts)["豁　　免"] == "无"


def test_fonts_are_those_of_official_papers() -> None:
    xml = zipfile.ZipFile(io.BytesIO(selfcheck_docx(SHOWN))).read("word/document.xml").decode("utf-8")
    named = set(re.findall(r'w:eastAsia="([^"]+)"', xml))
    assert named == {TITLE_FONT, TEXT_FONT, HEAD_FONT, GROUP_FONT}


def test_without_python_docx_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.errors import UsageFault

    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(UsageFault) as fault:
        selfcheck_docx(SHOWN)
    assert "dabiao[docs]" in fault.value.hint


@pytest.mark.desktop
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_all_elements_fit_on_one_page(tmp_path: Path) -> None:
    card = check_report(REPORT)
    (tmp_path / "自查表.docx").write_bytes(selfcheck_docx(card))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "自查表.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "自查表.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.count("\f") == 1
    compact = "".join(said.split())
    wanted = ("检查人：", "第1页/共1页", *(finding.title for finding in card.findings))
    assert [words for words in wanted if words not in compact] == []
