"""The rulebook, its switches, deadlines and terms: from the cache when nothing has changed, else compiled from the YAML files and kept.

What reads and checks YAML is imported only to compile: a check that finds everything in the cache starts without it.
"""

# ruff: noqa: PLC0415 -- the reason stands above

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import RulebookError
from checker.rulebook import cache as kept
from checker.rulebook.fingerprint import compiled_key
from checker.rulebook.frozen import Checks, freeze_checks, freeze_rulebook, thaw_checks, thaw_rulebook
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.prepared import kept_as

if TYPE_CHECKING:
    from checker.rulebook.consistency import Switches
    from checker.rulebook.deadlines import Deadline
    from checker.rulebook.rule import Rulebook
    from checker.rulebook.terms import Terms

_LONGEST_NAME = 200  # bytes; file systems take 255
CENTRAL_FILE = "central"  # name of the kept central rulebook; a profile's is its id


def load_rulebook(folder: RulebookFolder | None = None, profile: str | None = None) -> Rulebook:
    """The built-in rulebook, or the one in folder; with a profile laid over it when one is named.

    Raises RulebookError with every fault found, UsageFault for a profile that does not exist.
    """
    folder = folder or builtin_folder()
    if profile is not None and not _is_there(profile, folder):
        from checker.rulebook.profile import profile_named

        profile_named(profile, folder)
    return _load(folder, profile)


def _is_there(profile: str, folder: RulebookFolder) -> bool:
    """Whether a profile has a file. A name is no path: it leads to no other folder, and is no longer than a file's name may be."""
    is_name = profile == Path(profile).name and len(profile.encode()) < _LONGEST_NAME
    return is_name and any((place / f"{profile}.yaml").is_file() for place in folder.profiles)


def load_switches(folder: RulebookFolder | None = None) -> Switches:
    """The switches of a rulebook folder by id of the check; the built-in ones where the folder has none.

    A check without an entry is on and tells everything. Raises RulebookError with every fault of the file.
    """
    return _load_checks(folder or builtin_folder()).switches


def load_terms(folder: RulebookFolder | None = None) -> Terms:
    """The terms of a rulebook folder; the built-in ones where the folder has none. Raises RulebookError with every fault."""
    return _load_checks(folder or builtin_folder()).terms


def load_deadlines(folder: RulebookFolder | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a rulebook folder; the built-in ones where the folder has none. Raises RulebookError with every fault."""
    return _load_checks(folder or builtin_folder()).deadlines


@cache
def _load(folder: RulebookFolder, profile: str | None) -> Rulebook:
    name, key = f"rulebook-{profile or CENTRAL_FILE}", _key(folder)
    plain = kept.read(name, key) if key else None
    book = compile_rulebook(folder, profile) if plain is None else thaw_rulebook(plain)
    if plain is None and key:
        kept.write(name, key, kept.shared(freeze_rulebook(book)))
    if key:
        kept_as(book, name, key)
    return book


def compile_rulebook(folder: RulebookFolder, profile: str | None) -> Rulebook:
    """The rulebook from its files, whatever is kept. Raises RulebookError with every fault found."""
    from checker.rulebook.loader import Loader

    loader = Loader(folder)
    book = loader.rulebook(profile)
    loader.faults.raise_any()
    assert book is not None  # what could not be built has left a fault
    return book


@cache
def _load_checks(folder: RulebookFolder) -> Checks:
    key = _key(folder)
    plain = kept.read("checks", key) if key else None
    if plain is not None:
        return thaw_checks(plain)
    checks = compile_checks(folder)
    if key:
        kept.write("checks", key, kept.shared(freeze_checks(checks)))
    return checks


def compile_checks(folder: RulebookFolder) -> Checks:
    """What the consistency checks go by, from its files, whatever is kept. Raises RulebookError with every fault found."""
    from checker.rulebook.consistency import read_switches
    from checker.rulebook.terms import read_terms

    switches, deadlines, faults = read_switches(folder)
    terms, more = read_terms(folder)
    if faults or more or terms is None:
        raise RulebookError((*faults, *more))
    return Checks(switches, deadlines, terms)


@cache
def _key(folder: RulebookFolder) -> str:
    """Empty when the files cannot be read, so that compiling says why."""
    try:
        return compiled_key(folder)
    except OSError:
        return ""
