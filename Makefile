# To kommandoer er nok: `make demo` og `make test`. Resten er til den, der udvikler.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq
ADRESSE ?= 127.0.0.1:8000

.DEFAULT_GOAL := help
.PHONY: help setup spark demo test check fix bench mutation adgangsmatrix billeder udvikling ren

help: ## Vis hvad der kan gøres
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || \
	  { echo "Fleksjob kræver Python 3.11, 3.12 eller 3.13. Installér den, eller angiv den: make PYTHON=python3.12" >&2; exit 1; }
	@echo "1/4  Opretter $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.drift: krav/drift.txt pyproject.toml | $(BIN)/python
	@echo "2/4  Installerer de låste pakker (cirka et halvt minut)"
	@$(PIP) install --require-hashes -r krav/drift.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.udvikling: krav/udvikling.txt $(VENV)/.drift
	@echo "     Installerer prøveværktøjet"
	@$(PIP) install --require-hashes -r krav/udvikling.txt
	@touch $@

$(VENV)/.bench: krav/bench.txt $(VENV)/.udvikling
	@$(PIP) install --require-hashes -r krav/bench.txt
	@touch $@

$(VENV)/.spark: krav/spark.txt $(VENV)/.drift
	@echo "     Installerer Spark (400 MB, et par minutter første gang)"
	@$(PIP) install --require-hashes -r krav/spark.txt
	@touch $@

$(VENV)/.mutation: krav/mutation.txt $(VENV)/.udvikling
	@$(PIP) install --require-hashes -r krav/mutation.txt
	@touch $@

build/.designsystem: package-lock.json $(VENV)/.drift
	@echo "3/4  Henter Det Fælles Designsystem"
	@mkdir -p build
	@$(BIN)/python -m fleksjob.drift.designsystem
	@touch $@

setup: $(VENV)/.drift ## Opret miljøet i .venv med kommandoen .venv/bin/fleksjob

spark: $(VENV)/.spark ## Tilføj Spark, så `fleksjob indblik --motor spark` kan regne (kræver Java 17)

demo: setup build/.designsystem ## En kommune i drift på http://127.0.0.1:8000
	@$(BIN)/fleksjob demo --server $(ADRESSE)

udvikling: $(VENV)/.udvikling build/.designsystem

test: udvikling $(VENV)/.spark ## Alle prøver, på SQLite og PostgreSQL
	@mkdir -p build && rm -f build/proeveresultat.txt
	@echo "== Alle prøver, SQLite"
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(PROEVER)
	@echo "== Databasens prøver, PostgreSQL"
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal -m database --database postgresql $(PROEVER)

check: udvikling ## Stil, typer, rummenes rækkefølge og de genererede sider
	@fejl=0; for trin in "ruff check" "ruff format --check" "mypy" "lint-imports" "python -m fleksjob.drift.genererede --kontrol"; do \
	  echo "== $$trin"; $(BIN)/$$trin || fejl=1; done; exit $$fejl

fix: udvikling ## Ret det, der kan rettes af sig selv
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m fleksjob.drift.genererede

bench: $(VENV)/.bench $(VENV)/.spark ## Målinger, som forhold inden for én kørsel
	$(BIN)/python -m bench

mutation: $(VENV)/.mutation ## Mutationsprøve af lovens regler (en time; ét modul: make mutation MODUL=refusion)
	$(BIN)/python tests/mutation.py $(MODUL)

adgangsmatrix: udvikling ## Skriv docs/adgangsmatrix.md om, når det er meningen, at adgangen er ændret
	FLEKSJOB_SKRIV_ADGANGSMATRIX=1 $(BIN)/python -m pytest -q -n0 tests/kontor/test_adgangsmatrix.py

billeder: udvikling ## Tag README's billede om
	@mkdir -p docs/billeder
	FLEKSJOB_BILLEDER=docs/billeder $(BIN)/python -m pytest -q tests/drift/test_hele_huset.py

ren: ## Slet det, som er bygget (ikke data)
	rm -rf $(VENV) node_modules static build
