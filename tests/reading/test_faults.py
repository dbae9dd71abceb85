"""Every input that cannot be assessed is refused with a code, a cause and what to do."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from reading.samples import REPORT, docx, para, zipped

from checker import limits
from checker.errors import InputFault
from checker.reading import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
WORD = docx(*map(para, REPORT.split("\n")))
FULL_OF_SCRIPT = "<html><body><div id=app></div><script src=main.js></script></body></html>"


def with_encrypted_entries(data: bytes) -> bytes:
    """Set the encryption flag of every entry; nothing more is needed to be refused."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            changed[place + offset] |= 1
            place = data.find(signature, place + 1)
    return bytes(changed)


REFUSED = {
    "nothing": (b"", "empty", "文件是空的"),
    "blanks and a mark": (b"\xef\xbb\xbf \r\n\t", "empty", "文件是空的"),
    "full-width blanks": ("\u3000\n\u3000".encode(), "empty", "没有文字内容"),
    "word without text": (docx(para("")), "empty", "没有文字内容"),
    "spreadsheet": (
        zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        "unsupported",
        "这是表格或演示文稿，不是报告正文",
    ),
    "archive": (zipped({"报告.txt": REPORT}), "unsupported", "这是压缩包"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "unsupported", "这是图片"),
    "old spreadsheet": (
        OLE + "Workbook".encode("utf-16-le"),
        "unsupported",
        "这是表格或演示文稿，不是报告正文",
    ),
    "binary": (bytes(range(256)) * 8, "unsupported", "不是文本文件，格式无法识别"),
    "encrypted word": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "文件已加密"),
    "old word with a password": (
        OLE[:512].ljust(512, b"\0")
        + b"\xec\xa5\xc1\x00"
        + b"\0" * 7
        + b"\x13"
        + "WordDocument".encode("utf-16-le"),
        "encrypted",
        "文件已加密",
    ),
    "encrypted zip": (with_encrypted_entries(WORD), "encrypted", "文件已加密"),
    "cut zip": (WORD[:-100], "damaged", "文件已损坏：压缩包不完整，可能没有下载或拷贝完"),
    "zip without body": (
        zipped({"[Content_Types].xml": ""}),
        "damaged",
        "文件已损坏：缺少正文部分 word/document.xml",
    ),
    "bad xml": (
        zipped({"[Content_Types].xml": "", "word/document.xml": "<a>\n<b></a>"}),
        "damaged",
        "文件已损坏：word/document.xml 在第 2 行不是合法的 XML",
    ),
    "other xml": (
        zipped({"[Content_Types].xml": "", "word/document.xml": "<a/>"}),
        "unsupported",
        "不是 Word 文档",
    ),
    "english": (
        b"Annual report on the rule of law, " * 20 + "法治政府".encode(),
        "not-chinese",
        "不是中文文本（汉字 4 个，占全部文字 0%）",
    ),
    "few characters": (
        "法治政府建设年度报告".encode(),
        "not-chinese",
        "不是中文文本（汉字 10 个，占全部文字 100%）",
    ),
    "garbled": (("法治政府建设" * 20 + "\ufffd" * 30).encode(), "garbled", "乱码过多（30 个字符已丢失）"),
    "garbled twice": (
        ("法治政府建设" * 20 + "锟斤拷" * 10).encode(),
        "garbled",
        "乱码过多（20 个字符已丢失）",
    ),
    "script page": (FULL_OF_SCRIPT.encode(), "body-missing", "正文由脚本加载，保存的网页里没有"),
}


@pytest.mark.parametrize(("data", "code", "cause"), REFUSED.values(), ids=REFUSED)
def test_an_input_is_refused_with_its_reason(data, code, cause):
    with pytest.raises(InputFault) as caught:
        read_document(data, name="报告")
    assert (caught.value.code, caught.value.message) == (code, f"报告：{cause}")
    assert caught.value.hint.endswith("。")


def test_blank_text_in_memory_is_empty():
    with pytest.raises(InputFault, match="输入文字：没有文字内容") as caught:
        read_document(" \n\u3000")
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    ("path", "code", "cause"),
    [
        ("没有.txt", "not-found", "找不到文件"),
        ("目录", "is-directory", "这是文件夹，不是文件"),
        ("a\0b", "unreadable", "无法读取"),
    ],
)
def test_a_path_that_leads_nowhere(tmp_path, path, code, cause):
    (tmp_path / "目录").mkdir()
    with pytest.raises(InputFault) as caught:
        read_document(tmp_path / path)
    assert caught.value.code == code
    assert caught.value.message.startswith(f"{tmp_path / path}：{cause}")


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(13, "denied"), "没有读取权限"),
        (OSError(5, "输入输出错误"), "无法读取（输入输出错误）"),
    ],
)
def test_a_file_that_cannot_be_opened(tmp_path, monkeypatch, error, cause):
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")

    def refuse(*_):
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputFault) as caught:
        read_document(path, name="报告.txt")
    assert (caught.value.code, caught.value.message) == ("unreadable", f"报告.txt：{cause}")


