"""The doctor tells what is there, what is lacking and what is wrong, and these three are not the same."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import diagnosis, main
from checker.cli.diagnosis import State
from checker.rulebook import load_rulebook


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def doctor(*options: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *options])


def check(name: str) -> dict[str, str]:
    checks = json.loads(doctor("--format", "json").stdout)["checks"]
    return next(one for one in checks if one["id"] == name)


def test_a_sound_installation_is_fine() -> None:
    result = doctor()
    assert result.exit_code == 0
    assert f"{len(load_rulebook().rules)} 个要素，指纹 {load_rulebook().fingerprint}" in result.stdout


def test_an_extra_that_is_not_installed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)  # importing it raises ModuleNotFoundError
    found = check("pdf")
    assert (found["state"], found["found"]) == ("lacking", "缺少 pypdfium2")
    assert "dabiao[docs]" in found["advice"]
    assert doctor().exit_code == 0


def test_a_package_that_breaks_on_import_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken_package.py").write_text("raise OSError('no library')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(diagnosis, "_FORMATS", (("pdf", "pdf", ("broken_package",), "docs"),))
    assert check("pdf")["state"] == State.FAULT
    assert doctor().exit_code == 1


def test_no_libreoffice_is_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DABIAO_SOFFICE", "没有这个程序")
    assert check("office")["state"] == State.LACKING


def test_a_faulty_settings_file_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dabiao.yaml").write_text("hints: true\nlevle: T\n", encoding="utf-8")
    result = doctor()
    assert result.exit_code == 1
    assert "dabiao.yaml:2" in result.stdout
    assert "有问题：dabiao.yaml。" in result.stdout


def test_a_console_without_chinese_is_a_fault() -> None:
    result = CliRunner(charset="ascii").invoke(main, ["doctor", "--format", "json"])
    checks = json.loads(result.stdout_bytes.decode("utf-8"))["checks"]
    assert next(one for one in checks if one["id"] == "console")["state"] == State.FAULT
    assert result.exit_code == 1


def test_a_trial_leaves_nothing_behind(tmp_path: Path) -> None:
    doctor()
    assert not list(tmp_path.iterdir())
