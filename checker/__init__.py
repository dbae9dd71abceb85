"""达标: checks annual reports on rule-of-law government against the policy framework.

from checker import check_report
scorecard = check_report(Path("报告.txt"))
scorecard.to_dict()
"""

from __future__ import annotations

from checker._version import __version__
from checker.check import check_report
from checker.scorecard import Scorecard

__all__ = ["Scorecard", "__version__", "check_report"]
