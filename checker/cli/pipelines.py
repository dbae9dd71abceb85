"""`check --format sarif|junit`: one document for all reports, for CI. Written at the end, since its head counts what follows."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.check import Checked
    from checker.cli.output import Output
    from checker.finding import Outcome

SARIF, JUNIT = "sarif", "junit"
PIPELINE_FORMS = (SARIF, JUNIT)


class Pipeline:
    """Takes the reports one by one. only: results with these outcomes (SARIF); JUnit has a case for every element."""

    def __init__(self, out: Output, form: str, only: Collection[Outcome]) -> None:
        self.out, self.form, self.only = out, form, only
        self.checked: list[Checked] = []

    def print(self, checked: Checked) -> None:
        self.checked.append(checked)

    def finish(self) -> None:
        if self.form == SARIF:
            from checker.rendering.sarif import checked_sarif

            self.out.raw(checked_sarif(self.checked, self.only))
        else:
            from checker.rendering.report_junit import checked_junit

            self.out.raw(checked_junit(self.checked))
        self.out.finish()
