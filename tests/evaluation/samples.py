"""A small labelled folder, made of an invented report: one report in each half, a second label, other texts."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml
from texts import REPORT

from checker.check import check_report
from checker.finding import Outcome

# Stands in the test half's report only, so that no output may contain it.
SECRET = "试点单位名单不予外传"
HOSTILE = "<script>alert(1)</script>"


def agreeing_label(report: str, text: str, split: str | None = None) -> dict[str, Any]:
    """A label that says of the text exactly what the checker says."""
    card = check_report(text)
    label: dict[str, Any] = {
        "report": report,
        "type": "annual-report",
        "issuer": card.document.issuer,
        "level": card.document.level,
        "year": card.document.year,
        "parts": list(dict.fromkeys(part.part for part in card.document.parts)),
        "outcomes": {finding.id: finding.outcome.value for finding in card.findings},
        "evidence": {},
        "consistency": [],
        "tolerated": [],
    }
    return label | ({"split": split} if split else {})


def write_label(folder: Path, id: str, label: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{id}.yaml"
    path.write_text(yaml.safe_dump(label, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def small_corpus(folder: Path) -> Path:
    """tune/a1 agrees but for disputes/litigation; test/b1 disagrees everywhere; second/a1 differs from a1 in one answer."""
    texts = {"tune/a1": REPORT.replace("举办执法", f"{HOSTILE}举办执法"), "test/b1": REPORT + f"{SECRET}。\n"}
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    tuned = agreeing_label("a1.txt", texts["tune/a1"])
    assert tuned["outcomes"]["enforcement/supervision"] == Outcome.MET
    tuned["outcomes"]["enforcement/supervision"] = ["missing", "partial"]
    tuned["evidence"] = {"enforcement/supervision": "评查行政执法案卷160份"}
    write_label(folder / "tune", "a1", tuned)
    tested = agreeing_label("b1.txt", texts["test/b1"], "test")
    tested["issuer"] = "云外县人民政府"
    tested["outcomes"] = {
        id: "missing" if outcome == "met" else "met" for id, outcome in tested["outcomes"].items()
    }
    tested["evidence"] = {"enforcement/supervision": SECRET}
    write_label(folder / "test", "b1", tested)
    second = {key: copy.copy(tuned[key]) for key in ("report", "issuer", "level", "year", "outcomes")}
    second["outcomes"] |= {"enforcement/supervision": "partial"}
    write_label(folder / "second", "a1", second)
    others = folder / "others"
    others.mkdir()
    (others / "o1.txt").write_text(REPORT, encoding="utf-8")
    (others / "o2.txt").write_text("  \n", encoding="utf-8")
    entries = [
        {"file": "o1.txt", "type": "news", "is_annual_report": False, "assessable": True, "split": "tune"},
        {"file": "o2.txt", "type": "other", "is_annual_report": False, "assessable": False, "split": "tune"},
        {"file": "o1.txt", "type": "news", "is_annual_report": False, "assessable": True, "split": "test"},
    ]
    (others / "labels.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    return folder
