"""The tables of an audit store, as a chain of migrations. What every column means: docs/audit.md, "The store".

A later change adds a script to MIGRATIONS and never alters an earlier one: stores of every version exist in offices.
"""

from __future__ import annotations

APPLICATION_ID = (
    0x64616269  # "dabi", so that `file` and a wrong path are told apart from somebody else's database
)

_TABLES = """
CREATE TABLE rulebooks (              -- what judged: a report judged by another one is judged anew
    id           INTEGER PRIMARY KEY, -- the same for the same content in every store
    fingerprint  TEXT NOT NULL,       -- of rules and framework
    profile      TEXT,
    version      TEXT NOT NULL,       -- of the program
    hints        INTEGER NOT NULL,    -- 1: hints of the consistency checks were asked for
    loaded       INTEGER NOT NULL,    -- number of rules
    tiers        TEXT NOT NULL        -- JSON: [{"id", "title"}], central first
);
CREATE TABLE elements (               -- the checklist of a rulebook, in the order of the scorecard
    rulebook_id  INTEGER NOT NULL REFERENCES rulebooks (id),
    element      TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,
    title        TEXT NOT NULL,
    grp          TEXT NOT NULL,
    grp_title    TEXT NOT NULL,
    part         TEXT NOT NULL,
    tier         TEXT NOT NULL,
    advice       TEXT NOT NULL,
    PRIMARY KEY (rulebook_id, element)
) WITHOUT ROWID;
CREATE TABLE runs (
    id           INTEGER PRIMARY KEY,
    started      TEXT NOT NULL,       -- ISO 8601, UTC
    finished     TEXT,                -- NULL: running, or killed
    state        TEXT NOT NULL,       -- running, finished, interrupted
    sources      TEXT NOT NULL,       -- JSON list, as written on the command line
    options      TEXT NOT NULL,       -- JSON object
    rulebook_id  INTEGER NOT NULL REFERENCES rulebooks (id),
    engine       TEXT NOT NULL,       -- local, dask
    shard        TEXT,                -- "1/4", NULL: all
    listed       INTEGER NOT NULL DEFAULT 0,
    skipped      INTEGER NOT NULL DEFAULT 0, -- system files that are no inputs (.DS_Store, ~$lock)
    assessed     INTEGER NOT NULL DEFAULT 0, -- judged in this run
    unchanged    INTEGER NOT NULL DEFAULT 0, -- taken over from an earlier run
    failed       INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE inputs (                 -- one row for every file found, whatever became of it
    id           INTEGER PRIMARY KEY,
    location     TEXT NOT NULL UNIQUE, -- absolute path; archive!member inside a zip archive
    path         TEXT NOT NULL,       -- as the user named it
    relative     TEXT NOT NULL,       -- inside its source; decides the shard
    source       TEXT NOT NULL,       -- absolute path of the source it was found through
    member       TEXT,                -- name inside the archive; NULL: a file of its own
    size         INTEGER,             -- bytes
    modified     TEXT,                -- ISO 8601, UTC
    sha256       TEXT,
    status       TEXT NOT NULL CHECK (status IN ('pending', 'assessed', 'duplicate', 'superseded', 'failed', 'gone')),
    code         TEXT,                -- why, for machines
    reason       TEXT,                -- why, in Chinese
    hint         TEXT,                -- what to do
    other_id     INTEGER REFERENCES inputs (id), -- the input that counts instead of a duplicate or superseded one
    report_id    INTEGER REFERENCES reports (id),
    given_issuer TEXT, given_level TEXT, given_year INTEGER, given_region TEXT, given_published TEXT, url TEXT, -- from the manifest
    seen_run     INTEGER NOT NULL REFERENCES runs (id), -- last run that listed it
    done_run     INTEGER REFERENCES runs (id)           -- last run that judged it or found it unchanged
);
CREATE INDEX inputs_report ON inputs (report_id);
CREATE INDEX inputs_status ON inputs (status);
CREATE TABLE reports (                -- one row for every content that was judged; no row without all its children
    id           INTEGER PRIMARY KEY, -- from sha256, rulebook and given facts: the same in every store
    rulebook_id  INTEGER NOT NULL REFERENCES rulebooks (id),
    sha256       TEXT NOT NULL,
    settings     TEXT NOT NULL,       -- JSON: given issuer, level, year, published; waivers
    format       TEXT NOT NULL,
    genre        TEXT NOT NULL,
    is_annual_report INTEGER NOT NULL,
    title        TEXT,
    issuer       TEXT,
    level        TEXT,                -- P, C, X, T, D
    year         INTEGER,
    facts_from   TEXT NOT NULL,       -- JSON: fact -> where it was found, in Chinese
    region       TEXT,                -- GB/T 2260 code of the place or of the nearest known one above it
    region_name  TEXT,                -- province, city, county as far as known
    region_from  TEXT,
    body         TEXT,                -- one key for a body over the years and spellings; NULL: issuer unknown
    anchored     INTEGER NOT NULL,    -- 1: the region is known, so the key means one body only
    published    TEXT,                -- ISO date
    chars        INTEGER NOT NULL,
    points       REAL,                -- 0-100, NULL: no points may be given
    grade        TEXT,
    cap          TEXT NOT NULL,
    formula      TEXT NOT NULL,
    missing_mandatory TEXT NOT NULL,  -- JSON list of element ids
    met INTEGER NOT NULL, partial INTEGER NOT NULL, missing INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, not_assessed INTEGER NOT NULL,
    warnings     TEXT NOT NULL        -- JSON: [{"code", "message"}]
);
CREATE INDEX reports_body ON reports (body, year);
CREATE TABLE texts (                  -- zlib; read with checker.batch.store
    report_id    INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    text         BLOB NOT NULL,       -- UTF-8
    sentences    BLOB NOT NULL        -- JSON: [[start, end, part, heading], ...]
);
CREATE TABLE parts (
    report_id    INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,
    part         TEXT NOT NULL,
    heading      TEXT NOT NULL,
    start        INTEGER NOT NULL,    -- characters of the text, from 0; end exclusive
    end          INTEGER NOT NULL,
    PRIMARY KEY (report_id, ordinal)
) WITHOUT ROWID;
CREATE TABLE group_scores (
    report_id    INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,
    grp          TEXT NOT NULL,
    title        TEXT NOT NULL,
    points       REAL,
    met INTEGER NOT NULL, partial INTEGER NOT NULL, missing INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, not_assessed INTEGER NOT NULL,
    PRIMARY KEY (report_id, ordinal)
) WITHOUT ROWID;
CREATE TABLE phrases (                -- texts that many findings share
    id           INTEGER PRIMARY KEY,
    phrase       TEXT NOT NULL
);
CREATE TABLE findings (               -- one row for every element of a report
    report_id    INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    element      TEXT NOT NULL,
    outcome      TEXT NOT NULL,       -- met, partial, missing, not-applicable, waived, not-assessed
    certainty    TEXT NOT NULL,       -- sure, likely, hint
    importance   TEXT NOT NULL,       -- mandatory, expected, advised
    reason       TEXT NOT NULL,
    evidence     TEXT,                -- JSON: [{"quote", "start", "end", "heading", "place"}]; NULL: none
    nearest      TEXT,                -- JSON: {"quote", "start", "end", "lacks", "place", "wording", "home"}; NULL: none
    pairs        TEXT,                -- JSON: [{"shortcoming", "response"}], each a quote or null; NULL: none
    review       TEXT,                -- why a person should read this verdict first; NULL for nearly all
    searched_id  INTEGER NOT NULL REFERENCES phrases (id), -- JSON list of parts
    basis_id     INTEGER NOT NULL REFERENCES phrases (id), -- JSON: [{"id", "text"}]
    advice_id    INTEGER NOT NULL REFERENCES phrases (id),
    PRIMARY KEY (report_id, element)
) WITHOUT ROWID;
CREATE TABLE contradictions (         -- consistency findings
    report_id    INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,
    check_id     TEXT NOT NULL,
    title        TEXT NOT NULL,
    certainty    TEXT NOT NULL,
    message      TEXT NOT NULL,
    quotes       TEXT NOT NULL,       -- JSON: [{"quote", "start", "end", "heading", "place"}]
    PRIMARY KEY (report_id, ordinal)
) WITHOUT ROWID;
"""

