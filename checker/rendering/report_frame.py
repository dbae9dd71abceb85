"""The frame of a report as a Word file: its parts, headings, and for every element asked a prompt with its clause.

Page, fonts and line spacing follow GB/T 9704—2012 (A4, type area 156 × 225 mm, 22 lines of 28 characters, title 小标宋 2号, text 仿宋 3号).
Prompts are written as structure/prompts.py knows them: an untouched frame has no content.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from checker.rendering.office_file import same_bytes
from checker.rendering.words import IMPORTANCE_WORDS
from checker.structure.prompts import PROMPT_OPENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.rulebook import Rule, Rulebook

TITLE_FONT, TEXT_FONT, FIRST_FONT, SECOND_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_TITLE_POINTS, _TEXT_POINTS, _FOOT_POINTS = 22, 16, 14  # 2号, 3号, 4号
_LINE_POINTS = 28.95  # 22 lines in 225 mm
_INDENT_HUNDREDTHS = 200  # two characters
_MARGINS_MM = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
_PROMPT_GREY = "7F7F7F"

_DIGITS = "〇一二三四五六七八九十"

_MEASURES_GROUPS_LAST = ("leadership",)  # told of wherever it fits; here at the end of the measures


def report_frame(rulebook: Rulebook, *, issuer: str, level: str | None, year: int) -> bytes:
    """A .docx to write the report of a year into. Same input, same bytes.

    level: P, C, X, T, D, or None for all that is asked of anyone. Elements that do not apply are left out.
    """
    import docx  # noqa: PLC0415 -- an extra, and slow to import

    rules = [rule for rule in rulebook.rules.values() if not rule.exclusion(level, year)]
    frame = _Frame(docx.Document(), level, year)
    frame.page()
    frame.line(f"{issuer}", "title")
    frame.line(f"{year}年法治政府建设年度报告", "title")
    frame.line("", "text")
    frame.prompts(
        rule for rule in rules if rule.part == "document" and rule.kind != "title"
    )  # the title is written
    frame.line(f"一、{year}年推进法治政府建设的主要举措和成效", "first")
    frame.prompts(_asked(rules, "content/measures"))
    measures = [rule for rule in rules if rule.part in ("measures", "anywhere") and rule.group != "content"]
    for number, group in enumerate(_groups(rulebook, measures), 1):
        frame.line(f"（{_chinese(number)}）{rulebook.scoring.groups[group]}", "second")
        frame.prompts(rule for rule in measures if rule.group == group)
    frame.line("二、存在的不足和原因", "first")
    frame.prompts(
        [*_asked(rules, "content/shortcomings", "content/causes"), *_of_part(rules, "shortcomings")]
    )
    frame.line(f"三、{year}年党政主要负责人履行推进法治建设第一责任人职责情况", "first")
    frame.prompts([*_asked(rules, "content/first-responsible"), *_of_part(rules, "first-responsible")])
    frame.line(f"四、{year + 1}年推进法治政府建设的主要安排", "first")
    frame.prompts([*_asked(rules, "content/plan"), *_of_part(rules, "plan")])
    frame.prompt(f"落款：制发单位和成文日期，如 {year + 1}年3月20日。报送前请删去全部提示。")
    return frame.data()


def _asked(rules: Sequence[Rule], *ids: str) -> list[Rule]:
    return [rule for rule in rules if rule.id in ids]


def _of_part(rules: Sequence[Rule], part: str) -> list[Rule]:
    return [rule for rule in rules if rule.part == part and rule.group != "content"]


def _groups(rulebook: Rulebook, rules: Sequence[Rule]) -> list[str]:
    """The groups of these rules in the scorecard's order, leadership last."""
    known = [group for group in rulebook.scoring.groups if any(rule.group == group for rule in rules)]
    return sorted(known, key=lambda group: group in _MEASURES_GROUPS_LAST)


def _chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (
        _DIGITS[ones] if ones else ""
    )


class _Frame:
    """A python-docx document that is written line by line."""

    def __init__(self, word: Any, level: str | None, year: int) -> None:
        self._word, self._level, self._year = word, level, year

    def page(self) -> None:
        from docx.shared import Mm, Pt  # noqa: PLC0415

        section = self._word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, millimetres in _MARGINS_MM.items():
            setattr(section, side, Mm(millimetres))
        section.footer_distance = Mm(28)  # the number stands 7 mm below the type area
        foot = section.footer.paragraphs[0]
        foot.alignment = 1  # centred; odd and even pages alike
        self._dress(foot.add_run("— "), "宋体", _FOOT_POINTS)
        self._field(foot, "PAGE")
        self._dress(foot.add_run(" —"), "宋体", _FOOT_POINTS)
        properties = self._word.core_properties
        properties.author = properties.comments = ""
        style = self._word.styles["Normal"]
        style.paragraph_format.space_after = Pt(0)

    def line(self, text: str, kind: str) -> None:
        """kind: title, first (一、), second (（一）) or text."""
        font = {"title": TITLE_FONT, "first": FIRST_FONT, "second": SECOND_FONT}.get(kind, TEXT_FONT)
        paragraph = self._paragraph(centred=kind == "title")
        self._dress(paragraph.add_run(text), font, _TITLE_POINTS if kind == "title" else _TEXT_POINTS)

    def prompts(self, rules: Iterable[Rule]) -> None:
        """One prompt for each element."""
        for rule in rules:
            importance = rule.importance_for(self._level, self._year)
            basis = "；".join(citation.text for citation in rule.basis_for(self._year)[:1])
            cited = f" 依据：{basis}。" if basis else ""
            self.prompt(f"{rule.title}（{IMPORTANCE_WORDS[importance]}）——{rule.advice}{cited}")

    def prompt(self, text: str) -> None:
        # Brackets would end the prompt for whoever reads the text back.
        inside = text.replace("【", "“").replace("】", "”").replace("[", "“").replace("]", "”")
        run = self._paragraph().add_run(f"{PROMPT_OPENS}{inside}】")
        self._dress(run, SECOND_FONT, _TEXT_POINTS - 4, _PROMPT_GREY)

    def data(self) -> bytes:
        out = io.BytesIO()
        self._word.save(out)
        return same_bytes(out.getvalue())

    def _paragraph(self, *, centred: bool = False) -> Any:
        from docx.shared import Pt  # noqa: PLC0415

        paragraph = self._word.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(_LINE_POINTS)
        if centred:
            paragraph.alignment = 1
        else:
            _set(_child(paragraph._p.get_or_add_pPr(), "w:ind"), "w:firstLineChars", str(_INDENT_HUNDREDTHS))
        return paragraph

    def _dress(self, run: Any, font: str, points: float, colour: str = "") -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        run.font.size = Pt(points)
        run.font.name = "Times New Roman" if font == TEXT_FONT else font
        _set(run._r.get_or_add_rPr().get_or_add_rFonts(), "w:eastAsia", font)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)

    def _field(self, paragraph: Any, name: str) -> None:
        run = paragraph.add_run()
        self._dress(run, "宋体", _FOOT_POINTS)
        for kind in ("begin", "", "end"):
            if kind:
                _set(_child(run._r, "w:fldChar"), "w:fldCharType", kind)
            else:
                _child(run._r, "w:instrText").text = name


def _child(parent: Any, tag: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    element = OxmlElement(tag)
    parent.append(element)
    return element


def _set(element: Any, name: str, value: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    element.set(qn(name), value)
