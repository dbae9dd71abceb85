"""Files and folders that are no ordinary ones: pipes, devices, links in circles, no rights, a full disk, files that go away in between."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hostile.clean import file_of
from hostile.worker import YEAR

import checker.check
from checker.cli import main

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and limits of POSIX")
_AS_ROOT = sys.platform != "win32" and os.getuid() == 0


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("好.txt").write_bytes(file_of("txt"))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments])
    assert "Traceback" not in result.output
    assert not (result.exception and not isinstance(result.exception, SystemExit)), result.output
    return result


def child(*arguments: str, **settings) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, where limits and rights can be taken away."""
    program = "import sys; from checker.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, *arguments]
    root = str(Path(checker.check.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": root, "DABIAO_CACHE": ""}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env=env, **settings
    )
    assert "Traceback" not in done.stderr
    return done


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path.name)


STRANGE = {
    "a pipe": (_pipe, "这是管道或设备"),
    "a socket": (_socket, "这是管道或设备"),
    "an endless device": (lambda path: path.symlink_to("/dev/zero"), "这是管道或设备"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "无法读取"),
    "a link to nothing": (lambda path: path.symlink_to("没有"), "找不到文件"),
    "a folder": (Path.mkdir, "这是文件夹"),
}


@posix
@pytest.mark.parametrize(("make", "reason"), STRANGE.values(), ids=STRANGE)
def test_what_is_no_file_is_said_and_the_next_report_is_checked(make, reason):
    make(Path("坏.docx"))
    result = run("check", "坏.docx", "好.txt", "--format", "jsonl", "--year", str(YEAR))
    assert result.exit_code == 3
    bad, good = result.stdout.strip().split("\n")
    assert reason in bad
    assert '"points"' in good


@posix
def test_an_audit_gives_each_of_them_a_row_and_follows_no_link_to_a_folder():
    folder = Path("报告")
    folder.mkdir()
    (folder / "好.txt").write_bytes(file_of("txt"))
    _pipe(folder / "管道.docx")
    (folder / "设备.txt").symlink_to("/dev/zero")
    (folder / "空链.txt").symlink_to("没有")
    (folder / "回路").symlink_to(folder.resolve())
    (folder / "链接.txt").symlink_to("好.txt")
    result = run("audit", "run", "报告", "--store", "a.sqlite", "--quiet", "--jobs", "1")
    assert result.exit_code == 3
    listed = run("audit", "status", "a.sqlite", "--files").output
    for name in ("管道.docx", "设备.txt", "空链.txt", "回路"):
        assert f"报告/{name}" in listed
    assert "指向文件夹的链接" in listed
    assert "共 6 个文件" in result.output


def test_a_file_that_goes_away_in_between_costs_itself_only(monkeypatch):
    Path("去.txt").write_bytes(file_of("txt"))
    whole = checker.check.checked_report

    def first_then_remove(source, **options):
        checked = whole(source, **options)
        Path("去.txt").unlink(missing_ok=True)
        return checked

    monkeypatch.setattr(checker.check, "checked_report", first_then_remove)
    result = run("check", "好.txt", "去.txt", "好.txt", "--format", "jsonl")
    first, gone, last = result.stdout.strip().split("\n")
    assert result.exit_code == 3
    assert "找不到文件" in gone
    assert first == last


@posix
def test_files_that_change_under_an_audit_are_judged_as_they_were_read_once():
    """The name in the store and the verdict are of the same bytes: a file is opened once."""
    from checker.batch.assess import Assessor
    from checker.batch.task import Settings, Task

    opened = []
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
    place = Path("好.txt").resolve()
    result = Assessor(Settings(today="2026-01-15")).assess(Task(1, str(place), "好.txt"))
    assert result.record is not None
    assert opened.count(str(place)) == 1


FULL = {
    "text": ("--output", "/dev/full"),
    "html": ("--format", "html", "--output", "/dev/full"),
    "junit": ("--format", "junit", "--output", "/dev/full"),
}


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("options", FULL.values(), ids=FULL)
def test_a_full_disk_is_said(options):
    result = run("check", "好.txt", *options)
    assert result.exit_code == 2
    assert "结果写不进 /dev/full" in result.stderr


def _little_room() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


WRITTEN = {
    "a page": ("check", "好.txt", "--format", "html", "--output", "结果.html"),
    "a sheet": ("check", "好.txt", "--format", "selfcheck", "--output", "结果.docx"),
    "comments": ("check", "好.docx", "--annotate"),
    "a store": ("audit", "run", "好.txt", "--store", "a.sqlite", "--quiet", "--jobs", "1"),
}


@posix
@pytest.mark.parametrize("command", WRITTEN.values(), ids=WRITTEN)
def test_no_room_leaves_no_half_file(tmp_path, command):
    Path("好.docx").write_bytes(file_of("docx"))
    done = child(*command, cwd=tmp_path, preexec_fn=_little_room)
    assert done.returncode not in (0, 1)
    assert "dabiao：" in done.stderr
    left = {path.name for path in tmp_path.iterdir()} - {"好.txt", "好.docx"}
    assert not {name for name in left if not name.startswith("a.sqlite")}


