"""OFD files: the same joining as PDF, through ofdkit."""

import io
import re
import zipfile

import pytest
from fidelity import gold, typeset
from fidelity.measure import fidelity
from reading.samples import PARAGRAPHS, TITLE, zipped

from checker import limits
from checker.errors import InputFault
from checker.progress import heard_by
from checker.reading import ofd as ofd_module
from checker.reading import read_document


def ofd(before=PARAGRAPHS, table=(), after=()):
    return typeset.as_ofd(typeset.pages_of(TITLE, before, table, after))


def test_an_official_layout_is_read_as_it_was_written():
    pages = typeset.pages_of(
        gold.TITLE, (gold.OPENING, *gold.BEFORE_TABLE), gold.TABLE, (*gold.AFTER_TABLE, *gold.CLOSING)
    )
    document = read_document(typeset.as_ofd(pages))
    found = fidelity(document, gold.PARAGRAPHS, gold.ROWS)
    assert (found.least, found.foreign, document.format, document.notices) == (1.0, 0, "ofd", ())


def test_places_are_pages_and_rows():
    places = {p.place for p in read_document(ofd(PARAGRAPHS, gold.TABLE, PARAGRAPHS)).paragraphs}
    assert {"第 1 页", "第 2 页 表 1 第 1 行", "第 2 页"} <= places


def test_a_rectangle_and_a_matrix_draw_a_table_too():
    # The level lines come as one rectangle each, the upright ones scaled by a matrix.
    data = ofd(table=gold.TABLE)
    text = read_document(data).text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name).decode() for name in archive.namelist()}

    def redrawn(match):
        width, height = float(match[1]), float(match[2])
        if height:
            return f'CTM="1 0 0 {height:g} 0 0"><ofd:AbbreviatedData>M 0 0 L 0 1</ofd:AbbreviatedData>'
        return f"><ofd:AbbreviatedData>M 0 0 L {width:g} 0 L {width:g} 0.1 L 0 0.1 C</ofd:AbbreviatedData>"

    path = re.compile(r'LineWidth="0\.25"><ofd:AbbreviatedData>M 0 0 L (\S+) (\S+)</ofd:AbbreviatedData>')
    changed = {name: path.sub(redrawn, xml) for name, xml in entries.items()}
    assert changed != entries
    assert read_document(zipped(changed)).text == text


REFUSED = {
    "no body": (zipped({"OFD.xml": "<OFD/>"}), "damaged", "OFD 文件已损坏，或写法不合标准，无法读取"),
    "bad xml": (zipped({"OFD.xml": "<OFD"}), "damaged", "OFD 文件已损坏，或写法不合标准，无法读取"),
    "only pictures": (
        typeset.as_ofd([typeset.Printed(rules=[(10, 10, 100, 10)])]),
        "scanned",
        "OFD 的 1 页都没有文字（扫描图片）",
    ),
    "cut": (ofd()[:-60], "damaged", "文件已损坏：压缩包不完整，可能没有下载或拷贝完"),
}


@pytest.mark.parametrize(("data", "code", "cause"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_says_why(data, code, cause):
    with pytest.raises(InputFault) as caught:
        read_document(data, name="报告.ofd")
    assert (caught.value.code, caught.value.message) == (code, f"报告.ofd：{cause}")
    assert caught.value.hint.endswith("。")


@pytest.mark.parametrize(
    ("limit", "value", "cause"),
    [
        ("pages", 0, "超过上限 0 页"),
        ("page-characters", 10, "第 1 页有"),
        ("layout-seconds", -1, "读到第 1 页已用"),
        ("zip-size", 10, "解压后有 0 MB，超过上限"),
    ],
)
def test_the_limits_hold(limit, value, cause):
    with limits.raised({limit: value}), pytest.raises(InputFault, match=cause) as caught:
        read_document(ofd())
    assert caught.value.code == "too-large"
    assert f"--limit {limit}=" in caught.value.hint


def test_many_pages_are_announced(monkeypatch):
    monkeypatch.setattr(ofd_module, "SLOW_PAGES", 1)
    heard = []
    with heard_by(heard.append):
        read_document(ofd(PARAGRAPHS * 3))
    assert heard[0].startswith("正在读取 OFD，共 ")
