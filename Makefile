# What people type. Everything below runs from a fresh clone with nothing prepared:
# tools/bootstrap.sh finds a Python, names or installs what the system lacks, and
# fills .venv. The stamps in .venv keep repeated calls quick.

PY := .venv/bin/python
PACKAGE_PY := build/venv/bin/python
LOCK := $(PY) -m uv pip compile pyproject.toml --quiet --universal --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --python-version 3.11
ARGS ?=
SECONDS = 30
# How many processes test side by side; some tests alone are not worth the start.
WORKERS ?= $(if $(ARGS),0,auto)
# Tests start Python often: it keeps what it compiled, whatever the shell would like.
TEST = PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PY) -m pytest \
	-n $(WORKERS) --dist worksteal --ignore=tests/ray

.DEFAULT_GOAL := help
.PHONY: help run test coverage test-cluster check format translations sample faults hostile load fuzz bench package mutation lock audit clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

run: .venv/.ready-app  ## Open the window with the sample photo
	@sh tools/start.sh

test: .venv/.ready-dev  ## Run all tests; ARGS="-k word" for some
	@sh tools/bootstrap.sh libraries offscreen
	$(TEST) $(ARGS)

coverage: .venv/.ready-dev  ## Run all tests and see what they reach: 96 % or more
	@sh tools/bootstrap.sh libraries offscreen
	$(TEST) --cov --cov-branch $(if $(ARGS),$(ARGS),--cov-fail-under=96)

test-cluster: .venv/.ready-cluster  ## Test what runs on a Ray cluster, with Ray
	@sh tools/bootstrap.sh libraries offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/ray \
		--cov --cov-config=tests/ray/coverage.ini \
		$(if $(ARGS),$(ARGS),--cov-fail-under=85)

check: .venv/.ready-dev  ## Format, lint, types, import rules, texts, house rules
	@sh tools/bootstrap.sh libraries offscreen
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) .venv/bin/lint-imports
	$(PY) -m tools.update_translations --check
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/test_house_rules.py

format: .venv/.ready-dev  ## Format the code and repair what ruff can
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

translations: .venv/.ready-dev  ## Gather the texts to translate, and compile them
	@sh tools/bootstrap.sh libraries offscreen
	$(PY) -m tools.update_translations

sample: .venv/.ready-dev  ## Render the bundled sample photo again
	$(PY) -m tools.make_sample

bench: .venv/.ready-dev  ## Measure speed and memory; ARGS="start open" for some
	@sh tools/bootstrap.sh libraries offscreen
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks $(ARGS)

faults: .venv/.ready-dev  ## Let all that is written go wrong at every point; ARGS="word" for some
	@sh tools/bootstrap.sh libraries offscreen
	QT_QPA_PLATFORM=offscreen $(PY) -B -m tests.faults $(ARGS)

hostile: .venv/.ready-dev  ## Try thousands of broken and hostile files at every door
	@sh tools/bootstrap.sh libraries offscreen
	$(PY) -m tools.try_hostile_files $(ARGS)

load: .venv/.ready-dev  ## Many fills, a huge photo, many files, wild clicks: ARGS=storm
	@sh tools/bootstrap.sh libraries offscreen
	$(PY) -m tools.load $(ARGS)

fuzz: .venv/.ready-dev  ## Spoil what is read, SECONDS=30 for each reader; ARGS="list card"
	@sh tools/bootstrap.sh libraries offscreen
	$(PY) -m tools.fuzz --seconds $(SECONDS) $(ARGS)

package: build/venv/.ready-package  ## Build the program as one folder, and try it out
	@sh tools/bootstrap.sh libraries window
	$(PACKAGE_PY) packaging/build.py $(ARGS)
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM-offscreen} $(PACKAGE_PY) packaging/smoke.py

mutation: .venv/.ready-mutation  ## Change the code in hundreds of places: does a test fail?
	@sh tools/bootstrap.sh libraries offscreen
	QT_QPA_PLATFORM=offscreen .venv/bin/mutmut run $(ARGS)
	.venv/bin/mutmut results

lock: .venv/.ready-dev  ## Pin the newest versions that pyproject.toml allows
	$(LOCK) --upgrade -o requirements/app.txt
	$(LOCK) --upgrade --extra dev --extra bench -o requirements/dev.txt
	$(LOCK) --upgrade --extra dev --extra bench --extra mutation \
		-o requirements/mutation.txt
	$(LOCK) --upgrade --extra dev --extra bench --extra cluster \
		--constraint requirements/dev.txt -o requirements/cluster.txt
	$(LOCK) --upgrade packaging/requirements.in --overrides packaging/overrides.txt \
		-o requirements/package.txt

audit: .venv/.ready-dev  ## Ask PyPI for known holes in the pinned versions
	.venv/bin/uvx pip-audit --disable-pip --require-hashes -r requirements/app.txt

clean:  ## Remove .venv and everything that the tools leave behind
	rm -rf .venv build dist out mutants htmlcov .coverage .coverage.* .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again when the dependencies or the way to install them change.
.venv/.ready-%: pyproject.toml requirements/%.txt tools/bootstrap.sh
	@sh tools/bootstrap.sh install $*

build/venv/.ready-package: pyproject.toml requirements/package.txt tools/bootstrap.sh
	@sh tools/bootstrap.sh install package
