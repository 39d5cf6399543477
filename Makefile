# Two commands: `make site` builds the site, `make test` checks it. Both install what is locked in requirements.lock.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test test-hostile lint lock serve clean
.DEFAULT_GOAL := site

site: $(VENV)/.site-ready
	$(BIN)/commonplace build

serve: $(VENV)/.site-ready
	$(BIN)/commonplace serve

test: lint $(VENV)/.browser-ready
	$(BIN)/pytest -n auto --dist loadgroup --ignore tests/hostile --ignore tests/crash

# Hostile seeds, kills and full disks: some minutes more.
test-hostile: $(VENV)/.browser-ready
	EXPLORE=1 KILLS=$${KILLS:-12} $(BIN)/pytest -n auto --dist loadgroup tests/hostile tests/crash
	EXPLORE=1 $(BIN)/pytest -n auto -m hypothesis --ignore tests/hostile

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is needed: https://www.python.org/downloads/, or make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site-ready: pyproject.toml requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.test-ready: pyproject.toml requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[test]'
	@touch $@ $(VENV)/.site-ready

$(VENV)/.browser-ready: $(VENV)/.test-ready scripts/install_browser.sh
	sh scripts/install_browser.sh $(BIN)/python
	@touch $@

# Every version anew: run it, run the tests, read the changelogs of what moved.
lock: $(VENV)/.test-ready
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --extra test --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) site build *.egg-info
