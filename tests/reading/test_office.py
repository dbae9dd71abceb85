"""Old Word, WPS, RTF: through LibreOffice where it is, else a clear message. Only its output is believed, never its exit code."""

import io
import struct
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fidelity import gold, word_files
from fidelity.measure import fidelity
from reading.samples import PARAGRAPHS, docx, para, run, zipped

from checker import limits
from checker.errors import InputFault
from checker.progress import heard_by
from checker.reading import office, read_document

RTF = rb"{\rtf1\ansi \u27861?}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "WordDocument".encode("utf-16-le")
WORD_XML = b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>"
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, stored=True)
NAMES = {
    ODT: "ODT 文件",
    RTF: "RTF 文件",
    OLE: "旧版 Word 或 WPS 文件（doc、wps）",
    WORD_XML: "Word XML 文件",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


def refused(data):
    with pytest.raises(InputFault) as caught:
        read_document(data, name="报告")
    return caught.value


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """stand_in(commands): a program in the place of LibreOffice; $out is the folder it should write to, $in the file."""

    def install(commands):
        program = tmp_path / "soffice"
        program.write_text(
            '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout="$2"; in="$3"\n' + commands + "\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv(office.PROGRAM_VARIABLE, str(program))

    return install


@pytest.mark.parametrize("data", NAMES, ids=["odt", "rtf", "doc", "xml"])
def test_without_libreoffice_the_message_says_what_to_install(monkeypatch, data):
    monkeypatch.setenv(office.PROGRAM_VARIABLE, "/nowhere/soffice")
    fault = refused(data)
    assert (fault.code, fault.message) == (
        "missing-program",
        f"报告：读取{NAMES[data]}需要 LibreOffice，本机没有找到",
    )
    assert fault.hint.startswith("请安装 LibreOffice")


def test_libreoffice_is_looked_for_in_the_usual_places(monkeypatch, tmp_path):
    monkeypatch.delenv(office.PROGRAM_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    assert office.find_office() is None
    program = tmp_path / "libreoffice"
    program.write_text("")
    program.chmod(0o755)
    assert office.find_office() == str(program)


@posix
def test_what_libreoffice_writes_is_read_as_word(stand_in, tmp_path):
    (tmp_path / "made.docx").write_bytes(docx(para("甲"), para(PARAGRAPHS[0])))
    stand_in(f'cp "{tmp_path}/made.docx" "$out/report.docx"')
    heard = []
    with heard_by(heard.append):
        document = read_document(RTF)
    assert (document.format, document.text) == ("rtf", f"甲\n{PARAGRAPHS[0]}")
    assert [notice.code for notice in document.notices] == ["converted"]
    assert heard == ["正在用 LibreOffice 转换RTF 文件……"]


@posix
@pytest.mark.parametrize("commands", ["exit 0", ': > "$out/report.docx"', "exit 77"])
def test_success_without_a_file_is_none(stand_in, commands):
    stand_in(commands)
    fault = refused(OLE)
    assert fault.code == "damaged"
    assert "可能已加密或损坏" in fault.message


@posix
def test_a_file_that_is_no_word_file_is_refused(stand_in):
    stand_in('echo nonsense > "$out/report.docx"')
    assert refused(OLE).code == "damaged"


@posix
def test_a_conversion_that_hangs_is_stopped_with_all_it_started(stand_in, tmp_path):
    stand_in(f'(sleep 2; echo alive > "{tmp_path}/survivor") & sleep 60')
    started = time.monotonic()
    with limits.raised({"office-seconds": 1}):
        fault = refused(RTF)
    assert (fault.code, fault.message) == ("timeout", "报告：LibreOffice 转换RTF 文件超过 1 秒，已停止")
    assert time.monotonic() - started < 10
    time.sleep(2.2)
    assert not (tmp_path / "survivor").exists()


@posix
def test_nothing_is_left_on_the_disk(stand_in, tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stand_in("exit 0")
    refused(RTF)
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("form", "kind"),
    [("doc:MS Word 97", "doc"), ("rtf", "rtf"), ("odt", "odt")],
    ids=["doc or wps", "rtf", "odt"],
)
def test_real_files_are_read_whole(form, kind):
    from fidelity.programs import office_files

    (data,) = office_files([word_files.gold_docx()], ".docx", form)
    document = read_document(data, name="报告.wps")
    found = fidelity(document, gold.PARAGRAPHS, gold.ROWS)
    assert (document.format, found.least, found.foreign) == (kind, 1.0, 0)


@pytest.mark.desktop
def test_tracked_changes_of_an_old_file_are_read_as_accepted():
    from fidelity.programs import office_files

    changed = para(
        run("全年")
        + f'<w:del w:id="1" w:author="a"><w:r><w:delText>上年</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">{run("办理")}</w:ins>'
    )
    source = _complete(changed, para(PARAGRAPHS[0]))
    (data,) = office_files([source], ".docx", "doc:MS Word 97")
    document = read_document(data)
    assert document.text == f"全年办理\n{PARAGRAPHS[0]}"
    assert [notice.code for notice in document.notices] == ["converted", "tracked-changes"]


@pytest.mark.desktop
def test_a_damaged_old_file_is_refused():
    assert refused(OLE + bytes(range(256)) * 20).code in ("damaged", "empty", "not-chinese")


@pytest.fixture
def asked():
    """Requests to a server on this machine, and its address."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            requests.append(self.path)
            self.send_error(404)

        def do_HEAD(self):
            self.do_GET()

        def do_OPTIONS(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield requests, f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("removed", "fetched"),
    [((), False), (("_SETTINGS",), False), (("_PROXY",), False), (("_SETTINGS", "_PROXY"), True)],
    ids=["as it is", "only the proxy", "only the settings", "neither, so that this test can fail"],
)
def test_a_picture_on_another_machine_is_not_fetched(asked, monkeypatch, removed, fetched):
    requests, address = asked
    for name in removed:
        monkeypatch.setattr(office, name, ())
    office.converted(_with_linked_picture(f"{address}/pixel.png"), ".docx", "文件")
    assert bool(requests) == fetched


def _with_linked_picture(address):
    """A Word file whose picture is only a link."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    document.add_paragraph(PARAGRAPHS[0])
    document.add_picture(io.BytesIO(_pixel()))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = document.part.relate_to(address, kind, is_external=True)
    for picture in document.element.iter(qn("a:blip")):
        del picture.attrib[qn("r:embed")]
        picture.set(qn("r:link"), link)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _pixel():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    picture = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", picture) + chunk(b"IEND", b"")


def _complete(*body):
    """A Word file that LibreOffice opens: with content types, which our own reader does not ask for."""
    import zipfile

    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(*body))) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, types if name == "[Content_Types].xml" else source.read(name))
    return target.getvalue()
