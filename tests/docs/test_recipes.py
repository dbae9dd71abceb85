"""The recipes name what is there: files, tables in them, code that compiles. Whether they work is known by following them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]
RECIPES = (ROOT / "docs" / "recipes.md").read_text("utf-8")

# What a recipe tells to make.
NEW = re.compile(r"crawl|signed|report_csv|mine|neighbours")


def test_every_file_is_there() -> None:
    named = set(re.findall(r"`((?:checker|tests|docs|rules)/[\w./-]+)`", RECIPES))
    assert len(named) > 20
    assert not [name for name in named if not NEW.search(name) and not (ROOT / name).exists()]


def test_every_table_stands_in_its_file() -> None:
    named = re.findall(r"`(_?[A-Z][A-Z_]{3,})`[^`]{1,12}`([\w/.]+\.py)`", RECIPES)
    assert len(named) > 10
    assert not [
        (table, file)
        for table, file in named
        if not re.search(rf"\b{table}\b", (ROOT / file).read_text("utf-8"))
    ]


def test_the_code_compiles() -> None:
    blocks = [dedent(block) for block in re.findall(r"(?s)```python\n(.*?)```", RECIPES)]
    modules = [block for block in blocks if block.startswith('"""')]
    assert len(modules) == 3
    for module in modules:
        ast.parse(module)
