"""A resolved rule as YAML, each key with the tiers that set it: what `dabiao rules show` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook


def rule_source(rule: Rule, rulebook: Rulebook) -> str:
    """The rule as it is after all tiers. The comments name them; what stands between them is a rule file again."""
    chain = " → ".join(f"{tier.title}（{tier.id}）" for tier in rulebook.tiers)
    lines = [f"# {rule.file}", f"# 规则集：{chain}"]
    if rule.withdrawn:
        lines.append(f"# 已撤去，按不适用处理——{rule.withdrawn}")
    lines += [
        f"# {rulebook.tier_title(tier)}的理由：{reason}"
        for tier, reason in rule.reasons.items()
        if not rule.withdrawn.endswith(reason)
    ]
    for key, value in rule.written.items():
        tiers = " → ".join(rulebook.tier_title(tier) for tier in rule.tiers.get(key, ()))
        first, *rest = _dumped(key, value)
        lines += [f"{first}  # {tiers}", *rest]
    return "\n".join(lines) + "\n"


def _dumped(key: str, value: Any, indent: str = "") -> list[str]:
    """A key and its value; a list has one entry a line, an entry that is itself a list or mapping stays on its line."""
    if isinstance(value, dict):
        inner = [line for name, item in value.items() for line in _dumped(name, item, f"{indent}  ")]
        return [f"{indent}{key}:", *inner]
    if isinstance(value, list) and key != "basis":
        return [f"{indent}{key}:", *(f"{indent}  - {_flow(item)}" for item in value)]
    return [f"{indent}{key}: {_flow(value)}"]


def _flow(value: Any) -> str:
    text: str = yaml.safe_dump(
        value,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=True,
        width=10**9,
        default_style='"' if isinstance(value, str) and "\n" in value else None,
    )
    return text.removesuffix("\n").removesuffix("\n...")
