"""All generated pages about the rules: path under docs/rules/ -> text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.coverage_page import coverage_page
from checker.rendering.rule_page import index_page, profile_page, rule_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rulebook import Rulebook


def rule_pages(rulebook: Rulebook, profiles: Sequence[Rulebook]) -> dict[str, str]:
    """One page for each element and each profile, the index and the coverage table. The same rulebook gives the same bytes.

    profiles: every profile, in the order to list them.
    """
    pages = {"README.md": index_page(rulebook, profiles), "coverage.md": coverage_page(rulebook, profiles)}
    pages |= {f"{rule.id}.md": rule_page(rule, rulebook) for rule in rulebook.rules.values()}
    known = {tier.profile: tier for tier in profiles}
    for tier in profiles:
        below = known.get(tier.tiers[-2].id, rulebook)
        pages[f"profiles/{tier.profile}.md"] = profile_page(tier, below)
    return pages
