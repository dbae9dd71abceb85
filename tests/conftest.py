"""Shared by all tests: golden files, and the one way to accept a new output (`pytest --accept-golden`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker._version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"

# What may differ from run to run without being a difference, by name.
VARIABLE = {"version": re.compile(rf'(?<="version": "){re.escape(__version__)}(?=")')}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept-golden", action="store_true", help="write the outputs of this run to tests/golden/"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text): text must be what tests/golden/<name> holds; --accept-golden makes it so."""

    def compare(name: str, text: str) -> None:
        for word, pattern in VARIABLE.items():
            text = pattern.sub(f"<{word}>", text)
        path = GOLDEN / name
        if request.config.getoption("--accept-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), (
            f"{name} is not in tests/golden/; look at the output, then run pytest --accept-golden"
        )
        assert text == path.read_text(encoding="utf-8"), (
            "look at the difference; pytest --accept-golden accepts it"
        )

    return compare
