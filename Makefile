# Two commands on a fresh machine: `make site` and `make test`. Both set up .venv themselves, from the hash-locked
# requirements/, with Python 3.11 or later and nothing else.
.DEFAULT_GOAL := help
.PHONY: help site serve check test golden bench lock clean environment test-environment

# The first Python that is new enough; PYTHON=/path/to/python overrides it.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; done; echo python3)
BIN := .venv/bin

# Outputs carry the date of the last commit, so that the same commit gives the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(strip $(SOURCE_DATE_EPOCH)),)
export SOURCE_DATE_EPOCH
else
unexport SOURCE_DATE_EPOCH
endif

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

site: environment ## build the site, its PDFs and its data into site/
	$(BIN)/proofbook build

serve: environment ## show the site while you edit; SYSTEM=id shows one system, faster
	$(BIN)/proofbook serve $(SYSTEM)

check: environment ## look for mistakes in models/ and controls/
	$(BIN)/proofbook check

test: test-environment ## lint, check types and imports, run every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(TESTS)

golden: test-environment ## write tests/golden/ anew; read the difference before you commit it
	$(BIN)/pytest --golden -q

bench: environment ## time the commands on the shipped models, and an edit under serve; weigh their memory
	$(BIN)/python tests/bench/measure.py

lock: ## compile the lock files anew from requirements/*.in; the one verb that needs uv
	cd requirements && for lock in base test; do \
		uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --upgrade \
			--no-emit-index-url --no-emit-find-links --no-header $$lock.in -o $$lock.txt || exit 1; done

clean: ## remove what was built, and the environment
	rm -rf .venv build dist site

environment:
	@$(PYTHON) requirements/environment.py base

test-environment:
	@$(PYTHON) requirements/environment.py base test
