"""The site builds strictly, asks no other server for anything, and says only commands that exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker.cli import main

ROOT = Path(__file__).parents[2]
USER_PAGES = ("quick-start", "inspectors", "engineers", "settings", "install", "rule-keepers")
FETCHED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target


def test_the_site_has_every_page(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")}
    built = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    assert {page.with_name("index") if page.name == "README" else page for page in pages} <= built


def test_nothing_comes_from_another_server(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    assert [found for page in pages for found in FETCHED.findall(page.read_text(encoding="utf-8"))] == []
    for style in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [page for page in USER_PAGES if page != "settings"])
def test_a_command_in_a_page_is_accepted(page: str) -> None:
    """Every `dabiao …` in a block: its words are parsed by the command it names; nothing runs."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if re.match(r"(?:    )?dabiao ", line)]
    assert lines
    for line in lines:
        command: click.Command = main
        context = click.Context(main, info_name="dabiao")
        words = shlex.split(re.split(r" (?:\|\||>|#) ?", line)[0])[1:]
        while isinstance(command, click.Group):
            _, found, words = command.resolve_command(context, words)
            assert found is not None, line
            command, context = found, click.Context(found, context)
        if "--help" not in words:
            command.make_context(command.name, list(words), context)


@pytest.mark.parametrize("page", USER_PAGES)
def test_a_settings_example_in_a_page_is_accepted(page: str, tmp_path: Path) -> None:
    """YAML blocks that are settings files fit the schema. Pages without one have nothing to show."""
    from checker.rulebook.location import builtin_folder
    from checker.rulebook.strict_yaml import read_yaml
    from checker.rulebook.validation import schema_faults

    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "waivers:" in block]
    assert blocks or page not in {"settings", "rule-keepers"}
    for block in blocks:
        (tmp_path / "dabiao.yaml").write_text(block, encoding="utf-8")
        file = read_yaml(tmp_path / "dabiao.yaml", "dabiao.yaml")
        assert [*file.faults, *schema_faults(file, builtin_folder().schema / "settings.schema.json")] == []
