"""docs/rule-keepers.md, followed to the letter: every file it shows, every command it gives, what it says will be seen."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "rule-keepers.md").read_text(encoding="utf-8")
WALK = GUIDE.split("## 从零写一个市的规则集", 1)[1].split("## 改中央规则", 1)[0]
YAML = re.compile(r"`(\w[\w/-]*\.yaml)`[^`]*```yaml\n(.*?)```", re.DOTALL)
FILES = dict(YAML.findall(WALK))
COMMANDS = [shlex.split(line)[1:] for line in re.findall(r"(?m)^    (dabiao .*)$", WALK)]


def run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for name in ("yunxi/framework", "yunxi/profiles"):
        Path(name).mkdir(parents=True)
    for name in list(FILES)[:2]:
        Path(name).write_text(FILES[name], encoding="utf-8")
    return tmp_path


def test_the_guide_shows_the_files_it_speaks_of():
    assert list(FILES) == [
        "yunxi/framework/yunxi-report-requirements.yaml",
        "yunxi/profiles/yunxi.yaml",
        "yunxi/profiles/yunxi/leadership/legal-guides.yaml",
        "yunxi/profiles/yunxi/functions/project-service.yaml",
    ]
    assert [command[:2] for command in COMMANDS] == [
        ["rules", "new"], ["rules", "new"], ["rules", "lint"], ["rules", "lint"], ["rules", "test"], ["rules", "show"],
        ["rules", "impact"], ["check", "报告.docx"],
    ]  # fmt: skip


def test_followed_to_the_letter_it_ends_in_a_profile_that_works(city):
    new_one, new_two, first_lint, second_lint, test, show, impact, check = COMMANDS
    assert run(*new_one).exit_code == run(*new_two).exit_code == 0
    result = run(*first_lint)
    assert (result.exit_code, result.stderr.count("还有“待填”没有填写") > 10) == (2, True)
    for name in list(FILES)[2:]:
        Path(name).write_text(FILES[name], encoding="utf-8")
    result = run(*second_lint)
    assert "规则集 yunxi：增加、改动或撤去 4 条" in result.stdout, result.stderr
    result = run(*test)
    assert result.exit_code == 0, result.stdout
    assert "importance: expected  # 中央要求 → 云溪市编写要求" in run(*show).stdout
    result = run(*impact)
    assert result.stdout.count("：无此项 → ") == 2
    assert "（enforcement/supervision）：" in result.stdout
    report = next((city / "seeds").glob("*.txt"))
    result = run(*[str(report) if word == "报告.docx" else word for word in check])
    assert "规则集：中央要求 → 云溪市编写要求" in result.stdout
    assert "云溪市编写要求提出" in result.stdout


def test_the_waiver_it_shows_is_one(city):
    report = next((city / "seeds").glob("*.txt"))
    waiver = re.findall(r"```yaml\n(waivers:.*?)```", GUIDE, re.DOTALL)[0]
    Path("w.yaml").write_text(waiver, encoding="utf-8")
    assert "豁免是给云溪市青石县人民政府的" in "".join(
        run("check", str(report), "--waivers", "w.yaml", "--width", "200").stdout.split()
    )
