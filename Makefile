# Every target works alone on a fresh machine with make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: install demo test bench check programs

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The invented example documents, the answer to the first question about them, and the application.
demo: install
	$(BIN)/python -m examples.generate
	CHITHI_DATA=$(DATA) $(BIN)/chithi ingest examples/documents
	CHITHI_DATA=$(DATA) $(BIN)/chithi query documents/implementers document=91-CT/TW
	CHITHI_DATA=$(DATA) $(BIN)/chithi serve --host $(HOST) --port $(PORT)

test: install programs check
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Formatting, types, layers, and generated files that are out of date.
check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m graph.generate --check
	$(BIN)/python -m queries.reference --check

# Java and Maven (a real Neo4j for the tests), Chromium (the pages), tesseract and antiword (scans and old Word files).
programs: install
	.ci/programs

bench: install
	$(BIN)/python -m bench
