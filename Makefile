# Every target does its own set-up: `make run` opens the window, `make test` runs the tests, `make package` freezes the program.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
GAZETTEER := resources/gazetteer.db
TABLES := $(wildcard resources/gazetteer/*.csv.xz resources/gazetteer/*.toml)
BUILDING := $(filter-out %/tables.py,$(wildcard resources/gazetteer/*.py))

.PHONY: setup run test lint package bench weights shots clean system deb try-deb release-deb windows

setup: $(STAMP) $(GAZETTEER)

system:
	@sh resources/packaging/system.sh $(PYTHON)

$(STAMP): pyproject.toml resources/packaging/system.sh
	@sh resources/packaging/system.sh $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(GAZETTEER): $(BUILDING) $(TABLES) | $(STAMP)
	$(BIN)/python resources/gazetteer/build.py

run: setup
	$(BIN)/xiangjian

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: setup lint
	$(BIN)/pytest

bench: setup
	$(BIN)/python -m tests.bench

weights: setup
	PYTHONHASHSEED=0 $(BIN)/python resources/titles/fit.py
	$(BIN)/python resources/sources/fit.py

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m gui.shots shots

package: setup
	@sh resources/packaging/system.sh $(PYTHON) package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[package,fast]'
	sh resources/packaging/lean_numpy.sh $(BIN)/python build/lean
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	sh resources/packaging/check.sh dist/xiangjian

clean:
	rm -rf build dist shots $(GAZETTEER)

deb: package
	sh resources/packaging/deb.sh dist/xiangjian dist

try-deb: deb
	sh resources/packaging/try_deb.sh dist/xiangjian_*.deb

release-deb: setup
	sh resources/packaging/release_deb.sh dist/release

windows: setup
	sh resources/packaging/windows.sh dist/release