def test_a_file_above_the_limit_is_not_read(tmp_path):
    path = tmp_path / "报告.txt"
    path.touch()
    os.truncate(path, limits.amount("file-size") + 1)
    with pytest.raises(InputFault, match="文件超过上限 50 MB") as caught:
        read_document(path)
    assert caught.value.code == "too-large"


def test_content_above_the_limit_is_refused():
    with limits.raised({"file-size": 100}), pytest.raises(InputFault) as caught:
        read_document(REPORT.encode())
    assert caught.value.code == "too-large"


NEEDS = {
    "docx": (WORD, "lxml", "读取网页和 Word 文件需要 lxml，尚未安装"),
    "html": (
        f"<html><body>{REPORT}</body></html>".encode(),
        "lxml",
        "读取网页和 Word 文件需要 lxml，尚未安装",
    ),
    "pdf": (b"%PDF-1.7", "pypdfium2", "读取 PDF 文件需要 pypdfium2，尚未安装"),
    "ofd": (zipped({"OFD.xml": "<OFD/>"}), "ofdkit", "读取 OFD 文件需要 ofdkit，尚未安装"),
}


@pytest.mark.parametrize(("data", "package", "cause"), NEEDS.values(), ids=NEEDS)
def test_without_its_package_a_format_names_the_extra(monkeypatch, data, package, cause):
    for module in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputFault) as caught:
        read_document(data, name="报告")
    assert (caught.value.code, caught.value.message) == ("missing-extra", f"报告：{cause}")
    assert "dabiao[docs]" in caught.value.hint


HEAVY = ("lxml", "pypdfium2", "ofdkit", "docx", "email", "subprocess", "reportlab")


def test_plain_text_loads_nothing_that_other_formats_need():
    script = (
        "import sys; from checker.reading import read_document; read_document('甲县'.encode() * 20, name='a.txt');"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_xml_part_above_the_limit_is_not_parsed():
    with limits.raised({"xml-size": 100}), pytest.raises(InputFault, match="疑似压缩炸弹") as caught:
        read_document(WORD)
    assert caught.value.code == "too-large"


def test_a_page_with_large_pictures_inside_is_read_and_endless_markup_is_not():
    page = "<html><body><div id=zoom><img src='data:image/png;base64,{}'>{}</div></body></html>"
    body = "".join(f"<p>{line}</p>" for line in REPORT.split("\n"))
    with limits.raised({"page-markup": 5000}):
        assert REPORT.split("\n")[1] in read_document(page.format("A" * 9000, body).encode()).text
    with limits.raised({"page-markup": 5000}), pytest.raises(InputFault, match="不是正常的报告") as caught:
        read_document(page.format("", body + "<p></p>" * 1000).encode())
    assert caught.value.code == "too-large"


def bomb(size: int) -> bytes:
    return zipped(
        {"[Content_Types].xml": "", "word/document.xml": "<a/>", "word/media/image1.bmp": b"\0" * size}
    )


def many_entries(count: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "")
        for number in range(count):
            package.writestr(f"word/media/{number}", "")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (bomb(300 << 20), "解压后有 300 MB，超过上限 200 MB"),
        (bomb(30 << 20), "word/media/image1.bmp 的压缩比超过 150 倍"),
        (many_entries(2000), "压缩包内超过 2000 个文件"),
    ],
    ids=["unpacked size", "ratio", "entries"],
)
def test_a_zip_bomb_is_refused_before_it_is_opened(data, cause):
    with pytest.raises(InputFault) as caught:
        read_document(data)
    assert (caught.value.code, caught.value.message) == (
        "too-large",
        f"输入内容：{cause}，疑似压缩炸弹，已拒绝",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration_is_refused(encoding):
    xml = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"
    with pytest.raises(InputFault, match="含有 DOCTYPE 声明") as caught:
        read_document(zipped({"[Content_Types].xml": "", "word/document.xml": xml.encode(encoding)}))
    assert caught.value.code == "damaged"
