"""The package for offices without a network is made, installs from its own files alone, and checks a report."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, str(ROOT / "tools" / "offline.py"), "--out", str(out)], check=True)
    (path,) = out.glob("dabiao-offline-*.zip")
    return path


def test_it_installs_without_a_package_index(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    environment = {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PYTHON": getattr(sys, "_base_executable", sys.executable),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = subprocess.run(
        ["sh", str(folder / "install.sh")],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "没有发现问题" in done.stdout
    checked = subprocess.run(
        [str(folder / "dabiao" / "bin" / "dabiao"), "check", str(next((ROOT / "seeds").glob("*.txt")))],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "总分" in checked.stdout


@pytest.mark.parametrize(
    "script", sorted((ROOT / "tools" / "offline").glob("*.bat")), ids=lambda path: path.name
)
def test_a_batch_file_means_the_same_in_any_code_page(script: Path) -> None:
    """The second byte of no character is one that cmd.exe would act on where the code page is not 936."""
    chinese = {char for char in script.read_text("utf-8") if ord(char) > 0x7F}
    assert not {char for char in chinese if char.encode("gbk")[1:] in (b"\\", b"^", b"|", b"@", b"~", b"`")}


def test_batch_files_are_what_a_chinese_windows_reads(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        batch = {Path(name).name: archive.read(name) for name in archive.namelist() if name.endswith(".bat")}
    assert {"install.bat", "serve.bat"} == set(batch)
    for content in batch.values():
        assert content.decode("gbk").count("\r\n") == content.count(b"\n")


def test_its_python_is_said(package: Path) -> None:
    """A wheel with compiled code fits one minor version of Python; who has another learns it before pip fails."""
    with zipfile.ZipFile(package) as archive:
        notes = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith((".sh", ".txt"))
        )
    assert "@PYTHON@" not in notes
    assert ".".join(map(str, sys.version_info[:2])) in notes
