"""What is wrong with waivers beyond their schema. Looks at every entry, however faulty the rest of the file is."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from checker.errors import RuleFault
from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.strict_yaml import Odd, YamlFile

# What does not fit these is the schema's to tell.
_ID, _DAY = re.compile(r"[a-z-]+/[a-z-]+"), re.compile(r"\d{4}-\d{2}-\d{2}")


def waiver_faults(settings: YamlFile, ids: Collection[str]) -> tuple[RuleFault, ...]:
    """What no schema can tell: unknown elements, days that no calendar has, waivers written twice.

    settings: as written, sound or not; what is not even of its kind is left to the schema.
    """
    faults = Faults()
    section = settings.data.get("waivers") if isinstance(settings.data, dict) else None
    seen: set[tuple[str, str]] = set()
    for index, written in enumerate(section if isinstance(section, list) else ()):
        if not isinstance(written, dict):
            continue

        def place(key: str, index: int = index) -> tuple[str, int]:
            return settings.name, settings.line("waivers", index, key)

        known, issuer, expires = (written.get(key) for key in ("id", "issuer", "expires"))
        if isinstance(known, str) and _ID.fullmatch(known) and known not in ids:
            hint = did_you_mean(known, ids, "全部编号见：dabiao rules list")
            faults.add(*place("id"), f"id：没有要素 {known}", hint)
        if isinstance(known, str) and isinstance(issuer, str):
            if (known, issuer) in seen:
                message = f"id：{issuer} 的 {known} 已有一条豁免"
                faults.add(*place("id"), message, "每个单位的每个要素只写一条")
            seen.add((known, issuer))
        if (
            isinstance(expires, str)
            and not isinstance(expires, Odd)
            and _DAY.fullmatch(expires)
            and not _is_day(expires)
        ):
            faults.add(*place("expires"), f"expires：{expires} 不是日历上的日期", "改正日期")
    return faults.sorted()


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
