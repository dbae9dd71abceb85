"""What a user can correct: one exception type with a code, a message and a hint. Knows nothing else of the program."""

from __future__ import annotations

from checker.values import dataclass


class CheckerError(Exception):
    """Something the user can put right: a wrong option, a faulty rule file.

    message and hint are Chinese office language and may stand alone on a terminal. Only `cli/` prints them; every other
    exception that reaches `cli/` is a bug of ours.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageFault(CheckerError):
    """Wrong use: an option that does not fit, an unknown id."""

    code = "usage"


@dataclass(frozen=True)
class RuleFault:
    """One fault of the rulebook: where (file as the user knows it, line from 1), what, and what to do."""

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}\n  {self.message}" + (f"\n  提示：{self.hint}" if self.hint else "")


class RulebookError(CheckerError):
    """The rulebook, or a file of waivers, is faulty. Carries every fault that was found, not only the first."""

    code = "rulebook"

    def __init__(self, faults: tuple[RuleFault, ...], what: str = "规则文件有误") -> None:
        self.faults = faults
        listing = "\n".join(str(fault) for fault in faults)
        super().__init__(f"{what}（共 {len(faults)} 处）：\n{listing}")


class InputFault(CheckerError):
    """An input that cannot be assessed. Never a score of zero: the report gets this reason instead.

    code: a stable word for machines, one of the constants below.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code
