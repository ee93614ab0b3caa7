# Two commands do everything: `make run` and `make test`. Both install what they need, once.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL ?= embedded
ARTICLE ?= seeds/aleppo-cease-fire.txt
# pip is told to be quiet about its own version; which index it asks is the user's business.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## list these targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -c constraints.txt -e .
	@touch $@

$(VENV)/.tools: pyproject.toml constraints.txt | $(VENV)/.installed
	$(PIP) -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.installed ## check the seed article (ARTICLE=PATH MODEL=openai:NAME for others)
	@$(BIN)/factcheck check --model $(MODEL) $(ARTICLE)

test: $(VENV)/.tools ## the whole offline test suite
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/.tools ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

cassettes: $(VENV)/.tools ## record every cassette again, offline, from the embedded model
	@$(BIN)/python -m pytest --record-mode=rewrite -m "vcr and not live"

cassettes-live: $(VENV)/.tools ## record the seeds with MODEL=openai:NAME [BASE_URL=URL], with your key, into cassettes/live
	@LIVE_MODEL="$(MODEL)" LIVE_BASE_URL="$(BASE_URL)" LIVE_API_KEY="$${FACTCHECK_API_KEY:-$$OPENAI_API_KEY}" \
		$(BIN)/python -m pytest --record-mode=rewrite -m live

clean: ## remove what was installed and built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: help run test check cassettes cassettes-live clean
