"""Word files with broken parts: bodies that are none, relations that lead out, styles, lists and notes in circles."""

from __future__ import annotations

import io
import zipfile

from hostile.archives import entries_of, with_entries
from hostile.case import Cases, Fate
from hostile.clean import TITLE, file_of
from hostile.xml_parts import NOWHERE, body_with, case_of, text_of
from reading.samples import docx, para


def cases() -> Cases:
    body = entries_of("docx")["word/document.xml"]
    pieces = {
        "an open tag": body[: body.rfind(b"</w:body>")],
        "an open comment": body.replace(b"<w:body>", b"<w:body><!--"),
        "two roots": body + body.partition(b"?>")[2],
        "text before the root": b"x" + body,
        "nothing": b"",
        "another root": b"<a/>",
        "a web page": b"<html><body>" + TITLE.encode() + b"</body></html>",
        "a prefix nobody declared": body.replace(b"<w:sectPr/>", b"<q:a/>"),
        "the same attribute twice": body.replace(b"<w:sectPr/>", b'<w:sectPr a="1" a="2"/>'),
    }
    for name, content in pieces.items():
        yield case_of(
            "docx",
            f"{name} for a body",
            lambda c=content: with_entries("docx", {"word/document.xml": c}),
            Fate.REFUSED,
        )
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    yield case_of(
        "docx",
        "a main part that leads nowhere",
        lambda: with_entries("docx", {"_rels/.rels": f"<Relationships {rels}/>"}),
        Fate.EITHER,
    )
    for name, target in {
        "leads out": "../../../../etc/hostname",
        "leads to itself": "_rels/.rels",
        "leads to the network": NOWHERE,
        "is a folder": "word/",
    }.items():
        relation = (
            f'<Relationships {rels}><Relationship Id="r1" Type="{office}" Target="{target}"/></Relationships>'
        )
        yield case_of(
            "docx",
            f"a main part that {name}",
            lambda r=relation: with_entries("docx", {"_rels/.rels": r}),
            Fate.REFUSED,
        )
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="{}"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    for name, base in {"themselves": "a", "each other": "b"}.items():
        yield case_of(
            "docx", f"styles based on {name}", lambda base=base: _styled(styles.format(base)), Fate.SAME
        )
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(5000)
    )
    yield case_of(
        "docx",
        "five thousand styles on top of each other",
        lambda: _styled(chain.replace("s0", "a", 1)),
        Fate.SAME,
    )
    many = "<w:style w:type='paragraph' w:styleId='a'><w:rPr><w:b/></w:rPr></w:style>"
    yield case_of(
        "docx",
        "a note that refers to itself",
        lambda: _noted('<w:r><w:footnoteReference w:id="2"/></w:r>', 1),
        Fate.EITHER,
    )
    yield case_of(
        "docx", "a note referred to twenty thousand times", lambda: _noted(text_of("注"), 20_000), Fate.EITHER
    )
    yield case_of(
        "docx",
        "a hundred thousand styles",
        lambda: _styled(many + "".join(many.replace("'a'", f"'s{n}'") for n in range(20_000))),
        Fate.SAME,
        heavy=True,
    )
    yield case_of("docx", "a label of a megabyte", lambda: _numbered("1", "%1" * 500_000), Fate.EITHER)
    yield case_of(
        "docx",
        "a roman number of ten digits",
        lambda: _numbered("9999999999", form="upperRoman"),
        Fate.EITHER,
    )
    yield case_of(
        "docx",
        "open fields",
        lambda: body_with(
            "<w:p>"
            + (
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                * 2_000
            )
            + "</w:p>"
        ),
        Fate.SAME,
    )
    yield case_of("docx", "a number of 30 digits", lambda: _numbered("9" * 30), Fate.EITHER)
    yield case_of("docx", "a negative number", lambda: _numbered("-7"), Fate.EITHER)
    yield case_of("docx", "a number that is none", lambda: _numbered("nan"), Fate.EITHER)


def _lines() -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file_of("docx"))) as archive:
        xml = archive.read("word/document.xml").decode()
    return [piece.partition("<")[0] for piece in xml.split('xml:space="preserve">')[1:]]


def _styled(styles: str) -> bytes:
    title, *rest = _lines()
    return docx(para(title), *(para(line, '<w:pStyle w:val="a"/>') for line in rest), styles=styles)


def _noted(inside: str, times: int) -> bytes:
    title, *rest = _lines()
    note = (
        f'<w:footnote w:id="2">{inside if inside.startswith("<w:p") else f"<w:p>{inside}</w:p>"}</w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return docx(para(title), *map(para, rest), f"<w:p>{reference * times}</w:p>", footnotes=note)


def _numbered(start: str, text: str = "%1%9%x", form: str = "chineseCounting") -> bytes:
    title, *rest = _lines()
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx(para(title), *map(para, rest), para("抓好落实。", listed), numbering=numbering)
