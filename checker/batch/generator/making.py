"""A folder of made-up reports, a manifest of them, and beside it what is known of each. The same seed gives the same files."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from checker.batch.generator.composing import FRAME, Composed, compose
from checker.batch.generator.formats import FORMATS, damaged
from checker.batch.generator.issuers import Issuer, issuers
from checker.batch.generator.sentences import bank_of
from checker.errors import UsageFault
from checker.rulebook import load_rulebook

REPORTS, MANIFEST, EXPECTED = "reports", "manifest.csv", "expected.jsonl"
_HEADER = ("路径", "单位", "层级", "年度", "地区", "公开日期", "网址")
_YEARS = (2021, 2022, 2023, 2024, 2025)


@dataclass(frozen=True)
class Recipe:
    """n: files in all. damaged, copies, versions: shares of files that cannot be read, repeat another file's bytes, or are a later version.

    suffix: of every file (.txt, .docx, .html, .md); None: all four, as FORMATS shares them out.
    """

    n: int
    seed: int = 1
    damaged: float = 0.03
    copies: float = 0.01
    versions: float = 0.01
    suffix: str | None = None


@dataclass(frozen=True)
class Made:
    """How many files of each kind were made; they add up to n."""

    assessed: int
    failed: int
    duplicate: int
    superseded: int


@dataclass(frozen=True)
class _File:
    """status: what an audit must find. name: without suffix. published: ISO date."""

    status: str
    name: str
    suffix: str
    content: bytes
    composed: Composed
    published: str


def make_corpus(folder: Path, recipe: Recipe, told: Callable[[int], None] | None = None) -> Made:
    """Write the files. folder: new or empty. told: called with the number of files written.

    Raises UsageFault when the folder holds something or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault(f"{folder} 已经有内容", "请写一个新的或空的文件夹。")
    try:
        return _make(folder, recipe, told)
    except OSError as error:
        raise UsageFault(f"写不进 {folder}（{error.strerror or error}）", "请检查磁盘空间和权限。") from None


def _make(folder: Path, recipe: Recipe, told: Callable[[int], None] | None) -> Made:
    reports = folder / REPORTS
    for year in _YEARS:
        (reports / str(year)).mkdir(parents=True)
    bodies = issuers(-(-recipe.n // len(_YEARS)), Random(f"{recipe.seed}:issuers"))
    tally = dict.fromkeys(("assessed", "failed", "duplicate", "superseded"), 0)
    before: _File | None = None
    with (
        (folder / MANIFEST).open("w", encoding="utf-8-sig", newline="") as manifest,
        (folder / EXPECTED).open("w", encoding="utf-8", newline="\n") as expected,
    ):
        rows = csv.writer(manifest)
        rows.writerow(_HEADER)
        for index in range(recipe.n):
            year = _YEARS[index % len(_YEARS)]
            file = _file(index, bodies[index // len(_YEARS)], year, recipe, before)
            before = file if file.status == "assessed" else None
            tally[file.status] += 1
            path = Path(REPORTS, str(file.composed.year), file.name + file.suffix)
            (folder / path).write_bytes(file.content)
            _date(folder / path, file.published)
            issuer = file.composed.issuer
            rows.writerow(
                (
                    path.as_posix(),
                    issuer.name,
                    issuer.level,
                    file.composed.year,
                    issuer.region,
                    file.published,
                    f"https://example.invalid/{index}",
                )
            )
            known = {
                "path": path.as_posix(),
                "status": file.status,
                "issuer": issuer.name,
                "level": issuer.level,
                "year": file.composed.year,
                "outcomes": file.composed.outcomes if file.status != "failed" else {},
            }
            expected.write(json.dumps(known, ensure_ascii=False) + "\n")
            if told is not None:
                told(index + 1)
    return Made(**tally)


def _file(index: int, issuer: Issuer, year: int, recipe: Recipe, before: _File | None) -> _File:
    """File number `index`, from its own random numbers. before: the file made just before, if a copy or a version may follow it."""
    random = Random(f"{recipe.seed}:{index}")
    fate = random.random()
    if before is not None and fate < recipe.copies:
        # Sorts behind the original, which is therefore the one that counts.
        return _File(
            "duplicate",
            f"{before.name}（副本）",
            before.suffix,
            before.content,
            before.composed,
            before.published,
        )
    if before is not None and fate < recipe.copies + recipe.versions:
        name, published = f"{before.name}（初稿）", _earlier(before.published)
        return _File("superseded", name, before.suffix, _draft(before, random), before.composed, published)
    rulebook = load_rulebook()
    composed = compose(issuer, year, rulebook, bank_of(rulebook, FRAME), random)
    formats = [one for one in FORMATS if recipe.suffix in (None, one[0])]
    suffix, write, _ = random.choices(formats, [share for _, _, share in formats])[0]
    content = write(composed.blocks, random)
    status = "assessed"
    harm = Random(
        f"{recipe.seed}:{index}:harm"
    )  # its own: which files are damaged must not hang on how many words the rules have
    if harm.random() < recipe.damaged:
        content, status = damaged(content, suffix, harm), "failed"
    published = f"{year + 1}-{random.randint(1, 4):02d}-{random.randint(1, 28):02d}"
    return _File(status, f"{issuer.name}{year}", suffix, content, composed, published)


def _draft(file: _File, random: Random) -> bytes:
    """The same report before its last polish."""
    title, opening, *rest = file.composed.blocks
    opening = replace(opening, text=opening.text + "（本稿供各科室核对）")
    write = next(write for suffix, write, _ in FORMATS if suffix == file.suffix)
    return write((title, opening, *rest), random)


def _earlier(published: str) -> str:
    return (datetime.fromisoformat(published) - timedelta(days=30)).date().isoformat()


def _date(path: Path, published: str) -> None:
    """The file's own time, so that it does not depend on when the corpus was made."""
    seconds = datetime.fromisoformat(published).replace(tzinfo=UTC).timestamp()
    os.utime(path, (seconds, seconds))
