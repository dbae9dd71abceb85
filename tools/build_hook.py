"""Build hook of the wheel: ships the built-in rulebook compiled, so that the first check after installing is as fast as the next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# ruff: noqa: PLC0415 -- the package is importable only from the source tree, whose place the builder tells
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRulebook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes build/compiled/*.json and puts them beside the YAML files they were made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout compiles for itself, into the user's cache
            return
        sys.path.insert(0, self.root)
        from checker.rulebook import cache, loading
        from checker.rulebook.fingerprint import compiled_key
        from checker.rulebook.frozen import freeze_checks, freeze_rulebook
        from checker.rulebook.location import builtin_folder

        folder = builtin_folder()
        key = compiled_key(folder)
        made = {
            f"rulebook-{loading.CENTRAL_FILE}": freeze_rulebook(loading.compile_rulebook(folder, None)),
            "checks": freeze_checks(loading.compile_checks(folder)),
        }
        place = Path(self.root) / "build" / "compiled"
        place.mkdir(parents=True, exist_ok=True)
        for name, values in made.items():
            path = place / f"{name}.json"
            path.write_bytes(cache.packed(key, values))
            build_data["force_include"][str(path)] = f"checker/data/compiled/{name}.json"
