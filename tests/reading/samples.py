"""An invented report and small builders of inputs. No binary file stands in the repository."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from checker.errors import InputFault
from checker.reading import read_document

if TYPE_CHECKING:
    from checker.document import Document

TITLE = "甲县2024年法治政府建设年度报告"
PARAGRAPHS = (
    "2024年，甲县坚持以习近平法治思想为指导，深入贯彻党的二十大精神，扎实推进法治政府建设，现将有关情况报告如下。",
    "一、主要举措和成效",
    "（一）健全推进机制。县政府常务会议专题研究法治政府建设工作4次，制定年度工作要点，明确任务32项，逐项落实到责任单位。",
    "（二）化解行政争议。全年收到行政复议申请131件，受理118件，审结109件；行政机关负责人出庭应诉率100%。",
    "二、存在的不足和原因",
    "个别单位执法程序不够规范，基层执法力量仍显薄弱，主要原因是业务培训不够经常、监督考核不够严格。",
    "三、下一年度工作安排",
    "继续落实行政执法责任制，开展执法案卷评查，组织法治培训6期，着力提升基层执法人员的能力和水平。",
)
REPORT = "\n".join((TITLE, *PARAGRAPHS))

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = ("numbering", "styles", "footnotes", "endnotes")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, properties: str = "") -> str:
    """A paragraph: of its text, or of runs if it begins with a tag."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def listed(text: str, list_id: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(text: str, style: str, more: str = "") -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>{more}')


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is its text, or paragraphs and cell properties if it begins with a tag."""

    def cell(inside: str) -> str:
        return f"<w:tc>{inside if inside.startswith('<') else para(inside)}</w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def level(number: int, form: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{inside}</w:lvl>'


def numbering(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


def docx(*body: str, strict: bool = False, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file. body: paragraphs and tables; parts: inside of numbering, styles, footnotes, endnotes."""
    folder, _, file = main.rpartition("/")

    def part(root: str, inside: str) -> str:
        xml = f"<?xml version='1.0' encoding='UTF-8'?><w:{root} {_NAMESPACES}>{inside}</w:{root}>"
        return xml.replace(_W, STRICT_W) if strict else xml

    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in _PARTS
        if name in parts
    )
    root_relation = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{root_relation}</Relationships>',
            main: part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
            f"{folder}/_rels/{file}.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
            **{f"{folder}/{name}.xml": part(name, inside) for name, inside in parts.items()},
        }
    )


def zipped(entries: dict[str, str | bytes], *, stored: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return target.getvalue()


FILLER = para(PARAGRAPHS[0])  # enough Chinese for a small test document to be accepted


def outcome(source: bytes | str) -> Document | InputFault:
    """The document, or the reason why there is none; any other exception goes through."""
    try:
        return read_document(source)
    except InputFault as fault:
        return fault


def word_lines(data: bytes) -> list[str]:
    """The paragraphs of a Word file without the filler."""
    return [line for line in read_document(data).text.split("\n") if line != PARAGRAPHS[0]]
