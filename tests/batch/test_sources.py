"""What is found in folders, patterns, archives and lists, and what is said about the rest."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from checker import limits
from checker.batch.sources.archive import members_of, read_member
from checker.batch.sources.central import entry_count
from checker.batch.sources.listed import Listed, Shard, shard_of
from checker.batch.sources.listing import Listing, own_files
from checker.errors import InputFault, UsageFault


def listed(*sources: Path | str, **how: object) -> list[Listed]:
    listing = Listing(**how)  # type: ignore[arg-type]
    listing.prepare([str(source) for source in sources])
    return list(listing.files())


def relatives(*sources: Path | str) -> list[str]:
    return [file.relative for file in listed(*sources)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    home = tmp_path / "山东省"
    for name in ("2023/甲县.txt", "2024/甲县.docx", "2024/乙镇/年报.html"):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return home


def test_a_folder_is_listed_by_name_with_all_its_folders(tree: Path):
    assert relatives(tree) == ["2023/甲县.txt", "2024/乙镇/年报.html", "2024/甲县.docx"]


def test_a_path_is_shown_as_the_user_wrote_it(tree: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tree.parent)
    (file,) = listed("山东省/2023")
    assert file.path == "山东省/2023/甲县.txt"
    assert file.location == str(tree / "2023" / "甲县.txt")


def test_a_file_has_one_location_however_it_is_reached(tree: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tree / "2024")
    ways = ["../2023", str(tree / "2023" / "甲县.txt"), "../*/甲县.txt"]
    assert {file.location for way in ways for file in listed(way)} == {str(tree / "2023" / "甲县.txt")}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("2024/**/*.html", 1), ("*/甲县.*", 2), ("20*", 3), ("**", 3), ("2024/乙?/*", 1)],
)
def test_a_pattern_finds_files_and_folders(pattern: str, found: int, tree: Path):
    assert len(listed(f"{tree}/{pattern}")) == found


def test_what_systems_leave_lying_about_is_counted_and_left_out(tree: Path):
    for name in ("Thumbs.db", "~$甲县.docx", ".DS_Store", "dabiao.yaml"):
        (tree / "2024" / name).write_bytes(b"x")
    (tree / ".git").mkdir()
    listing = Listing()
    listing.prepare([str(tree)])
    assert len(list(listing.files())) == 3
    assert listing.skipped == 5


def test_the_store_and_its_companions_are_no_reports(tree: Path):
    store = tree / "audit.sqlite"
    for end in ("", "-wal", "-shm", ".lock"):
        store.with_name(store.name + end).write_bytes(b"x")
    assert len(listed(tree, ours=own_files(store))) == 3


def test_an_archive_is_a_folder(tree: Path):
    with zipfile.ZipFile(tree / "报送.zip", "w") as archive:
        archive.writestr("乙市/丙县.txt", "正文")
        archive.writestr("__MACOSX/._丙县.txt", "x")
        archive.writestr("乙市/", "")
    (member,) = [file for file in listed(tree) if file.member]
    assert member.relative == "报送.zip!乙市/丙县.txt"
    assert member.location == f"{tree / '报送.zip'}!乙市/丙县.txt"
    assert read_member(tree / "报送.zip", "乙市/丙县.txt").decode() == "正文"


def test_names_that_a_chinese_windows_wrote_are_read(tree: Path):
    class Legacy(zipfile.ZipInfo):
        """Its name goes into the archive as GBK bytes, with no flag that says so."""

        def _encodeFilenameFlags(self) -> tuple[bytes, int]:
            return self.filename.encode("gb18030"), self.flag_bits & ~0x800

    path = tree / "旧.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(Legacy("甲县/年报.txt"), "正文")
    assert [file.member for file in listed(path)] == ["甲县/年报.txt"]
    assert read_member(path, "甲县/年报.txt").decode() == "正文"


def test_a_broken_archive_is_one_row_with_its_reason(tree: Path):
    (tree / "坏.zip").write_bytes(b"PK\x03\x04 cut off")
    (row,) = [file for file in listed(tree) if file.failure]
    assert row.failure is not None
    assert row.failure.code == "damaged"
    assert "里面的报告都没有检查" in row.failure.reason


def test_a_member_that_is_not_there_is_told(tree: Path):
    with zipfile.ZipFile(tree / "报送.zip", "w") as archive:
        archive.writestr("丙县.txt", "正文")
    with pytest.raises(InputFault, match="找不到"):
        read_member(tree / "报送.zip", "丁县.txt")


@pytest.mark.parametrize("source", ["没有这个文件夹", "没有/*.txt"])
def test_a_source_that_is_not_there_ends_the_run_before_it_begins(source: str, tree: Path):
    with pytest.raises(UsageFault, match=r"找不到|没有文件符合"):
        listed(tree, f"{tree}/{source}")


HEADER = "路径,单位,层级,年度,地区,公开日期,网址"


def manifest(tree: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8-sig") -> Path:
    path = tree / "清单.csv"
    path.write_text("\n".join([header, *rows]), encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_says_what_is_known_of_each_report(encoding: str, tree: Path):
    path = manifest(
        tree,
        "2023/甲县.txt,甲县人民政府,县级,2023年,淄博市周村区,2024年3月5日,https://example.invalid/1",
        encoding=encoding,
    )
    (file,) = listed(path)
    given = file.given
    assert (given.issuer, given.level, given.year, given.region, given.published) == (
        "甲县人民政府", "X", 2023, "370306", "2024-03-05",
    )  # fmt: skip
    assert (file.relative, file.url) == ("2023/甲县.txt", "https://example.invalid/1")


def test_a_workbook_is_a_list_too(tree: Path):
    book = Workbook()
    book.active.append(["文件", "年度", "层级", "备注"])
    book.active.append(["2023/甲县.txt", 2023, "乡镇（街道）", "x"])
    book.active.append([None, None, None, None])
    book.save(tree / "清单.xlsx")
    listing = Listing()
    listing.prepare([str(tree / "清单.xlsx")])
    (file,) = listing.files()
    assert (file.given.year, file.given.level) == (2023, "T")
    assert listing.notices == (f"清单 {tree / '清单.xlsx'} 里没有用到的列：备注",)


def test_every_fault_of_a_list_is_told_at_once_with_its_row(tree: Path):
    path = manifest(
        tree,
        "2023/甲县.txt,,甲级,,,,",
        "2024/甲县.docx,,,二四年,鼓楼区,去年春天,",
        ",甲县,,,,,",
        "2023/甲县.txt,,,,,,",
    )
    with pytest.raises(UsageFault) as fault:
        listed(path)
    told = fault.value.message
    for words in (
        "共 6 处", "第 2 行：层级“甲级”", "第 3 行：年度“二四年”", "第 3 行：地区“鼓楼区”", "第 3 行：公开日期“去年春天”",
        "第 4 行：没有写路径", "第 5 行：2023/甲县.txt 在第 2 行已经列过",
    ):  # fmt: skip
        assert words in told


@pytest.mark.parametrize(("header", "words"), [("单位,年度", "没有“路径”一列"), ("路径", "清单里没有报告")])
def test_a_list_without_paths_is_refused(header: str, words: str, tree: Path):
    with pytest.raises(UsageFault, match=words):
        listed(manifest(tree, header=header))


def test_a_listed_file_that_is_not_there_is_a_row(tree: Path):
    (file,) = listed(manifest(tree, "2022/没有.txt,,,,,,"))
    assert file.failure is not None
    assert (file.failure.code, file.failure.reason) == ("not-found", "清单第 2 行的文件找不到")


def test_a_list_may_name_a_file_in_an_archive(tree: Path):
    with zipfile.ZipFile(tree / "报送.zip", "w") as archive:
        archive.writestr("丙县.txt", "正文")
    (file,) = listed(manifest(tree, "报送.zip!丙县.txt,丙县人民政府,,,,,"))
    (same,) = [other for other in listed(tree) if other.member]
    assert file.location == same.location
    assert file.member == "丙县.txt"


def test_what_a_list_says_comes_after_the_folder_that_has_the_file(tree: Path):
    path = manifest(tree, "2023/甲县.txt,,,2019,,,")
    files = listed(path, tree)
    assert files[-1].given.year == 2019
    assert files[-1].location in {file.location for file in files[:-1]}


def test_shards_share_out_every_file_once(tree: Path):
    whole = listed(tree)
    shards = [listed(tree, shard=Shard(number, 3)) for number in (1, 2, 3)]
    assert sorted(f.location for shard in shards for f in shard) == sorted(f.location for f in whole)


def test_a_shard_is_the_same_wherever_the_folder_lies(tree: Path, tmp_path: Path):
    moved = tmp_path / "mnt" / "别处"
    moved.parent.mkdir()
    before = [file.relative for file in listed(tree, shard=Shard(1, 2))]
    tree.rename(moved)
    assert [file.relative for file in listed(moved, shard=Shard(1, 2))] == before


@pytest.mark.parametrize("written", ["0/3", "4/3", "a/b", "1", "1/0"])
def test_a_shard_that_makes_no_sense_is_refused(written: str):
    with pytest.raises(UsageFault, match="--shard"):
        shard_of(written)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_in_an_archive_are_two(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (
            ("县/甲.txt", "一"),
            ("县/甲.txt", "二"),
            ("县/甲（同名第2个）.txt", "三"),
            ("县/乙", "四"),
            ("县/乙", "五"),
        ):
            archive.writestr(name, text)
    names = [name for name, _ in members_of(path)]
    assert names == [
        "县/甲.txt",
        "县/甲（同名第2个）.txt",
        "县/甲（同名第2个）（同名第2个）.txt",
        "县/乙",
        "县/乙（同名第2个）",
    ]
    assert [read_member(path, name).decode() for name in names] == ["一", "二", "三", "四", "五"]


@pytest.mark.parametrize("comment", [b"", b"x" * 60_000], ids=["plain", "with a long comment"])
def test_the_files_of_a_zip_are_counted_before_it_is_opened(tmp_path, comment):
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", "")
        archive.comment = comment
    assert entry_count(str(path)) == 30
    said = bytearray(path.read_bytes())
    end = said.rfind(b"PK\x05\x06")
    said[end + 8 : end + 12] = b"\1\0\1\0"  # the number that it states is not believed
    path.write_bytes(said)
    assert entry_count(str(path)) == 30


def test_a_zip_of_too_many_files_is_a_row_that_names_the_limit(tmp_path):
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", "")
    listing = Listing()
    listing.prepare([str(path)])
    with limits.raised({"archive-entries": 2}):
        (row,) = listing.files()
    assert row.failure is not None
    assert row.failure.code == "too-large"
    assert "--limit archive-entries=3" in row.failure.hint
