# `make sample` checks the sample report, `make check` runs every test; both set up what they need in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: bench bench-short sample check lint types imports test desktop slow hostile fuzz fuzz-short site offline generated mutations lock clean

sample: $(READY)
	$(BIN)/dabiao check seeds/000_fcac6cd107282472.txt

check: lint types imports test

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

test: $(READY)
	$(BIN)/pytest -n auto

# Needs the Debian packages that .ci/run installs: LibreOffice, Chromium, a CJK font.
desktop: $(READY)
	$(BIN)/pytest -n auto -m desktop

# What takes a minute or asks the package index for wheels.
slow: $(READY)
	$(BIN)/pytest -n auto -m slow

# Every hostile file with every output, and all of them in one audit.
hostile: $(READY)
	$(BIN)/pytest -n auto -m hostile

# Pages, pictures and outputs made from rules, corpus and program; tests fail when they are stale.
generated: $(READY)
	$(BIN)/dabiao rules docs docs/rules
	$(BIN)/dabiao evaluate tests/corpus --card docs/accuracy.md
	$(BIN)/python tools/pictures.py svg
	$(BIN)/python tools/readme.py
	$(BIN)/python tools/licences.py

# The documentation in site/. Pictures of the page and of Word only where Chromium and LibreOffice are there.
site: $(READY)
	$(BIN)/python tools/pictures.py png
	$(BIN)/mkdocs build --strict

# A package for offices without a network, in dist/ (docs/install.md).
offline: $(READY)
	$(BIN)/python tools/offline.py

# Every reader, the outline, the rule loader and the JSON output, coverage-guided (docs/security.md). Short: seconds for each, as in CI;
# long: SECONDS for each, what was found kept in build/fuzz. Where atheris has no wheel nothing is fuzzed, and that is said.
SECONDS ?= 1800
fuzz-short: $(READY)
	$(ATHERIS)
	PYTHONPATH=tests $(BIN)/python -m fuzz.every --seconds 6

fuzz: $(READY)
	$(ATHERIS)
	PYTHONPATH=tests $(BIN)/python -m fuzz.every --seconds $(SECONDS) --corpus build/fuzz/corpus

ATHERIS = $(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--only-binary :all: --require-hashes -r tests/fuzz/requirements.txt || echo "atheris: no wheel for this system and Python" >&2

# All mutations of the corpus instead of the sample that `make check` runs; minutes.
mutations: $(READY)
	PYTHONPATH=tests $(BIN)/python -m mutations --full

# Speed, side by side with naive ways, into docs/performance.md; under ten minutes on a machine that does nothing else.
bench: $(READY)
	PYTHONPATH=tests $(BIN)/python -m bench

# The ratios of the bars against the kept ones, under a minute; warns, never fails.
bench-short: $(READY)
	PYTHONPATH=tests $(BIN)/python -m bench --short

# Needs uv. Hashes for every platform; neither index nor find-links lines, so that any mirror serves it.
lock:
	uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