def _without_rights() -> None:
    """A program started from here is still root, but without root's leave to open what is forbidden. Source: prctl(2), capabilities(7)."""
    drop, override, search = 24, 1, 2
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (override, search):
        if libc.prctl(drop, capability, 0, 0, 0):
            raise PermissionError(ctypes.get_errno(), "prctl")


@posix
@pytest.mark.skipif(not _AS_ROOT, reason="as an ordinary user the test below says the same")
@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are of Linux")
def test_without_rights_as_root_that_gave_them_up(tmp_path):
    _forbid(tmp_path)
    try:
        _verify_forbidden(tmp_path, preexec_fn=_without_rights)
    except subprocess.SubprocessError:
        pytest.skip("rights cannot be given up here")


@posix
@pytest.mark.skipif(_AS_ROOT, reason="root may read and write everything; the test above gives up its rights")
def test_without_rights_as_oneself(tmp_path):
    _forbid(tmp_path)
    _verify_forbidden(tmp_path)


def _forbid(folder: Path) -> None:
    (folder / "禁.txt").write_bytes(file_of("txt"))
    (folder / "禁.txt").chmod(0)
    (folder / "禁区").mkdir(mode=0o555)


def _verify_forbidden(folder: Path, **settings) -> None:
    done = child("check", "禁.txt", "好.txt", "--format", "jsonl", cwd=folder, **settings)
    bad, good = done.stdout.strip().split("\n")
    assert done.returncode == 3
    assert "没有读取权限" in bad
    assert '"points"' in good
    done = child("check", "好.txt", "--output", "禁区/结果.txt", cwd=folder, **settings)
    assert done.returncode == 2
    assert "没有写入权限" in done.stderr
    assert not list((folder / "禁区").iterdir())


TRICKS = {
    "up and out": "../../../../../../etc/hostname",
    "absolute": "/etc/hostname",
    "an endless device": "/dev/zero",
    "a drive": "C:\\Windows\\win.ini",
    "a share": "\\\\127.0.0.1\\x\\a.docx",
    "an address": "http://127.0.0.1:9/a.docx",
    "a home": "~/.ssh/id_rsa",
    "a NUL": "a\0b.docx",
    "five thousand characters": "长" * 5000,
    "out of an archive": "包.zip!../../etc/hostname",
    "an archive that is none": "好.txt!a.docx",
    "a formula": "=HYPERLINK(1)",
    "a folder": ".",
    "right to left": "\u202etxt.docx",
}


def test_paths_of_a_list_that_lead_elsewhere_are_rows_with_a_reason(tmp_path):
    import csv
    import zipfile

    with zipfile.ZipFile("包.zip", "w") as archive:
        archive.writestr("../../etc/hostname", "x")
    with Path("清单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["路径"], ["好.txt"], *([path] for path in TRICKS.values())])
    before = {path for path in tmp_path.rglob("*") if not path.name.startswith("a.sqlite")}
    result = run("audit", "run", "清单.csv", "--store", "a.sqlite", "--quiet", "--jobs", "1")
    assert result.exit_code == 3, result.output
    assert {path for path in tmp_path.rglob("*") if not path.name.startswith("a.sqlite")} == before
    listed = run("audit", "status", "a.sqlite", "--files").output
    assert "internal-error" not in listed
    assert "程序内部错误" not in listed
    assert "检查 1 份" in result.output


def _workbook(sheet: str, more: dict[str, bytes] | None = None) -> bytes:
    import io
    import zipfile

    main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel_ns = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{book}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rel_ns}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main_ns}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rel_ns}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>路径</t></is></c></row>'
LISTS = {
    "nothing": ("清单.csv", b""),
    "every byte": ("清单.csv", bytes(range(256)) * 50),
    "a field of a megabyte": ("清单.csv", "路径\n".encode() + b"a" * (1 << 20)),
    "an open quote": ("清单.csv", '路径\n"好.txt\n乙.txt\n'.encode()),
    "a hundred thousand columns": ("清单.csv", b",".join([b"a"] * 100_000) + b"\n"),
    "a pipe for a workbook": ("清单.xlsx", b"%PDF-1.7"),
    "a bomb": ("清单.xlsx", _workbook(_SHEET.format(_CELL), {"xl/media/a.bmp": bytes(20 << 20)})),
    "an entity": (
        "清单.xlsx",
        _workbook('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + _SHEET.format(_CELL)),
    ),
    "a broken row": ("清单.xlsx", _workbook(_SHEET.format(_CELL + "<row><c><v>"))),
    "no sheet": ("清单.xlsx", _workbook("")),
    "a row of a billion": (
        "清单.xlsx",
        _workbook(_SHEET.format(_CELL + '<row r="1048577000"><c r="XFDZZ9"><v>x</v></c></row>')),
    ),
}


@pytest.mark.parametrize(("name", "content"), LISTS.values(), ids=LISTS)
def test_a_hostile_list_is_refused_with_a_reason(name, content):
    Path(name).write_bytes(content)
    result = run("audit", "run", name, "--store", "a.sqlite", "--quiet", "--jobs", "1")
    assert result.exit_code in (2, 3)
    assert "清单" in result.output or "无法评估" in result.output
    assert "内部错误" not in result.output
