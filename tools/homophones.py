"""Write checker/matching/sounds.tsv: the common characters by what they sound like.

Run with `python tools/homophones.py` where ICU's `uconv` is installed (Debian: icu-devtools). Readings: the transliteration Han-Latin of ICU,
one reading for each character, made from the Unihan Database (Unicode License v3). Tones are dropped, as a typist drops them.
Characters: the 3755 of GB 2312 level 1, which is what a typist picks by mistake. Rarer ones are slips in any fixed term.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "checker" / "matching" / "sounds.tsv"
FIRST_ROW, LAST_ROW, COLUMNS = 16, 55, 94  # GB 2312, level 1


def common_characters() -> list[str]:
    """The characters of GB 2312 level 1; the last row is not full."""
    cells = (
        bytes((row + 0xA0, column + 0xA0))
        for row in range(FIRST_ROW, LAST_ROW + 1)
        for column in range(1, COLUMNS + 1)
    )
    return [text for text in (cell.decode("gb2312", "ignore") for cell in cells) if text]


def readings(characters: list[str]) -> dict[str, str]:
    """Character -> reading without tone. Raises CalledProcessError and FileNotFoundError where there is no uconv."""
    lines = subprocess.run(
        ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Han-Latin; Latin-ASCII; Lower"],
        input="\n".join(characters),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return dict(zip(characters, (line.strip() for line in lines), strict=True))


def main() -> None:
    common = common_characters()
    sounds = readings(sorted(common))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character in common:
        by_sound[sounds[character]].append(character)
    lines = [
        "# source: transliteration Han-Latin of ICU (Unihan Database), licence Unicode License v3",
        f"# made: {datetime.now(UTC):%Y-%m-%d} by tools/homophones.py; do not edit",
        "# sound, tones apart\tcharacters",
        *(f"{sound}\t{''.join(same)}" for sound, same in sorted(by_sound.items()) if len(same) > 1),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
