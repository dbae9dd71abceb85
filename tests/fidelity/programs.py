"""LibreOffice and Chromium as makers of test files."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def office_files(files: Sequence[bytes], suffix: str, form: str) -> list[bytes]:
    """Each of files converted by LibreOffice, all in one run. form: the format's suffix without dot, with a filter if needed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{number}{suffix}") for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", form]
        subprocess.run(
            [*command, "--outdir", str(Path(folder, "out")), *map(str, sources)],
            capture_output=True,
            check=False,
            timeout=300,
        )
        ending = form.partition(":")[0]
        return [Path(folder, "out", f"{number}.{ending}").read_bytes() for number in range(len(files))]


def chromium_pdf(page: str) -> bytes:
    """A web page printed by Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "Chromium is not installed"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={Path(folder, 'profile')}"]
        subprocess.run(
            [program, *flags, f"--print-to-pdf={target}", source.as_uri()],
            capture_output=True,
            check=False,
            timeout=120,
        )
        return target.read_bytes()
