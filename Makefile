# `make serve` and `make test` are all there is to know; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help setup serve worker gpu-worker test lint format bench lock clean
PYTHON_IN_VENV := .venv/bin/python

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

serve: ## install what is missing, then run the product on http://localhost:8000
	@bin/setup.sh serve
	@exec $(PYTHON_IN_VENV) manage.py serve $(ARGS)

test: ## install what the suite needs, then run all of it (ARGS go to pytest)
	@bin/setup.sh test
	@exec $(PYTHON_IN_VENV) bin/run_tests.py $(ARGS)

setup: ## install only
	@bin/setup.sh serve

worker: ## a worker process for the scaled-out size (needs REPRISE_REDIS_URL)
	@bin/setup.sh serve
	@exec $(PYTHON_IN_VENV) manage.py worker $(ARGS)

gpu-worker: ## the same with torch and diffusers, one process a GPU
	@bin/setup.sh gpu
	@exec $(PYTHON_IN_VENV) manage.py worker --gpu $(ARGS)

lint: ## style, imports, types, templates
	@bin/setup.sh lint
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m ruff format --check .
	.venv/bin/lint-imports
	$(PYTHON_IN_VENV) -m mypy
	.venv/bin/djlint --quiet --lint templates

format: ## let the tools put style right
	@bin/setup.sh lint
	$(PYTHON_IN_VENV) -m ruff check --fix .
	$(PYTHON_IN_VENV) -m ruff format .

bench: ## what a clip costs, how well prompts are understood, how long from submit to the clip, and to dark after a revocation
	@bin/setup.sh serve
	$(PYTHON_IN_VENV) -m bench.studio
	$(PYTHON_IN_VENV) -m bench.planner
	$(PYTHON_IN_VENV) -m bench.jobs $(ARGS)
	$(PYTHON_IN_VENV) -m bench.revoke

lock: ## compile requirements/*.in into the two lock files
	@bin/setup.sh lint
	bin/lock.sh

clean: ## remove what set-up made (not your data in var/)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache var/test
