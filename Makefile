# make serve: set up, check, build, serve. make site: the same without serving. make test: set up and pass the tests;
# make test-all: the same with every sweep gone through whole, which takes an hour.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.run-ready
DEV := $(VENV)/.dev-ready
BENCH := $(VENV)/.bench-ready

.PHONY: serve site check test test-all snapshots lint hooks bench bench-small pictures lock release clean

serve: $(STAMP)
	@$(BIN)/qingdan cases sample
	@$(BIN)/qingdan serve --cases build/cases-sample.sqlite

site: $(STAMP)
	@$(BIN)/qingdan site

check: $(STAMP)
	@$(BIN)/qingdan check

test: $(DEV)
	@sh tools/run-tests

test-all: $(DEV)
	@QINGDAN_TEST_ALL=1 sh tools/run-tests

# Write the reviewed outputs in tests/snapshots anew, after a rule, a kind of change or a format came; read `git diff` then.
snapshots: $(DEV)
	@QINGDAN_SNAPSHOTS=write $(BIN)/python -m pytest -k as_reviewed tests/diagnostics tests/diff/test_kinds.py tests/render tests/benchmarks/test_findings.py
	@git --no-pager diff --stat -- tests/snapshots

lint: $(DEV)
	@$(BIN)/ruff format --check tools tests benchmarks
	@$(BIN)/ruff check tools tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Look at the lists before every commit of this clone.
hooks: $(STAMP)
	@git config core.hooksPath tools/hooks

# Comparisons with the peers: all of them in about ten minutes, or only that each of them runs.
bench: $(BENCH)
	@$(BIN)/python -m benchmarks

bench-small: $(BENCH)
	@$(BIN)/python -m benchmarks --small

# Take the pictures of the editors' manual anew, from the tools as they are; needs Chromium, LibreOffice and pdftoppm.
pictures: $(DEV)
	@$(BIN)/python -m tests.manual.pictures

# Write the locks anew from pyproject.toml: every version pinned, every file by its hash, no registry named.
lock: $(DEV)
	@$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/bench.txt

# The wheel and its SHA256SUMS in dist/, from the commit: the same bytes each time.
release: $(STAMP)
	@sh tools/release

$(STAMP): requirements/run.txt requirements/build.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/set-up run

$(DEV): requirements/dev.txt requirements/build.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/set-up dev

$(BENCH): requirements/bench.txt requirements/build.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/set-up bench

clean:
	rm -rf build $(VENV)