# For whoever opens the store in a database browser. `status = 'assessed'` is what counts: neither duplicates nor older versions.
_VIEWS = """
CREATE VIEW 报告一览 AS
    SELECT i.path AS 文件, r.issuer AS 制发单位,
           CASE r.level WHEN 'P' THEN '省级' WHEN 'C' THEN '设区的市' WHEN 'X' THEN '县（市、区）' WHEN 'T' THEN '乡镇（街道）'
                        WHEN 'D' THEN '部门' END AS 层级,
           r.year AS 年度, r.region AS 区划代码, r.region_name AS 地区, r.published AS 公开日期, r.points AS 得分, r.grade AS 等次,
           r.met AS 充分, r.partial AS 仅提及, r.missing AS 缺失, r.not_applicable AS 不适用, r.waived AS 豁免,
           r.not_assessed AS 未评估, (SELECT count(*) FROM contradictions c WHERE c.report_id = r.id) AS 矛盾,
           CASE r.is_annual_report WHEN 1 THEN '是' ELSE '否' END AS 年度报告, i.url AS 网址
    FROM inputs i JOIN reports r ON r.id = i.report_id WHERE i.status = 'assessed';
CREATE VIEW 要素结果 AS
    SELECT i.path AS 文件, r.issuer AS 制发单位, r.year AS 年度, e.grp_title AS 分组, f.element AS 要素编号, e.title AS 要素,
           CASE f.outcome WHEN 'met' THEN '充分' WHEN 'partial' THEN '仅提及' WHEN 'missing' THEN '缺失'
                          WHEN 'not-applicable' THEN '不适用' WHEN 'waived' THEN '豁免' ELSE '未评估' END AS 结论,
           CASE f.certainty WHEN 'sure' THEN '大' WHEN 'likely' THEN '较大' ELSE '较小' END AS 把握,
           CASE f.importance WHEN 'mandatory' THEN '必备' WHEN 'expected' THEN '应有' ELSE '倡导' END AS 重要程度,
           json_extract(f.evidence, '$[0].quote') AS 原文, json_extract(f.evidence, '$[0].heading') AS 所在标题,
           json_extract(f.evidence, '$[0].place') AS 位置,
           f.reason AS 理由, json_extract(b.phrase, '$[0].text') AS 依据, a.phrase AS 建议
    FROM inputs i JOIN reports r ON r.id = i.report_id JOIN findings f ON f.report_id = r.id
         JOIN elements e ON e.rulebook_id = r.rulebook_id AND e.element = f.element
         JOIN phrases b ON b.id = f.basis_id JOIN phrases a ON a.id = f.advice_id
    WHERE i.status = 'assessed';
CREATE VIEW 前后矛盾 AS
    SELECT i.path AS 文件, r.issuer AS 制发单位, r.year AS 年度, c.title AS 问题, c.message AS 说明,
           CASE c.certainty WHEN 'sure' THEN '大' WHEN 'likely' THEN '较大' ELSE '较小' END AS 把握,
           json_extract(c.quotes, '$[0].quote') AS 原文
    FROM inputs i JOIN reports r ON r.id = i.report_id JOIN contradictions c ON c.report_id = r.id WHERE i.status = 'assessed';
CREATE VIEW 未计入文件 AS
    SELECT i.path AS 文件,
           CASE i.status WHEN 'pending' THEN '尚未检查' WHEN 'failed' THEN '无法评估' WHEN 'duplicate' THEN '重复'
                         WHEN 'superseded' THEN '有更新的版本' ELSE '文件已不在' END AS 情况,
           i.reason AS 原因, i.hint AS 怎么办, o.path AS 计入的文件
    FROM inputs i LEFT JOIN inputs o ON o.id = i.other_id WHERE i.status <> 'assessed';
"""

