# make run   the demo: an invented hospital, alive, nothing to configure
# make test  everything that is checked before a change is taken
# make shots pictures of every page, into shots/
# make chaos 100 kills of the real server while people tap (ROUNDS=1000 for more)
# make machine 300 random nights of 50 steps (RUNS=1000 STEPS=80 for more)
# make bench 500 screens beside two rivals, a year of numbers beside pandas, messages handed over, into docs/benchmarks.md

.PHONY: run test check chromium shots chaos machine bench clean

run: .venv/ready
	@.venv/bin/wardstatus demo

test: .venv/ready chromium check
	.venv/bin/pytest -n 2 --dist loadfile

check: .venv/ready
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

chromium:
	@.ci/chromium

shots: .venv/ready chromium
	.venv/bin/python -m docs.shots

chaos: .venv/ready
	.venv/bin/python -m tests.chaos --rounds $(or $(ROUNDS),100)

machine: .venv/ready
	MACHINE_RUNS=$(or $(RUNS),300) MACHINE_STEPS=$(or $(STEPS),50) .venv/bin/pytest -q tests/machine

bench: .venv/ready
	.venv/bin/pip install --quiet --disable-pip-version-check --editable ".[dev,bench]"
	.venv/bin/python -m benchmarks.screens --write docs/benchmarks.md
	.venv/bin/python -m benchmarks.backtest --write docs/benchmarks.md
	.venv/bin/python -m benchmarks.handover --write docs/benchmarks.md

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache

.venv/ready: pyproject.toml setup.py
	@.ci/venv
	@touch $@
