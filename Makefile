# `make` alone lists the commands.
.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false
export Q
export PUBLIC
APP := .venv/bin/python

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

.PHONY: run
run: install ## Install, build, train and start everything; prints the address (PORT moves it)
	@exec $(APP) -m scripts.run

.PHONY: test
test: install-test ## Install what is missing and run every test, fast ones first
	@$(APP) -m scripts.test

.PHONY: ask
ask: install ## One question, one answer: make ask Q="Who can make an NRM referral?"
	@$(APP) -m scripts.ask "$$Q"

.PHONY: eval
eval: install-test ## Run the evaluation sets and print the figures; PUBLIC=folder adds public data
	@$(APP) -m scripts.evaluate

.PHONY: bench
bench: install-test ## Run the benchmarks and print the figures
	@$(APP) -m scripts.bench

.PHONY: check
check: install-test ## Style, types and content, without running a test
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && $(APP) -m guidance_kb check

.PHONY: install
install: ## Install both Python environments
	@scripts/install run

.PHONY: install-test
install-test: ## Install what the tests need too, Chromium among it
	@scripts/install test

.PHONY: screenshots
screenshots: install-test ## Take the pictures of the README anew
	@$(APP) -m scripts.screenshots

.PHONY: reader
reader: install ## Fit the reader to its examples anew, about an hour; see docs/decisions/0009-reader.md
	@scripts/install reader
	@.venv-reader/bin/python -m scripts.train_reader
	@$(APP) -m scripts.tune_reader

.PHONY: indicators
indicators: install ## Fit the model that spots indicators to its examples anew
	@.venv-rasa/bin/python -m scripts.train_indicators && $(APP) -m scripts.train_judgement

.PHONY: lock
lock: ## Pin every dependency anew, by version and hash
	@scripts/install lock

.PHONY: audit
audit: install ## List the known advisories of what is installed; asks osv.dev over the network
	@$(APP) -m scripts.audit

.PHONY: clean
clean: ## Remove what was built at run time (environments stay)
	@rm -rf var models .rasa .pytest_cache .mypy_cache .ruff_cache
