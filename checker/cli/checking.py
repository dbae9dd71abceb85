"""What `dabiao check` does: reports in, scorecards out, and an exit code that says whether all is well. Knows no click.

Two ways lead here: check.py with every option, and quick.py, which starts faster and knows the plainest use only.
"""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.config import with_settings
from checker.cli.exits import Exit, complain
from checker.cli.guard import STDIN, guarded
from checker.cli.quick import SCORECARD_FORMS
from checker.errors import UsageFault
from checker.lang import CHINESE, ENGLISH, say, speak
from checker.timings import WRITING, stage

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.check import Checked
    from checker.cli.documents import Documents
    from checker.cli.output import Output
    from checker.cli.pipelines import Pipeline
    from checker.finding import Outcome
    from checker.scorecard import Scorecard
    from checker.timings import Stopwatch

_IN_ENGLISH = (
    "text",
    "html",
)  # the forms made for a person to read; the others are for machines, or go back to the office


def run_check(
    files: tuple[str, ...],
    form: str = "text",
    *,
    output: str | None = None,
    date: str | None = None,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    profile: str | None = None,
    waivers: str | None = None,
    rules_dir: str | None = None,
    published: str | None = None,
    hints: bool = False,
    fail_under: float | None = None,
    only: tuple[str, ...] = (),
    annotate: bool = False,
    no_checklist: bool = False,
    lang: str | None = None,
    width: int | None = None,
    debug: bool = False,
    watch: Stopwatch | None = None,
) -> int:
    """The exit code. Parameters are the options of the command; watch: what measures the run. Raises UsageFault and RulebookError."""
    from checker.check import checked_report
    from checker.cli.output import open_output
    from checker.finding import Outcome
    from checker.patterns import keep_patterns

    if form == "json" and len(files) > 1:
        raise UsageFault("--format json 一次只能检查一份报告。", "多份报告请用 --format jsonl，每份一行。")
    if lang == ENGLISH and form not in _IN_ENGLISH:
        raise UsageFault(
            f"--lang {lang} 只用于屏幕和网页报告，不用于 --format {form}。",
            "请去掉 --lang，或改用 --format html。JSON 不分语言：程序按编号（id、outcome、code 等）读取。",
        )
    if files.count(STDIN) > 1:
        raise UsageFault("标准输入（-）只能写一次。")
    if annotate and STDIN in files:
        raise UsageFault("--annotate 要写在报告旁边，不能用于标准输入（-）。", "请写明 docx 文件。")
    wanted = [Outcome(name) for name in only]
    printer: Documents | Pipeline | _Printer
    if form in SCORECARD_FORMS:
        printer = _Printer(open_output(output, width, inputs=files), form, len(files), wanted, watch)
    else:
        printer = _printer_of(form, output, width, files, wanted, date)
    code = Exit.FINE
    options: dict[str, Any] = {
        "year": year,
        "level": level,
        "issuer": issuer,
        "profile": profile,
        "waivers": Path(waivers) if waivers is not None else None,
        "rules": Path(rules_dir) if rules_dir is not None else None,
        "published": published,
        "hints": hints,
    }
    if form in _IN_ENGLISH:
        options["lang"] = lang
    # Before the first report is checked: a faulty file of settings must not cost half a run.
    chosen = [with_settings({**options, "fail_under": fail_under}, file) for file in files]
    speak(
        chosen[0].get("lang") or CHINESE
    )  # of several reports with settings of their own, the first decides
    for file, own in zip(files, chosen, strict=True):
        own.pop("lang", None)
        least = own.pop("fail_under")
        checked = guarded(checked_report, file, own, debug)
        card = checked.scorecard
        with stage(WRITING):
            printer.print(checked)
            code = max(code, _verdict(card, file, least))
            if annotate and card.error is None:
                from checker.cli.annotation import annotated

                code = max(code, annotated(checked, file, checklist=not no_checklist))
    with stage(WRITING):
        printer.finish()
        keep_patterns()
    if watch is not None:
        from checker.cli.timing import timings_table

        print(timings_table(watch), file=sys.stderr)
    return code


def _printer_of(
    form: str,
    output: str | None,
    width: int | None,
    files: tuple[str, ...],
    wanted: Collection[Outcome],
    date: str | None,
) -> Documents | Pipeline:
    """Documents for people, or what pipelines read."""
    from checker.cli.documents import DOCUMENT_FORMS, Documents
    from checker.cli.output import open_output
    from checker.cli.pipelines import Pipeline

    if form in DOCUMENT_FORMS:
        return Documents(form, output, files, wanted, date)
    return Pipeline(open_output(output, width, inputs=files), form, wanted)


def _verdict(card: Scorecard, file: str, fail_under: float | None) -> Exit:
    """The exit code one report asks for; what is wrong goes to stderr, whatever the output is."""
    name = say("标准输入") if file == STDIN else file
    if card.error is not None:
        reason = card.error.message.removeprefix(f"{name}：")
        complain(f"{name}：无法评估：{reason}", card.error.hint)
        return Exit.NOT_ASSESSED
    code = Exit.FINE
    score = card.score
    if score is not None and score.missing_mandatory:
        titles = {finding.id: finding.title for finding in card.findings}
        complain(
            f"{name}：缺少法定内容：{'、'.join(titles.get(item, item) for item in score.missing_mandatory)}"
        )
        code = Exit.BELOW
    if fail_under is not None:
        points = score.points if score is not None else None
        if points is None:
            complain(f"{name}：没有总分，不能认定达到 --fail-under {fail_under:g}")
            code = Exit.BELOW
        elif points < fail_under:
            from checker.rendering.number import points_text

            complain(f"{name}：总分 {points_text(points)}，低于 --fail-under {fail_under:g}")
            code = Exit.BELOW
    return code


class _Printer:
    """Scorecards in the form asked for, each as soon as it is there."""

    def __init__(
        self, out: Output, form: str, total: int, only: Collection[Outcome], watch: Stopwatch | None = None
    ) -> None:
        self.out, self.form, self.total, self.only, self.watch = out, form, total, only, watch
        self.cards: list[Scorecard] = []

    def print(self, checked: Checked) -> None:
        card = checked.scorecard
        if self.form in ("json", "jsonl"):
            self.out.raw(self._json(card))
        else:
            self._page(card)

    def _json(self, card: Scorecard) -> str:
        from checker.rendering.json import as_json, as_json_line

        write = as_json if self.form == "json" else as_json_line
        if self.watch is None:
            return write(card, self.only)
        from checker.cli.timing import timings_fields

        return write(card, self.only, timings_fields(self.watch))

    def _page(self, card: Scorecard) -> None:
        from checker.rendering.glyphs import glyphs_for
        from checker.rendering.line import Line
        from checker.rendering.terminal import scorecard_lines

        self.cards.append(card)
        if self.total > 1:
            number = Line((say(f"第 {len(self.cards)} 份，共 {self.total} 份"), "dim"))
            self.out.lines([Line(), Line(), number] if len(self.cards) > 1 else [number])
        self.out.lines(scorecard_lines(card, self.out.width, glyphs_for(self.out.encoding), self.only))

    def finish(self) -> None:
        if self.form == "text" and self.total > 1:
            from checker.rendering.line import Line
            from checker.rendering.overview import overview_lines

            self.out.lines([Line(), Line(), *overview_lines(self.cards, self.out.width)])
        self.out.finish()
