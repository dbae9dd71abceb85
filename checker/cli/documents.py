"""`check --format html|md|selfcheck`: one document for each report, on the screen, in one file or in a folder."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.guard import STDIN
from checker.cli.output import open_output, write_whole
from checker.errors import UsageFault
from checker.lang import say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.check import Checked
    from checker.cli.output import Output
    from checker.finding import Outcome
    from checker.scorecard import Scorecard

HTML, MARKDOWN, SELFCHECK = "html", "md", "selfcheck"
DOCUMENT_FORMS = (HTML, MARKDOWN, SELFCHECK)
INDEX = "目录.html"

_SUFFIXES = {HTML: "_检查.html", MARKDOWN: "_检查.md", SELFCHECK: "_自查表.docx"}
_NAMES = {HTML: "网页报告", MARKDOWN: "Markdown 报告", SELFCHECK: "自查表"}
_WORD = ".docx"
_SHEETS = (_WORD, ".html", ".htm")


class Documents:
    """Takes the reports one by one. Raises UsageFault at once for an output that cannot be.

    only, date: as the renderers take them. Several HTML pages or 自查表 go into a folder, which is made when it is not there;
    Markdown pages may stand behind each other in one file.
    """

    def __init__(
        self, form: str, output: str | None, files: Sequence[str], only: Collection[Outcome], date: str | None
    ) -> None:
        if form == SELFCHECK and only:
            raise UsageFault("自查表要列全部要素，不能和 --only 同时使用。", "请去掉 --only。")
        self.form, self.files, self.only, self.date = form, files, only, date
        self.target = Path(output) if output is not None else None
        self.folder = self._folder(output)
        self.out: Output | None = None
        self.written: list[tuple[Scorecard, Path]] = []
        self.pages: list[str] = []
        if self.folder is None:
            self.out = open_output(output, None, inputs=files)
            self._verify_sheet()

    def print(self, checked: Checked) -> None:
        if self.folder is not None:
            path = self._free_name(self.files[len(self.written)])
            write_whole(path, self._bytes(checked, path.suffix))
            self.written.append((checked.scorecard, path))
        elif self.target is not None and self.target.suffix.lower() == _WORD and self.form == SELFCHECK:
            write_whole(self.target, self._bytes(checked, _WORD))
        else:
            self.pages.append(self._bytes(checked, "").decode("utf-8"))

    def finish(self) -> None:
        if self.folder is None:
            if self.out is not None and self.pages:
                self.out.raw("\n".join(self.pages))
                self.out.finish()
            return
        said = say(f"已写出{_NAMES[self.form]} {len(self.written)} 份：{self.folder}")
        if self.form == HTML:
            from checker.rendering.html import IndexRow, render_index

            rows = [IndexRow(card, path.name) for card, path in self.written]
            write_whole(self.folder / INDEX, render_index(rows, date=self.date).encode("utf-8"))
            said += say(f"；目录：{self.folder / INDEX}")
        from checker.rendering.harmless import harmless

        print(harmless(said), file=sys.stderr)

    def _bytes(self, checked: Checked, suffix: str) -> bytes:
        card = checked.scorecard
        if self.form == SELFCHECK and suffix == _WORD:
            from checker.rendering.selfcheck_docx import selfcheck_docx

            return selfcheck_docx(card, date=self.date)
        if self.form == SELFCHECK:
            from checker.rendering.selfcheck_html import selfcheck_html

            page = selfcheck_html(card, date=self.date)
        elif self.form == HTML:
            from checker.rendering.html import render_html

            page = render_html(checked, date=self.date, only=self.only)
        else:
            from checker.rendering.markdown import scorecard_markdown

            page = scorecard_markdown(card, date=self.date, only=self.only)
        return page.encode("utf-8", errors="replace")

    def _folder(self, output: str | None) -> Path | None:
        """The folder to write into; None for one file or the screen."""
        several = len(self.files) > 1 and self.form != MARKDOWN
        if output is None:
            if several:
                raise UsageFault(
                    f"多份报告的{_NAMES[self.form]}要写进文件夹。",
                    "请加 --output 文件夹，例如 --output 检查结果",
                )
            return None
        target = Path(output)
        if not (target.is_dir() or output.endswith(("/", "\\")) or (several and not target.suffix)):
            if several:
                raise UsageFault(
                    f"多份报告不能写进一个文件：{output}", "请把 --output 写成文件夹，例如 --output 检查结果"
                )
            return None
        if target.exists() and not target.is_dir():
            raise UsageFault(f"--output 不是文件夹：{output}", "请换一个文件夹名。")
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise UsageFault(f"文件夹建不了：{output}", "请换一个有写入权限的位置。") from None
        return target

    def _verify_sheet(self) -> None:
        if self.form == SELFCHECK and self.target and self.target.suffix.lower() not in _SHEETS:
            raise UsageFault(
                f"自查表可以是 .docx 或 .html 文件：{self.target}", "请改文件名，例如 --output 自查表.docx"
            )

    def _free_name(self, file: str) -> Path:
        """A name in the folder that no other report of this run has, and that is none of the reports."""
        assert self.folder is not None
        stem = "标准输入" if file == STDIN else Path(file).stem
        taken = {path for _, path in self.written}
        number = 1
        while True:
            path = self.folder / f"{stem}{f'-{number}' if number > 1 else ''}{_SUFFIXES[self.form]}"
            if path not in taken and not any(
                path.exists() and Path(given).exists() and path.samefile(given) for given in self.files
            ):
                return path
            number += 1
