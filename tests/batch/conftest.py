"""A small made-up corpus, made once, and a run over it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.engines import Inline

from checker.batch.generator import Recipe, make_corpus
from checker.batch.run import Plan, run_audit
from checker.batch.store import Store, dump
from checker.batch.summary import Summary
from checker.batch.task import Settings

SMALL = Recipe(30, seed=5, damaged=0.12, copies=0.1, versions=0.12)
DAY = "2026-01-15"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "made"
    make_corpus(folder, SMALL)
    return folder


@pytest.fixture(scope="session")
def expected(corpus: Path) -> dict[str, dict[str, Any]]:
    """What is known of each file, by its path."""
    lines = (corpus / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return {(corpus / one["path"]).as_posix(): one for one in map(json.loads, lines)}


@pytest.fixture(scope="session")
def audited(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the whole corpus; nobody writes it."""
    store = tmp_path_factory.mktemp("store") / "audited.sqlite"
    audit(store, corpus / "manifest.csv")
    return store


def audit(store: Path, *sources: Path | str, **how: Any) -> Summary:
    """One run in this process. how: profile, hints, waivers, shard, and everything Inline takes; `engine` gets the engine."""
    settings = Settings(
        today=how.pop("today", DAY),
        **{k: how.pop(k) for k in ("profile", "hints", "waivers", "rules") if k in how},
    )
    plan = Plan(store, tuple(str(source) for source in sources), settings, shard=how.pop("shard", None))
    keep: Callable[[Inline], None] = how.pop("engine", lambda _: None)

    def make(agreed: Settings) -> Inline:
        engine = Inline(agreed, **how)
        keep(engine)
        return engine

    return run_audit(plan, make)


def content(path: Path) -> list[str]:
    with Store(path) as store:
        return list(dump(store))


def statuses(path: Path) -> dict[str, str]:
    with Store(path) as store:
        return {row["path"]: row["status"] for row in store.rows("SELECT path, status FROM inputs")}


def touch(path: Path, day: int) -> None:
    """Set the file's time to a day of 1970."""
    os.utime(path, (day * 86400, day * 86400))
