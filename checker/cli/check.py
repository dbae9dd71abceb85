"""`dabiao check`: reports in, scorecards out, and an exit code that says whether all is well."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, Number, Word
from checker.cli.config import with_settings
from checker.cli.documents import DOCUMENT_FORMS, Documents
from checker.cli.exits import Exit, complain
from checker.cli.guard import guarded
from checker.cli.limiting import limit_option
from checker.cli.options import (
    STDIN,
    date_option,
    debug_option,
    hints_option,
    lang_option,
    level_option,
    profile_option,
    published_option,
    rules_option,
    width_option,
    year_option,
)
from checker.cli.pipelines import PIPELINE_FORMS, Pipeline
from checker.errors import UsageFault
from checker.lang import CHINESE, ENGLISH, say, speak

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.check import Checked
    from checker.cli.output import Output
    from checker.finding import Outcome
    from checker.scorecard import Scorecard

_IN_ENGLISH = (
    "text",
    "html",
)  # the forms made for a person to read; the others are for machines, or go back to the office


@click.command(
    cls=ChineseCommand,
    help="对照规则检查报告，输出覆盖评分。\nFILE 是报告文件，可以有多个；- 表示从标准输入读取。",
    examples=(
        ("dabiao check 报告.docx", "检查一份报告，结果显示在屏幕上。"),
        ("dabiao check 报告.docx --annotate", "把意见写成批注，另存为 报告_批注.docx。"),
        ("dabiao check 报告.docx --format html --output 检查.html", "存成网页报告，左边是意见，右边是原文。"),
        ("dabiao check 报告.docx --profile township --level T", "按乡镇（街道）的要求检查。"),
        ("dabiao check 甲.docx 乙.txt --format jsonl", "多份报告，每份一行 JSON，供程序使用。"),
        ("dabiao check 报告.docx --lang en", "结果用英文显示，引文照原文。"),
        ("dabiao check 报告.docx --only missing --fail-under 75", "只列缺失的；低于 75 分时退出码为 1。"),
    ),
    epilog="常用选项可以写进报告旁边或当前文件夹的 dabiao.yaml。\n退出码：0 正常；1 低于 --fail-under，或缺少法定内容；2 用法或规则有误；3 有报告无法评估。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=Word("text", "json", "jsonl", *DOCUMENT_FORMS, *PIPELINE_FORMS),
    default="text",
    metavar="形式",
    help="输出形式：text 供阅读（默认）；json 一份报告一个对象；jsonl 每份报告一行；html 网页报告，含正文；md Markdown；selfcheck 自查表，供签字；sarif、junit 供流水线使用。",
)
@click.option(
    "--output",
    metavar="FILE",
    help="结果写入文件，不在屏幕显示。自查表可写 .docx 或 .html；多份网页报告或自查表写进文件夹。",
)
@date_option
@year_option
@level_option
@click.option("--issuer", metavar="名称", help="指定制发单位，不从报告里识别。")
@profile_option
@click.option(
    "--waivers", metavar="FILE", help="豁免文件；默认用报告旁边的 dabiao.yaml（有 waivers 一节的）。"
)
@rules_option
@published_option
@hints_option
@click.option(
    "--fail-under", type=Number(0.0, 100.0), metavar="N", help="任一报告总分低于 N 时，退出码为 1。"
)
@click.option(
    "--only",
    type=Word("missing", "partial", "met"),
    multiple=True,
    metavar="missing|partial|met",
    help="要素只列缺失、仅提及或充分的；可重复使用。总分不受影响。",
)
@click.option(
    "--annotate",
    is_flag=True,
    help="把意见写成批注：在 docx 旁边另存“报告_批注.docx”，原文件不动。",
)
@click.option("--no-checklist", is_flag=True, help="批注文件末尾不附自查清单。")
@lang_option
@width_option
@limit_option
@debug_option
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str,
    output: str | None,
    date: str | None,
    year: int | None,
    level: str | None,
    issuer: str | None,
    profile: str | None,
    waivers: str | None,
    rules_dir: str | None,
    published: str | None,
    hints: bool,
    fail_under: float | None,
    only: tuple[str, ...],
    annotate: bool,
    no_checklist: bool,
    lang: str | None,
    width: int | None,
    debug: bool,
) -> int:
    from checker.check import checked_report
    from checker.cli.annotation import annotated
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
    if form in DOCUMENT_FORMS:
        printer = Documents(form, output, files, wanted, date)
    elif form in PIPELINE_FORMS:
        printer = Pipeline(open_output(output, width, inputs=files), form, wanted)
    else:
        printer = _Printer(open_output(output, width, inputs=files), form, len(files), wanted)
    code = Exit.FINE
    options = {
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
        printer.print(checked)
        code = max(code, _verdict(card, file, least))
        if annotate and card.error is None:
            code = max(code, annotated(checked, file, checklist=not no_checklist))
    printer.finish()
    keep_patterns()
    return code


def _verdict(card: Scorecard, file: str, fail_under: float | None) -> Exit:
    """The exit code one report asks for; what is wrong goes to stderr, whatever the output is."""
    from checker.rendering.number import points_text

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
            complain(f"{name}：总分 {points_text(points)}，低于 --fail-under {fail_under:g}")
            code = Exit.BELOW
    return code


class _Printer:
    """Scorecards in the form asked for, each as soon as it is there."""

    def __init__(self, out: Output, form: str, total: int, only: Collection[Outcome]) -> None:
        self.out, self.form, self.total, self.only = out, form, total, only
        self.cards: list[Scorecard] = []

    def print(self, checked: Checked) -> None:
        card = checked.scorecard
        if self.form == "json":
            from checker.rendering.json import as_json

            self.out.raw(as_json(card, self.only))
        elif self.form == "jsonl":
            from checker.rendering.json import as_json_line

            self.out.raw(as_json_line(card, self.only))
        else:
            self._page(card)

    def _page(self, card: Scorecard) -> None:
        from rich.text import Text

        from checker.rendering.glyphs import glyphs_for
        from checker.rendering.terminal import scorecard_lines

        self.cards.append(card)
        if self.total > 1:
            number = Text(say(f"第 {len(self.cards)} 份，共 {self.total} 份"), "dim")
            self.out.lines([Text(), Text(), number] if len(self.cards) > 1 else [number])
        self.out.lines(scorecard_lines(card, self.out.width, glyphs_for(self.out.encoding), self.only))

    def finish(self) -> None:
        if self.form == "text" and self.total > 1:
            from rich.text import Text

            from checker.rendering.overview import overview_lines

            self.out.lines([Text(), Text(), *overview_lines(self.cards, self.out.width)])
        self.out.finish()
