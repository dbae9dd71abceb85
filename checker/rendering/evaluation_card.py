"""The accuracy card: an evaluation of both halves as one Markdown page in English.

The same figures give the same page, byte for byte: no date, no version, no path. A test compares the committed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.evaluation.confusion import MET, SCORED, SHOWN
from checker.evaluation.labels import LABEL_OUTCOMES, Split
from checker.finding import Outcome
from checker.rendering.evaluation_card_texts import INTRO, LABELS, LEDGER, LIMITS, READING, SLIPS
from checker.rendering.evaluation_figures import (
    NO_FIGURE,
    count_text,
    figure_text,
    interval_text,
    with_interval,
)
from checker.rendering.evaluation_slips import CHECK_WORDS, slip_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.evaluation.confusion import Confusion
    from checker.evaluation.history import Round
    from checker.evaluation.result import ElementResult, Evaluation, SplitResult
    from checker.evaluation.share import Share

_SPLITS = {Split.TUNE: "tuning half", Split.TEST: "test half"}
_METHODS = {"engine": "dabiao", "keywords": "plain keywords", "ratio": "single-threshold `partial_ratio`"}
_FACTS = {
    "type": "annual report or not",
    "issuer": "issuer",
    "level": "level",
    "year": "report year",
    "parts": "parts present, in order",
}
_CONTRASTS = {
    SHOWN.name: "shown (met or partial) against missing",
    MET.name: "met against not met (partial or missing)",
}
_WEAK_SPOTS = 12


def evaluation_card(evaluation: Evaluation, history: Sequence[Round]) -> str:
    """The whole page, ending in a line feed. history: the measured rounds, oldest first."""
    halves = evaluation.splits
    cutoffs = evaluation.cutoffs
    stated = (
        f": from {cutoffs.met} met, from {cutoffs.partial} partial, the pair of cut-offs with the best macro F1 on the tuning half"
        if cutoffs
        else ""
    )
    blocks = [
        INTRO,
        _summary(halves, evaluation.elements),
        LIMITS,
        READING.replace("{cutoffs}", stated),
        *(_outcomes(half) for half in halves),
        _mandatory(halves),
        _document(halves),
        *(_slips(half) for half in halves),
        LABELS,
        _agreement(halves),
        _weak_spots(halves),
        _ledger(history),
        _rounds(history),
        *(_elements(half) for half in halves),
    ]
    return "\n".join(block.rstrip("\n") + "\n" for block in blocks if block)


def _summary(halves: Sequence[SplitResult], elements: int) -> str:
    head = ("half", "method", "macro F1", "micro", "F1 met", "F1 partial", "F1 missing", "within label")
    rows = [
        (
            f"{_SPLITS[half.split]}, {half.reports} reports",
            _METHODS[method.name],
            *_main_figures(method.confusion),
        )
        for half in halves
        for method in half.methods
    ]
    return f"## In short\n\n{elements} elements asked of each report.\n\n{_table(head, rows)}"


def _main_figures(table: Confusion) -> tuple[str, ...]:
    return (
        figure_text(table.macro_f1),
        figure_text(table.micro.value),
        *(figure_text(table.f1(outcome)) for outcome in SCORED),
        figure_text(table.within.value),
    )


def _outcomes(half: SplitResult) -> str:
    table = half.engine
    head = ("outcome", "labelled", "verdicts", "right", "precision", "recall", "F1")
    rows = [
        (
            outcome.value,
            str(table.recall(outcome).of),
            str(table.precision(outcome).of),
            str(table.recall(outcome).right),
            with_interval(table.precision(outcome)),
            with_interval(table.recall(outcome)),
            figure_text(table.f1(outcome)),
        )
        for outcome in LABEL_OUTCOMES
    ]
    verdicts = [
        outcome
        for outcome in Outcome
        if outcome in LABEL_OUTCOMES or any(verdict is outcome for _, verdict in table.cells)
    ]
    matrix = [
        (f"labelled {label.value}", *(str(table.cells.get((label, verdict), 0)) for verdict in verdicts))
        for label in LABEL_OUTCOMES
    ]
    return (
        f"## By outcome: {_SPLITS[half.split]}\n\n{_table(head, rows)}\n"
        f"{_table(('', *(f'verdict {verdict.value}' for verdict in verdicts)), matrix)}{_unassessed(half)}"
    )


def _unassessed(half: SplitResult) -> str:
    if not half.unassessed:
        return ""
    names = ", ".join(f"{one.report} ({one.code})" for one in half.unassessed)
    return f"\nCould not be read, all pairs counted as wrong: {names}.\n"


def _mandatory(halves: Sequence[SplitResult]) -> str:
    head = ("half", "question", "sensitivity", "specificity")
    rows = [
        (
            _SPLITS[half.split],
            _CONTRASTS[contrast.name],
            _full(half.mandatory.sensitivity(contrast)),
            _full(half.mandatory.specificity(contrast)),
        )
        for half in halves
        for contrast in (SHOWN, MET)
    ]
    return (
        "## Mandatory elements, pooled\n\nThe pairs whose element is mandatory at the report's level and year.\n\n"
        + _table(head, rows)
    )


def _document(halves: Sequence[SplitResult]) -> str:
    names: list[tuple[str, list[Share | None]]] = [
        ("evidence overlap", [half.evidence for half in halves]),
        ("contradictions: precision", [half.remarks.precision for half in halves]),
        ("contradictions: recall", [half.remarks.recall for half in halves]),
    ]
    for fact, words in _FACTS.items():
        shares = [next((one.right for one in half.facts if one.name == fact), None) for half in halves]
        names.append((f"document facts: {words}", shares))
    others = [half.others for half in halves]
    names.append(
        (
            "other texts: scored exactly when they should be",
            [one.assessable if one else None for one in others],
        )
    )
    for words, name in (
        ("other texts: annual report or not", "is_annual_report"),
        ("other texts: labelled warnings that were given", "warned"),
        ("other texts: warnings given that are labelled", "warned_rightly"),
    ):
        names.append((words, [getattr(one, name) if one else None for one in others]))
    head = ("", *(_SPLITS[half.split] for half in halves))
    rows = [(name, *(_full(share) for share in shares)) for name, shares in names]
    labelled = " and ".join(f"{half.remarks.labelled} in the {_SPLITS[half.split]}" for half in halves)
    return (
        "## Evidence, document facts, contradictions, other texts\n\n"
        f"Contradictions planted and labelled: {labelled}; `n/a` while the engine looks for none. Other texts are documents of other types and damaged pages.\n\n"
        + _table(head, rows)
    )


def _slips(half: SplitResult) -> str:
    if not half.slips:
        return ""
    kinds = {"passages": "passages", "reports": "whole reports", "labelled": "labelled reports", "all": "all"}
    names = {check: f"`{check}`" for check in CHECK_WORDS}
    head = ("", "texts", "precision", "right", "recall", "found", "false alarms")
    return f"## Consistency checks: {_SPLITS[half.split]}\n\n{SLIPS}\n{_table(head, slip_rows(half.slips, kinds, names))}"


def _agreement(halves: Sequence[SplitResult]) -> str:
    head = (
        "half",
        "reports",
        "kappa",
        "same first answer",
        "second's first in first's list",
        "first's first in second's list",
    )
    rows = [
        (
            _SPLITS[half.split],
            f"{one.reports} of {half.reports}",
            figure_text(one.kappa),
            _full(one.equal),
            _full(one.second_in_first),
            _full(one.first_in_second),
        )
        for half in halves
        if (one := half.agreement) is not None
    ]
    return _table(head, rows) if rows else "No second labels yet.\n"


def _weak_spots(halves: Sequence[SplitResult]) -> str:
    """From the tuning half alone: a list of what goes wrong in the test half would be read as a list of what to tune."""
    tuned = next((half for half in halves if half.split is Split.TUNE), None)
    if tuned is None:
        return ""
    weak = sorted((one for one in tuned.elements if one.wrong), key=lambda one: (-one.wrong, one.id))
    head = ("element", "", "wrong", "label → verdict")
    rows = [
        (f"`{one.id}`", one.title, f"{one.wrong} of {one.confusion.within.of}", _mistakes(one))
        for one in weak[:_WEAK_SPOTS]
    ]
    rest = len(weak) - len(rows)
    note = f"\n{rest} more elements have disagreements.\n" if rest else ""
    return f"## Known weak spots\n\nThe elements with the most disagreements in the tuning half.\n\n{_table(head, rows)}{note}"


def _mistakes(element: ElementResult) -> str:
    wrong = [
        (label, verdict, number)
        for (label, verdict), number in element.confusion.cells.items()
        if label is not verdict
    ]
    wrong.sort(key=lambda one: -one[2])
    return ", ".join(f"{label.value} → {verdict.value} ({number})" for label, verdict, number in wrong)


def _ledger(history: Sequence[Round]) -> str:
    """The causes of the latest round that sorted its disagreements; "" when none did."""
    latest = next((one for one in reversed(history) if one.causes), None)
    if latest is None:
        return ""
    rows = [(cause.name, str(cause.before), str(cause.after)) for cause in latest.causes]
    total = (
        "all",
        str(sum(cause.before for cause in latest.causes)),
        str(sum(cause.after for cause in latest.causes)),
    )
    return f"## Causes of disagreement in the tuning half\n\n{LEDGER}\nRound: {latest.name}.\n\n" + _table(
        ("cause", "before", "after"), [*rows, total]
    )


def _rounds(history: Sequence[Round]) -> str:
    head = (
        "date",
        "round",
        "half",
        "reports",
        "macro F1",
        "micro",
        "F1 met / partial / missing",
        "within label",
        "note",
    )
    rows = [
        (
            one.date,
            one.name,
            _SPLITS[one.split],
            str(one.reports) if one.reports is not None else NO_FIGURE,
            figure_text(one.macro),
            figure_text(one.micro),
            " / ".join(figure_text(one.f1.get(outcome)) for outcome in SCORED),
            figure_text(one.within),
            one.note,
        )
        for one in history
    ]
    return f"## Measured rounds\n\n{_table(head, rows)}" if rows else ""


def _elements(half: SplitResult) -> str:
    missing = Outcome.MISSING
    head = (
        "element",
        "",
        "right",
        "missing: precision",
        "missing: recall",
        "shown: sensitivity",
        "met: sensitivity",
        "met: specificity",
    )
    rows = [
        (
            f"`{element.id}`",
            element.title,
            count_text(element.confusion.within),
            with_interval(element.confusion.precision(missing)),
            with_interval(element.confusion.recall(missing)),
            with_interval(element.confusion.sensitivity(SHOWN)),
            with_interval(element.confusion.sensitivity(MET)),
            with_interval(element.confusion.specificity(MET)),
        )
        for element in half.elements
    ]
    return f"## Every element: {_SPLITS[half.split]}\n\n{_table(head, rows)}"


def _full(share: Share | None) -> str:
    """0.817 (0.779-0.850; 374/458)"""
    if share is None or not share.of:
        return NO_FIGURE
    return f"{figure_text(share.value)} ({interval_text(share)}; {count_text(share)})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield "|" + "---|" * len(head)
    for row in rows:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
