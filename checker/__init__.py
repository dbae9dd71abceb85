"""达标: checks annual reports on rule-of-law government against the policy framework.

from checker import check_report
scorecard = check_report(Path("报告.txt"))
scorecard.to_dict()
"""

from __future__ import annotations

from checker._version import __version__

# As typing has it; importing that one is left until somebody needs more than the version.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checker.check import check_report
    from checker.scorecard import Scorecard

__all__ = ["Scorecard", "__version__", "check_report"]


def __getattr__(name: str) -> Any:
    # Every command imports this package first; help and --version need none of the engine.
    if name == "check_report":
        from checker.check import check_report  # noqa: PLC0415

        return check_report
    if name == "Scorecard":
        from checker.scorecard import Scorecard  # noqa: PLC0415

        return Scorecard
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
