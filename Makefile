# Bürgerlotse. `make` alone prints this help; every target sets up what it needs.

PYTHON ?= python3
APP := .venv-app/bin/python
LOTSE_DEMO ?= 1
export LOTSE_DEMO
export OMP_NUM_THREADS ?= 1
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Kept bytecode: without it every start of the bot compiles all of Rasa anew (8 s instead of 3 s of processor time)
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run setup train test test-schnell dialoge wege e2e eval simulate bench last check format lock clean clean-all

help:
	@$(PYTHON) -m tools.help Makefile

##@ Loslegen
run: setup ## alles einrichten, was fehlt, und im Vordergrund starten (Ende mit Ctrl-C)
	@exec $(APP) -m tools.run

setup: ## Umgebungen und Webdateien einrichten
	@exec $(PYTHON) -m tools.setup

train: setup ## Sprachmodell trainieren, wenn sich seine Eingaben geändert haben
	@exec $(APP) -m tools.train

##@ Prüfen
test: ## alle Tests auf beiden Datenbanken, am Ende eine Tabelle; T=tests/api/… für einzelne
	@$(PYTHON) -m tools.setup --tests
	@exec $(APP) -m tools.test $(T)

test-schnell: setup ## die schnellen Tests, unter einer Minute
	@exec $(APP) -m tools.test --schnell

dialoge: setup ## nur die Gespräche durch das trainierte Modell
	@exec $(APP) -m tools.test tests/dialoge

e2e: ## nur die Browsertests
	@$(PYTHON) -m tools.setup --tests
	@exec $(APP) -m tools.test tests/e2e

eval: setup ## misst das Verstehen an blind geschriebenen Sätzen, schreibt docs/evaluation/
	@exec .venv-bot/bin/python -m tests.evaluation

simulate: setup ## erdachte Bürgerinnen und Bürger sprechen mit dem Lotsen; N=60 SEED=… URL=http://… NUR=17 ZIEL=…
	@exec $(APP) -m tests.simulation $(if $(N),--n $(N)) $(if $(SEED),--seed $(SEED)) $(if $(URL),--url $(URL)) \
		$(if $(NUR),--nur $(NUR)) $(if $(ZIEL),--ziel $(ZIEL))

wege: setup ## Zufallswege durch alle Leistungen, nach jedem Zug geprüft; ZUEGE=2000 SEED=… URL=http://… NUR=7-sperrmuell-0
	@exec $(APP) -m tests.dialoge.wege $(if $(ZUEGE),--zuege $(ZUEGE)) $(if $(SEED),--seed $(SEED)) $(if $(URL),--url $(URL)) \
		$(if $(NUR),--nur $(NUR))

bench: setup ## misst das Tempo gegen ein gewöhnliches Rasa im selben Lauf
	@exec $(APP) -m tests.bench

last: setup ## 500 offene Chats, danach muss jede Nachricht genau einmal da sein; N=500 RATE=15 SEKUNDEN=60 URL=http://…
	@exec $(APP) -m tests.last $(if $(N),--chats $(N)) $(if $(RATE),--rate $(RATE)) $(if $(SEKUNDEN),--sekunden $(SEKUNDEN)) \
		$(if $(URL),--echt $(URL))

check: setup ## Format, Stil, Typen, Importregeln, Katalog, eigene Prüfungen
	@exec $(APP) -m tools.check

##@ Pflegen
format: setup ## Code formatieren und einfache Fehler beheben
	@$(APP) -m ruff check --fix-only --quiet .
	@$(APP) -m ruff format --quiet .
	@exec node_modules/@biomejs/cli-linux-*/biome check --write --log-level=error

lock: ## Sperrdateien aus pyproject.toml und bot/pyproject.toml neu auflösen; U=1 holt neuere Fassungen
	@exec $(PYTHON) -m tools.lock $(if $(U),--upgrade)

clean: ## Modell und Zwischenspeicher löschen
	@rm -rf models integrations/website/widget/dist integrations/callcenter/dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .rasa
	@find . -name __pycache__ -not -path './.venv-*' -not -path './node_modules/*' -prune -exec rm -rf {} +

clean-all: clean ## dazu die Umgebungen und die Demodaten in var/
	@rm -rf var .venv-app .venv-bot .venv-tools node_modules .setup.lock
