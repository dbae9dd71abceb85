"""XML inside Word and OFD files: entities, what would be fetched, depth, length, encodings that lie."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from hostile.archives import entries_of, with_entries
from hostile.case import DAMAGED, Case, Cases, Fate
from hostile.clean import TITLE, file_of
from reading.samples import docx, para

_CANARY = "file:///etc/hostname"
_NOWHERE = "http://127.0.0.1:9/dabiao"

DOCTYPES = {
    "a file as entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{_CANARY}">]>',
    "an address as entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{_NOWHERE}">]>',
    "a parameter entity": f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{_NOWHERE}"> %x;]>',
    "an external DTD": f'<!DOCTYPE a SYSTEM "{_NOWHERE}">',
    "a billion laughs": "<!DOCTYPE a [<!ENTITY l0 '哈'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + "<!ENTITY x '&l9;'>]>",
    "quadratic growth": f"<!DOCTYPE a [<!ENTITY x '{'哈' * 50_000}'>]>",
}
_PARTS = {
    "docx": ("word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels", "word/styles.xml", "word/numbering.xml"),
    "ofd": ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_1/Content.xml"),
}


def cases() -> Cases:
    for form, parts in _PARTS.items():
        for part in parts:
            for name, doctype in DOCTYPES.items():
                fate = Fate.SAME if part in ("word/styles.xml", "word/numbering.xml") and part not in _related() else Fate.REFUSED
                yield _case(form, f"{name} in {part}", lambda f=form, p=part, d=doctype: _declared(f, p, d), fate, DAMAGED)
    yield from _body_cases()
    yield from _broken()


def _related() -> frozenset[str]:
    """Parts that the body of the clean file refers to; the others are never opened."""
    return frozenset(entries_of("docx"))


def _case(form: str, name: str, make: Callable[[], bytes], fate: Fate, codes: frozenset[str] = frozenset(), heavy: bool = False) -> Case:
    return Case(f"xml {form}/{name}", make, fate, f"报告.{form}", form, codes, heavy)


def _declared(form: str, part: str, doctype: str) -> bytes:
    inside = entries_of(form).get(part, b"<a>&x;</a>").decode()
    inside = inside.partition("?>")[2] if inside.startswith("<?xml") else inside
    inside = inside.replace(TITLE[:4], f"&x;{TITLE[:4]}", 1)
    return with_entries(form, {part: f"<?xml version='1.0' encoding='UTF-8'?>{doctype}{inside}"})


def _body(inside: str, encoding: str = "utf-8", declared: str = "UTF-8") -> bytes:
    """The clean Word file with something more in its body."""
    xml = entries_of("docx")["word/document.xml"].decode().partition("?>")[2]
    xml = f"<?xml version='1.0' encoding='{declared}'?>{xml.replace('<w:sectPr/>', f'{inside}<w:sectPr/>')}"
    return with_entries("docx", {"word/document.xml": xml.encode(encoding, "surrogatepass")})


def _text(inside: str) -> str:
    return f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"


def _table(rows: int) -> str:
    row = f"<w:tr><w:tc>{_text('甲')}</w:tc><w:tc>{_text('1')}</w:tc></w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def _body_cases() -> Cases:
    for depth in (100, 300, 3000, 300_000):
        nested = "<w:smartTag>" * depth + "</w:smartTag>" * depth
        fate = Fate.SAME if depth == 100 else Fate.REFUSED
        yield _case("docx", f"{depth} nested tags", lambda nested=nested: _body(f"<w:p>{nested}</w:p>"), fate)
    for depth in (10, 50, 120):
        tables = "<w:tbl><w:tr><w:tc>" * depth + _text("甲") + "</w:tc></w:tr></w:tbl>" * depth
        yield _case("docx", f"{depth} nested tables", lambda tables=tables: _body(tables), Fate.EITHER)
    bodies = {
        "ten thousand attributes": "<w:p " + " ".join(f"a{n}='1'" for n in range(10_000)) + "/>",
        "ten thousand namespaces": "<w:p " + " ".join(f"xmlns:n{n}='u{n}'" for n in range(10_000)) + "/>",
        "a hundred thousand empty paragraphs": "<w:p/>" * 100_000,
        "a hundred thousand empty runs": f"<w:p>{'<w:r/>' * 100_000}</w:p>",
        "a span of a thousand million columns": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{_text("甲")}</w:tc></w:tr></w:tbl>',
        "a negative span": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>{_text("甲")}</w:tc></w:tr></w:tbl>',
        "a field that never ends": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
        "a thousand fields that end": "<w:p>" + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" * 1000 + "</w:p>",
        "a note that is not there": '<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>',
        "an included file": f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{_CANARY}" parse="text"/>',
        "an embedded file": '<w:altChunk r:id="r9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
        "a processing instruction": f'<?xml-stylesheet href="{_NOWHERE}"?>',
        "a comment": "<!-- 行政复议 -->",
        "a section in CDATA": _text("<![CDATA[<script>alert(1)</script>]]>"),
        "markup as text": _text("&lt;w:p&gt;&lt;script&gt;"),
        "a list without its numbering": '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
        "a list at level minus one": '<w:p><w:pPr><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="x"/></w:numPr></w:pPr></w:p>',
        "a style that is not there": '<w:p><w:pPr><w:pStyle w:val="none"/></w:pPr></w:p>',
        "text boxes in text boxes": f"<w:p><w:r>{'<w:pict><v:textbox><w:txbxContent><w:p><w:r>' * 20}{'</w:r></w:p></w:txbxContent></v:textbox></w:pict>' * 20}</w:r></w:p>",
    }
    for name, inside in bodies.items():
        yield _case("docx", name, lambda inside=inside: _body(inside), Fate.SAME)
    yield _case("docx", "a text of 11 MB", lambda: _body(_text("甲" * 3_700_000)), Fate.REFUSED, frozenset({"too-large"}), heavy=True)
    yield _case("docx", "an attribute of 11 MB", lambda: _body(f'<w:p w:x="{"x" * (11 << 20)}"/>'), Fate.REFUSED, heavy=True)
    yield _case("docx", "30 thousand paragraphs", lambda: _body(_text("抓好落实。") * 30_000), Fate.REFUSED, frozenset({"too-large"}), heavy=True)
    yield _case("docx", "a table of ten thousand rows", lambda: _body(_table(10_000)), Fate.BOUNDED, heavy=True)
    for encoding, declared in (("utf-16", "UTF-16"), ("gb18030", "GB18030")):
        yield _case("docx", f"a body in {encoding}", lambda e=encoding, d=declared: _body("", e, d), Fate.EITHER)
    for encoding, declared in (("gb18030", "UTF-8"), ("utf-8", "GB18030"), ("utf-8", "UTF-16"), ("utf-8", "EBCDIC-9"), ("utf-8", "UTF-7")):
        yield _case("docx", f"a body in {encoding} said to be {declared}", lambda e=encoding, d=declared: _body("", e, d), Fate.EITHER)
    for name, char in {"a NUL": "\0", "a surrogate": "\ud800", "U+FFFE": "\ufffe", "an escape": "\x1b"}.items():
        yield _case("docx", f"{name} in the body", lambda char=char: _body(_text(char)), Fate.REFUSED, DAMAGED)
        yield _case("docx", f"{name} as a reference", lambda char=char: _body(_text(f"&#{ord(char)};")), Fate.REFUSED, DAMAGED)


def _broken() -> Cases:
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
        yield _case("docx", f"{name} for a body", lambda c=content: with_entries("docx", {"word/document.xml": c}), Fate.REFUSED)
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    yield _case("docx", "a main part that leads nowhere", lambda: with_entries("docx", {"_rels/.rels": f"<Relationships {rels}/>"}), Fate.EITHER)
    for name, target in {
        "leads out": "../../../../etc/hostname",
        "leads to itself": "_rels/.rels",
        "leads to the network": _NOWHERE,
        "is a folder": "word/",
    }.items():
        relation = f'<Relationships {rels}><Relationship Id="r1" Type="{office}" Target="{target}"/></Relationships>'
        yield _case("docx", f"a main part that {name}", lambda r=relation: with_entries("docx", {"_rels/.rels": r}), Fate.REFUSED)
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="{}"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    for name, base in {"themselves": "a", "each other": "b"}.items():
        yield _case("docx", f"styles based on {name}", lambda base=base: _styled(styles.format(base)), Fate.SAME)
    chain = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(5000))
    yield _case("docx", "five thousand styles on top of each other", lambda: _styled(chain.replace("s0", "a", 1)), Fate.SAME)
    many = "<w:style w:type='paragraph' w:styleId='a'><w:rPr><w:b/></w:rPr></w:style>"
    yield _case("docx", "a note that refers to itself", lambda: _noted('<w:r><w:footnoteReference w:id="2"/></w:r>', 1), Fate.EITHER)
    yield _case("docx", "a note referred to twenty thousand times", lambda: _noted(_text("注"), 20_000), Fate.EITHER)
    yield _case("docx", "a hundred thousand styles", lambda: _styled(many + "".join(many.replace("'a'", f"'s{n}'") for n in range(20_000))), Fate.SAME, heavy=True)
    yield _case("docx", "a label of a megabyte", lambda: _numbered("1", "%1" * 500_000), Fate.EITHER)
    yield _case("docx", "a roman number of ten digits", lambda: _numbered("9999999999", form="upperRoman"), Fate.EITHER)
    yield _case("docx", "twenty thousand open fields", lambda: _body("<w:p>" + ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" * 20_000) + "</w:p>"), Fate.SAME, heavy=True)
    yield _case("docx", "a number of 30 digits", lambda: _numbered("9" * 30), Fate.EITHER)
    yield _case("docx", "a negative number", lambda: _numbered("-7"), Fate.EITHER)
    yield _case("docx", "a number that is none", lambda: _numbered("nan"), Fate.EITHER)


def _lines() -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file_of("docx"))) as archive:
        xml = archive.read("word/document.xml").decode()
    return [piece.partition("<")[0] for piece in xml.split('xml:space="preserve">')[1:]]


def _styled(styles: str) -> bytes:
    title, *rest = _lines()
    return docx(para(title), *(para(line, '<w:pStyle w:val="a"/>') for line in rest), styles=styles)


def _noted(inside: str, times: int) -> bytes:
    title, *rest = _lines()
    note = f'<w:footnote w:id="2">{inside if inside.startswith("<w:p") else f"<w:p>{inside}</w:p>"}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return docx(para(title), *map(para, rest), f"<w:p>{reference * times}</w:p>", footnotes=note)


def _numbered(start: str, text: str = "%1%9%x", form: str = "chineseCounting") -> bytes:
    title, *rest = _lines()
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx(para(title), *map(para, rest), para("抓好落实。", listed), numbering=numbering)
