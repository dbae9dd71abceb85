"""What a reader who does not read Chinese is told: one catalogue of sentences, Chinese -> English. Chinese is the program's own tongue.

The program writes Chinese everywhere. Where a sentence goes out to a reader it passes `say`, which hands it back unchanged, or, inside
`speaking("en")`, as English. A sentence is known by its own wording: `say(f"{n} 项")` is looked up as "{} 项". What the catalogue does not
know stays Chinese; tests walk the sources and fail for a sentence without English. Quotes of a report never pass here.
"""

from __future__ import annotations

from checker.lang.spoken import CHINESE, ENGLISH, LANGUAGES, cited, is_chinese, listed, say, speak, speaking

__all__ = ["CHINESE", "ENGLISH", "LANGUAGES", "cited", "is_chinese", "listed", "say", "speak", "speaking"]
