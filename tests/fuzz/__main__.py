"""Coverage-guided fuzzing of one target: `PYTHONPATH=tests python -m fuzz TARGET --seconds N [--corpus DIR]`; all of them: every.py.

Needs atheris, which has wheels for Linux and is no dependency of ours (requirements.txt). Inputs that crash are written as files
named crash-*, slow ones as timeout-*; each becomes a test in tests/fuzz/ before it is mended.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["checker"]):
    from fuzz.seeds import WORDS
    from fuzz.targets import TARGETS

_LONGEST_RUN = 20  # seconds for one input
_MEMORY_MB = 2048


def main() -> None:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("target", choices=[*TARGETS])
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--corpus", type=Path, help="folder that keeps what was found, for the next run")
    parser.add_argument("--crashes", type=Path, default=Path(), help="folder for inputs that crash")
    asked = parser.parse_args()
    target = TARGETS[asked.target]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        corpus = asked.corpus or Path(scratch, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)
        asked.crashes.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(target.seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)
        words = Path(scratch, "words")
        escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
        words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
        options = {
            "dict": words,
            "max_len": target.longest,
            "max_total_time": asked.seconds,
            "timeout": _LONGEST_RUN,
            "rss_limit_mb": _MEMORY_MB,
            "artifact_prefix": f"{asked.crashes}/{asked.target}-",
            "print_final_stats": 1,
        }
        atheris.Setup(
            [sys.argv[0], str(corpus), *(f"-{name}={value}" for name, value in options.items())], target.run
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
