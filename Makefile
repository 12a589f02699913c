# What one types here. Each target is one line that a person would type; the work is in the tools it calls.
PYTHON ?= python3
PORT   ?= 8000
FRESH  ?=
SIRET  ?=
CONTACT ?=
CLE    ?=
PROFIL ?= ofeli
REGISTRES ?=
py     := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test lint check journeys proofs bench contrat-registres assets assets-check artefacts build deploy locks clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/run   ## the whole product on http://localhost:8000 (PORT=8123, PROFIL=dokelio, REGISTRES=folder of register files, FRESH=1 forget all data)
	@exec $(py) -m infra.local --port $(PORT) --profil $(PROFIL) --registres "$(REGISTRES)" $(if $(FRESH),--fresh)

test: .venv/dev  ## all tests: rules and services, then journeys on the local engine and in Chromium
	@$(py) -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m "not journey and not browser" && $(py) -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m "journey or browser"

lint: .venv/dev  ## format, lint, types, the house, the template
	@.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy && .venv/bin/lint-imports && .venv/bin/cfn-lint template.yaml

check: lint      ## lint, then the tests that need neither the local engine nor a browser
	@$(py) -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m "not journey and not browser"

journeys: .venv/dev ## the journeys alone, on the local engine and in Chromium
	@$(py) -m pytest -q -n auto --maxprocesses 4 --dist loadfile -m "journey or browser"

proofs: .venv/dev ## the large proofs in their short form: each prints what it tried, what failed, and its seed
	@$(py) -m tests.proofs

bench: .venv/dev ## every benchmark: tables, and one JSON line each
	@$(py) -m benchmarks

contrat-registres: .venv/run ## do the real registers still answer as ours do? SIRET=, CONTACT=you@example.fr, CLE=file of the Sirene key
	@$(if $(and $(SIRET),$(CONTACT)),$(py) -m referentiels.registres.contrat_live --siret $(SIRET) --contact $(CONTACT) $(if $(CLE),--cle-sirene $(CLE)),echo "Not asked: give the SIRET of an organisation of the public list, and the CONTACT that the services are told.")

assets:          ## compile styles and scripts into services/shared/static (needs Node.js; the result is committed)
	@cd infra/assets && npm ci --ignore-scripts && node build.mjs

assets-check: assets ## the committed assets are those that the sources give
	@git diff --exit-code --stat -- services/shared/static

artefacts: .venv/dev ## what the template packs: code and dependencies, for Lambda's Python and processor
	@$(py) -m infra.artefacts

build: artefacts .sam-venv/ok ## the template checked and built by SAM
	@.sam-venv/bin/sam validate --lint --region eu-west-3 && .sam-venv/bin/sam build

deploy: build    ## to AWS, asking first (docs/exploitation.md)
	@.sam-venv/bin/sam deploy --guided && $(py) -m infra.publish_static

locks:           ## pin all dependencies again, with their hashes (needs uv)
	@for lock in "lambda --extra tracer" "run --extra local" "dev --extra local --extra test --extra bench --extra tracer"; do set -- $$lock; name=$$1; shift; uv pip compile -q --generate-hashes --python-version 3.11 --universal --no-emit-index-url --custom-compile-command "make locks" pyproject.toml "$$@" -o locks/$$name.txt; done; echo aws-sam-cli==1.170.0 | uv pip compile -q --generate-hashes --python-version 3.11 --universal --no-emit-index-url --custom-compile-command "make locks" - -o locks/sam.txt

clean:           ## forget environments and what was built; data of `make run` stays
	@rm -rf .venv .sam-venv .aws-sam artefacts

.venv/python:
	@$(PYTHON) infra/venv.py

.venv/run: .venv/python locks/run.txt
	@echo "Installing what locks/run.txt names (half a minute, once)…" && .venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r locks/run.txt && touch $@

.venv/dev: .venv/python locks/dev.txt
	@echo "Installing what locks/dev.txt names (a minute or two, once)…" && .venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r locks/dev.txt && touch $@ .venv/run

.sam-venv/ok: locks/sam.txt
	@$(PYTHON) -m venv .sam-venv && .sam-venv/bin/pip install -q --disable-pip-version-check --no-deps --require-hashes -r locks/sam.txt && touch $@
