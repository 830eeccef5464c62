# make demo   load, measure and draw the project's own data into ./maillage-demo/
# make test   install what the tests need (a Neo4j server and a browser included) and run them
# make check  style, types, who imports whom; the page's script too, where there is npm
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.complete
# What is never imported need not be compiled: a quarter of the time to install.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
UV := $(BIN)/uv
LOCKED := --require-hashes --no-build-isolation -r requirements.lock
# One worker more than there are cores, since tests wait for browsers, servers and processes; at most four:
# each holds the libraries, and some a browser or a server.
WORKERS ?= --numprocesses $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))') \
	--dist loadgroup
NODE := node_modules/.package-lock.json

# What the lock must install on, wheels only: each system with each Python.
SYSTEMS := x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-apple-darwin \
	x86_64-manylinux_2_28 aarch64-manylinux_2_28
PYTHONS := 3.11 3.12 3.13 3.14

.PHONY: demo venv test check check-script format format-script bench docs lock lock-check clean
.DEFAULT_GOAL := demo

demo: venv
	$(BIN)/maillage demo

venv: $(STAMP)

# python-louvain, the one package without a wheel, is built with the locked setuptools. uv installs the rest
# in a sixth of pip's time, which serves where pip alone is told of an index.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"maillage needs Python 3.11 or later: make PYTHON=/path/to/python3.11")'
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	sed -n '/^setuptools==/,/^ *#/p;/^uv==/,/^ *#/p' requirements.lock | $(PIP) --require-hashes -r /dev/stdin
	$(UV) pip install --quiet --python $(BIN)/python $(LOCKED) || $(PIP) $(LOCKED)
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

test: venv
	bash .ci/install-for-tests
	$(BIN)/python -m pytest $(WORKERS)

check: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory check-script; \
	elif [ -n "$$CI" ]; then echo "The page's script cannot be checked without npm." >&2; exit 1; \
	else echo "The page's script was not checked: there is no npm here."; fi

# Node serves to check the page's script, and to nothing else.
check-script: $(NODE)
	npm run --silent check

$(NODE): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	touch $@

format: venv
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory format-script; fi

format-script: $(NODE)
	npm run --silent format

bench: venv
	for script in $$(grep -l __main__ benchmarks/*.py); do \
		$(BIN)/python -m benchmarks.$$(basename $$script .py) || exit 1; \
	done

docs: venv
	$(BIN)/python docs/manual.py
	$(BIN)/python docs/tutorials.py
	$(BIN)/python docs/measure_pages.py
	$(BIN)/python docs/source_pages.py
	$(BIN)/python docs/answers.py

lock: venv
	$(UV) pip compile pyproject.toml --group dev --universal --fork-strategy fewest \
		--generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command 'make lock' --quiet --output-file requirements.lock

# Asks for every system what it would install, and downloads nothing.
lock-check: venv
	for system in $(SYSTEMS); do for python in $(PYTHONS); do \
		$(UV) pip install --quiet --dry-run --python $(BIN)/python --target build/nowhere \
			--python-platform $$system --python-version $$python --require-hashes \
			--only-binary :all: --no-binary python-louvain -r requirements.lock \
		&& echo "lock installs on $$system, Python $$python" || exit 1; \
	done; done

clean:
	rm -rf $(VENV) .neo4j node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		build dist maillage-demo test-results
