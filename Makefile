# ConvScope's commands. All of them work in the environment .venv beside this file, which they make.
#   make run          install what serving needs and open the app on http://localhost:8501
#   make install      install everything: serving, training, tests
#   make test         install everything, find a browser, lint, then unit, page and browser tests
#   make lint         check style and format
#   make bench        print the benchmarks as ratios in one run
#   make data         fetch the test pictures of the networks' data sets into data/
#   make train MODEL=fashion_cnn [DATA=folder]
#   make screenshots  make the pictures under docs/screenshots
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
# Without these, glibc keeps what ended sessions used: four busy ones took 277 MB, with them 178 MB.
MALLOC := MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
# A worker a core, and a file to one worker, which keeps what the file's tests share. Those of the browser go by name:
# by number, the longest would come last and alone.
TESTS = $(BIN)/python -m pytest --quiet --numprocesses auto --maxprocesses 4 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help install run test lint format bench data train screenshots

help:
	@sed -n 's/^#   //p' $(firstword $(MAKEFILE_LIST))

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ConvScope needs Python 3.11 or newer; $(PYTHON) is older or missing. Try make PYTHON=python3.12 $(MAKECMDGOALS)."; exit 1; }
	$(PYTHON) -m venv .venv

# Each set has a stamp of its own, so that the small one being there does not hide that the large one is missing.
.venv/.stamp-app: requirements/app.txt | $(BIN)/python
	$(PIP) -r requirements/app.txt
	@touch $@

# The whole set contains the small one, so both stamps are set.
.venv/.stamp-all: requirements.txt $(wildcard requirements/*.txt) | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch .venv/.stamp-app $@

install: .venv/.stamp-all

run: .venv/.stamp-app
	$(MALLOC) $(BIN)/python -m streamlit run streamlit_app.py --server.port $(PORT)

test: .venv/.stamp-all
	$(BIN)/python -m tests.browser.chromium
	$(MAKE) --no-print-directory lint
	$(TESTS) --ignore=tests/pages --ignore=tests/browser
	$(TESTS) tests/pages
	$(TESTS) --no-loadscope-reorder tests/browser

lint: .venv/.stamp-all
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

format: .venv/.stamp-all
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

bench: .venv/.stamp-all
	$(BIN)/python -m bench $(CASE)

data: .venv/.stamp-all
	$(BIN)/python -m lib.datasets

train: .venv/.stamp-all
	@test -n "$(MODEL)" || { echo "Say which network: make train MODEL=fashion_cnn. The recipes are the files in lib/training/recipes."; exit 1; }
	$(BIN)/python -m lib.training $(MODEL) $(if $(DATA),--data "$(DATA)")

screenshots: .venv/.stamp-all
	$(BIN)/python -m docs.screenshots
