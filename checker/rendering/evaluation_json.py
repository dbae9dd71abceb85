"""An evaluation as one JSON object with stable keys; figures unrounded, null where there is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.evaluation.confusion import MET, SCORED, SHOWN
from checker.evaluation.labels import LABEL_OUTCOMES
from checker.evaluation.slips import added

if TYPE_CHECKING:
    from checker.evaluation.agreement import Agreement
    from checker.evaluation.confusion import Confusion
    from checker.evaluation.result import Evaluation, OthersResult, SplitResult
    from checker.evaluation.share import Share
    from checker.evaluation.slips import CheckCount

SCHEMA_VERSION = "1"


def evaluation_json(evaluation: Evaluation) -> str:
    """One indented object ending in a line feed. A share is {value, right, of, low, high}; low and high are the 95 % interval."""
    cutoffs = evaluation.cutoffs
    result = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "folder": evaluation.folder,
        "rulebook": {"fingerprint": evaluation.fingerprint, "elements": evaluation.elements},
        "ratio_cutoffs": {"met": cutoffs.met, "partial": cutoffs.partial} if cutoffs else None,
        "splits": {split.split.value: _split(split) for split in evaluation.splits},
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _split(split: SplitResult) -> dict[str, Any]:
    remarks = split.remarks
    return {
        "reports": split.reports,
        "unassessed": [{"report": one.report, "code": one.code} for one in split.unassessed],
        "methods": {method.name: _method(method.confusion) for method in split.methods},
        "mandatory": _contrasts(split.mandatory),
        "elements": [
            {
                "id": element.id,
                "title": element.title,
                "within": _share(element.confusion.within),
                "missing": {
                    "precision": _share(element.confusion.precision(SCORED[2])),
                    "recall": _share(element.confusion.recall(SCORED[2])),
                },
                **_contrasts(element.confusion),
                "confusion": _cells(element.confusion),
            }
            for element in split.elements
        ],
        "evidence_overlap": _share(split.evidence),
        "consistency": {
            "labelled": remarks.labelled,
            "precision": _share(remarks.precision),
            "recall": _share(remarks.recall),
            "material": {
                one.kind: {
                    "texts": one.texts,
                    **_slips(one.total),
                    "checks": {c.check: _slips(c) for c in one.checks},
                }
                for one in (*split.slips, *([added(split.slips)] if split.slips else []))
            },
        },
        "facts": {fact.name: _share(fact.right) for fact in split.facts},
        "others": _others(split.others),
        "agreement": _agreement(split.agreement),
        "fact_errors": [
            {"report": one.report, "name": one.name, "labelled": one.labelled, "found": one.found}
            for one in split.fact_errors
        ],
        "other_errors": [
            {"file": one.file, "name": one.name, "labelled": one.labelled, "found": one.found}
            for one in split.other_errors
        ],
        "disagreements": [
            {
                "report": one.report,
                "element": one.element,
                "title": one.title,
                "labelled": [outcome.value for outcome in one.accepted],
                "verdict": one.verdict.value,
                "reason": one.reason,
                "quote": one.quote,
                "lacks": one.lacks,
                "labelled_quote": one.labelled_quote,
            }
            for one in split.disagreements
        ],
    }


def _method(table: Confusion) -> dict[str, Any]:
    return {
        "macro_f1": table.macro_f1,
        "micro": _share(table.micro),
        "within": _share(table.within),
        "outcomes": {
            outcome.value: {
                "precision": _share(table.precision(outcome)),
                "recall": _share(table.recall(outcome)),
                "f1": table.f1(outcome),
            }
            for outcome in LABEL_OUTCOMES
        },
        "confusion": _cells(table),
    }


def _contrasts(table: Confusion) -> dict[str, Any]:
    return {
        contrast.name: {
            "sensitivity": _share(table.sensitivity(contrast)),
            "specificity": _share(table.specificity(contrast)),
        }
        for contrast in (SHOWN, MET)
    }


def _cells(table: Confusion) -> list[dict[str, Any]]:
    return [
        {"label": label.value, "verdict": verdict.value, "pairs": number}
        for (label, verdict), number in table.cells.items()
    ]


def _others(others: OthersResult | None) -> dict[str, Any] | None:
    if others is None:
        return None
    return {
        "texts": others.texts,
        "assessable": _share(others.assessable),
        "is_annual_report": _share(others.is_annual_report),
        "warned": _share(others.warned),
        "warned_rightly": _share(others.warned_rightly),
    }


def _slips(row: CheckCount) -> dict[str, Any]:
    return {"precision": _share(row.precision), "recall": _share(row.recall), "false": row.false}


def _agreement(agreement: Agreement | None) -> dict[str, Any] | None:
    if agreement is None:
        return None
    return {
        "reports": agreement.reports,
        "kappa": agreement.kappa,
        "equal": _share(agreement.equal),
        "second_in_first": _share(agreement.second_in_first),
        "first_in_second": _share(agreement.first_in_second),
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    low, high = share.interval or (None, None)
    return {"value": share.value, "right": share.right, "of": share.of, "low": low, "high": high}
