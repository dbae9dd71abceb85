"""Old Word, WPS, RTF and Word XML files: converted to .docx by LibreOffice, where it is installed.

LibreOffice ends with code 0 whatever happened, so only its output counts. Every run has a profile of its own, because a second
run on the same profile writes nothing; the profile forbids macros and every way out of the machine.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from checker import limits
from checker.document import Notice
from checker.errors import InputFault
from checker.progress import announce

PROGRAM_VARIABLE = "DABIAO_SOFFICE"

_COMMANDS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)")
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 docx 或 txt 后再试。"

# Linked pictures are not fetched, macros do not run; a proxy where nobody listens stops what would still go out.
_SETTINGS = (
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "0"),
)
_PROXY = (
    ("ooInetProxyType", "1"),
    ("ooInetHTTPProxyName", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "9"),
    ("ooInetHTTPSProxyName", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "9"),
)


def find_office() -> str | None:
    """The LibreOffice program, None where there is none."""
    named = os.environ.get(PROGRAM_VARIABLE)
    if named:
        return shutil.which(named)
    folders = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
    places = [*_USUAL_PLACES, *(f"{folder}/LibreOffice/program/soffice.com" for folder in folders)]
    found = (shutil.which(name) for name in (*_COMMANDS, *places))
    return next((path for path in found if path), None)


def converted(data: bytes, suffix: str, what: str) -> bytes:
    """The .docx that LibreOffice makes of a file.

    suffix: of the file's format, with its dot. what: the format's Chinese name, for messages.
    Raises InputFault "missing-program", "timeout", "damaged" or "too-large".
    """
    program = find_office()
    if program is None:
        raise InputFault(
            "missing-program",
            f"读取{what}需要 LibreOffice，本机没有找到",
            f"请安装 LibreOffice（免费软件，可离线安装；装在别处的用环境变量 {PROGRAM_VARIABLE} 指明），或用 Word、WPS 打开后另存为 docx。",
        )
    announce(f"正在用 LibreOffice 转换{what}……")
    # On Windows a file that is still open in a dying process would make the clean-up fail.
    with tempfile.TemporaryDirectory(prefix="dabiao-", ignore_cleanup_errors=True) as folder:
        source, output = Path(folder, f"report{suffix}"), Path(folder, "out")
        output.mkdir()
        source.write_bytes(data)
        _write_profile(Path(folder, "profile"))
        _run(program, source, output, what)
        target = output / "report.docx"
        if not target.is_file() or not target.stat().st_size:
            raise InputFault("damaged", f"LibreOffice 打不开这个文件：{what}可能已加密或损坏", _SAVE_AS)
        size = target.stat().st_size
        if size > limits.amount("file-size"):
            advice = _SAVE_AS + limits.advice("file-size", size)
            raise InputFault("too-large", f"转换后超过上限 {limits.shown('file-size')}", advice)
        return target.read_bytes()


def conversion_notice(what: str) -> Notice:
    """What the user is told of a file that was converted."""
    return Notice("converted", f"{what}先由 LibreOffice 转换为 docx 再读取，版式细节可能有出入")


def _run(program: str, source: Path, output: Path, what: str) -> None:
    profile = (source.parent / "profile").as_uri()
    command = [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "docx", "--outdir", str(output), str(source)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=source.parent,
            start_new_session=True,
        )
    except OSError as error:
        raise InputFault(
            "missing-program",
            f"LibreOffice 无法启动（{error.strerror or program}）",
            "请重新安装 LibreOffice。",
        ) from error
    seconds = limits.amount("office-seconds")
    try:
        process.wait(seconds)
    except BaseException as error:  # the user's Ctrl-C too must leave no office program behind
        _stop(process)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        raise InputFault(
            "timeout",
            f"LibreOffice 转换{what}超过 {seconds:g} 秒，已停止",
            _SAVE_AS + limits.advice("office-seconds", 2 * seconds),
        ) from None


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has started: soffice is only the starter of the program that works."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False, timeout=30)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = [_item(f"/org.openoffice.Office.{path}", name, value) for path, name, value in _SETTINGS]
    items += [_item("/org.openoffice.Inet/Settings", name, value) for name, value in _PROXY]
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{''.join(items)}</oor:items>\n",
        encoding="utf-8",
    )


def _item(path: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
    )