# What people decided. A decision hangs on its evidence, not on a report: it outlives a new
# version of the text that says the same there, and lapses when the evidence becomes another.
_REVIEW = """
CREATE TABLE review_exports (         -- one row for every workbook handed out
    id           INTEGER PRIMARY KEY,
    exported     TEXT NOT NULL,       -- ISO 8601, UTC
    seed         INTEGER NOT NULL,
    strata       TEXT NOT NULL        -- JSON: [{"stratum", "population", "drawn"}]
);
CREATE TABLE review_items (           -- what was handed out: one verdict of one body on one year, with the evidence it had then
    fingerprint  TEXT PRIMARY KEY,    -- of body, year, element and normalised evidence
    export_id    INTEGER NOT NULL REFERENCES review_exports (id), -- the last one it was in
    body         TEXT NOT NULL,
    year         INTEGER,
    element      TEXT NOT NULL,
    outcome      TEXT NOT NULL,       -- the checker's, when it was handed out
    stratum      TEXT NOT NULL,       -- doubt, met, partial, missing
    chance       REAL NOT NULL        -- of being drawn, in (0, 1]
) WITHOUT ROWID;
CREATE TABLE review_decisions (       -- one row for every item and reviewer
    fingerprint  TEXT NOT NULL REFERENCES review_items (fingerprint),
    reviewer     TEXT NOT NULL,
    decided      TEXT NOT NULL,       -- ISO date
    verdict      TEXT NOT NULL,       -- met, partial, missing, not-applicable, unsure
    note         TEXT NOT NULL,
    imported     TEXT NOT NULL,       -- ISO 8601, UTC
    PRIMARY KEY (fingerprint, reviewer)
) WITHOUT ROWID;
"""

# A decision lapses when its evidence becomes another: then it is shown with the words it was made on.
_REVIEW_QUOTE = """
ALTER TABLE review_items ADD COLUMN quote TEXT NOT NULL DEFAULT ''; -- what was shown: the evidence, or the passage that came nearest
CREATE INDEX review_items_verdict ON review_items (body, year, element);
"""

# Stores that are merged bring their decisions along.
_REVIEW_ELSEWHERE = """
ALTER TABLE review_exports ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0; -- 1: handed out from another store, by merging
"""

MIGRATIONS: tuple[str, ...] = (_TABLES + _VIEWS, _REVIEW, _REVIEW_QUOTE, _REVIEW_ELSEWHERE)
SCHEMA_VERSION = len(MIGRATIONS)
