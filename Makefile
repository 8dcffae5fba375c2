# One entry for people and for CI. Every target installs what it needs from the package registries;
# a missing tool stops with a line that says what to install.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CARGO ?= cargo
OUT := out
# The members that legs of their own lint and test.
OTHERS := --exclude amends-python --exclude amends-kotlin --exclude amends-kotlin-generate
FUZZ := wire policy calendar case
FUZZ_SECONDS ?= 300
PYTHON ?= python3
PYTHON_DIR := bindings-python
PY_OUT := target/python
PY := $(PY_OUT)/venv/bin/python
MATURIN := $(PY_OUT)/venv/bin/maturin
SPARK := $(PY_OUT)/spark/bin/python
KOTLIN_DIR := bindings-kotlin
KT_OUT := target/kotlin
MAVEN ?= mvn
# The profile of the library that the Kotlin tests load; `mobile` is the one to ship.
KOTLIN_PROFILE ?= quick
SHIP := $(PY_OUT)/ship/bin
SHIP_TARGETS ?= x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu
PYTHONS ?= python3.10 python3.12 python3.13 python3.14 python3.14t

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

test: test-rust test-python test-kotlin ## Run every test of every language

test-rust: rust-tools fmt lint alone rust-tests docs package ## Run the Rust leg alone

test-python: rust-tools python-env python-lint python-wheel python-tests python-types ## Run the Python leg alone

test-kotlin: rust-tools kotlin-tools kotlin-lint kotlin-library kotlin-check kotlin-tests ## Run the Kotlin leg alone

demo: rust-tools ## Replay a real incident log and write its report to out/demo
	@mkdir -p $(OUT)/demo
	$(CARGO) run --locked --release -p amends-examples --bin desk -- replay \
	  --log examples/data/incidents-uci498-sample.csv.gz \
	  --mapping examples/mappings/incidents-uci498.toml \
	  --policy examples/policies/incidents-uci498.toml \
	  --store $(OUT)/demo/incidents.sqlite \
	  --report $(OUT)/demo/report \
	  --figures $(OUT)/demo/figures.json

# The time zones first: the library has to be built with them before it writes the rest.
bless: rust-tools ## Refresh the generated documents, golden files and schemas
	AMENDS_BLESS=1 $(CARGO) test --locked -p amends --features schema --test zones
	AMENDS_BLESS=1 $(CARGO) test --locked -p amends --features schema

bless-python: rust-tools python-env ## Refresh the generated Python modules and the stub
	$(CARGO) run --locked -q -p amends-python --example vocabulary >$(PY_OUT)/vocabulary.json
	$(PY) $(PYTHON_DIR)/tools/generate.py <$(PY_OUT)/vocabulary.json
	$(MATURIN) generate-stubs -q --locked -m $(PYTHON_DIR)/Cargo.toml --features stubs --out $(PY_OUT)/stubs
	$(PY) $(PYTHON_DIR)/tools/stubs.py $(PY_OUT)/stubs/amends/_amends.pyi

bless-kotlin: rust-tools ## Refresh the generated facade, the Kotlin and the Swift
	$(CARGO) run --locked -q --profile tool -p amends-kotlin-generate -- facade
	$(MAKE) kotlin-library
	$(CARGO) run --locked -q --profile tool -p amends-kotlin-generate -- bindings $(KT_OUT)/native/*/*amends_kotlin*

nightly: rust-tools ## Run the properties twenty times as often, and the fuzz targets where they can be built
	AMENDS_CASES=20 $(CARGO) test --locked -p amends --features amends/schema --test properties --test journal --test time --test zones --test policy_hostile --test policy_refusals --test fuzz
	@if ! command -v cargo-fuzz >/dev/null; then \
	  echo 'SKIPPED: fuzz targets: cargo-fuzz is not installed (cargo install cargo-fuzz)'; \
	elif ! rustup toolchain list 2>/dev/null | grep -q '^nightly'; then \
	  echo 'SKIPPED: fuzz targets: no nightly toolchain (rustup toolchain install nightly)'; \
	else \
	  for target in $(FUZZ); do \
	    mkdir -p $(OUT)/fuzz/$$target; \
	    (cd core && $(CARGO) +nightly fuzz run $$target $(abspath $(OUT))/fuzz/$$target fuzz/corpus/$$target -- \
	      -max_total_time=$(FUZZ_SECONDS) -timeout=20 -max_len=40000); \
	  done; \
	fi

fmt:
	$(CARGO) fmt --all --check

lint:
	$(CARGO) clippy --locked --workspace $(OTHERS) --all-targets --features amends/schema -- -D warnings

# The core alone, with every reader and with none, so that features of other members cannot hide a clock
# or a missing gate.
alone:
	$(CARGO) check --locked -p amends
	$(CARGO) check --locked -p amends --no-default-features
	$(CARGO) check --locked -p amends --no-default-features --features json
	$(CARGO) check --locked -p amends --no-default-features --features toml
	$(CARGO) check --locked -p amends --no-default-features --features schema
	@if $(CARGO) tree --locked -p amends -e features,no-dev -i chrono | grep -E 'chrono feature "(clock|now)"'; then \
	  echo 'core must not turn on the clock of chrono'; exit 1; fi

rust-tests:
	$(CARGO) test --locked --workspace $(OTHERS) --features amends/schema

docs:
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --no-deps -p amends -p amends-testkit

package:
	$(CARGO) package --locked --allow-dirty --no-verify -p amends

# The Python leg works in a virtual environment of its own, made anew when the pinned packages change.
python-env: $(PY_OUT)/ready

$(PY_OUT)/ready: $(PYTHON_DIR)/requirements-test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || \
	  { echo 'install Python 3.10 or newer, or name one: make test-python PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'install the venv module of Python (Debian, Ubuntu: apt install python3-venv)'; exit 1; }
	rm -rf $(PY_OUT)/venv
	@mkdir -p $(PY_OUT)
	$(PYTHON) -m venv $(PY_OUT)/venv
	$(PY) -m pip install --quiet --disable-pip-version-check -r $(PYTHON_DIR)/requirements-test.txt
	touch $@

python-lint:
	$(CARGO) clippy --locked --no-deps -p amends-python --all-targets -- -D warnings

# A throw-away wheel: the code that is shipped, built quickly. `make wheel-python` builds the one to ship.
python-wheel: $(PY_OUT)/ready
	rm -rf $(PY_OUT)/wheels
	$(MATURIN) build -q --locked --profile quick -m $(PYTHON_DIR)/Cargo.toml --out $(PY_OUT)/wheels
	$(PY) -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps $(PY_OUT)/wheels/*.whl

python-tests: $(PY_OUT)/ready
	$(CARGO) test --locked -q -p amends-python --lib
	$(CARGO) run --locked -q -p amends-testkit --example scenario_logs >$(PY_OUT)/scenario-logs.txt
	cd $(PYTHON_DIR) && AMENDS_SCENARIO_LOGS=$(abspath $(PY_OUT))/scenario-logs.txt \
	  AMENDS_WHEELS=$(abspath $(PY_OUT))/wheels $(abspath $(PY)) -m pytest -q -p no:cacheprovider tests

python-types: $(PY_OUT)/ready
	$(CARGO) run --locked -q -p amends-python --example vocabulary | $(PY) $(PYTHON_DIR)/tools/generate.py --check
	$(MATURIN) generate-stubs -q --locked -m $(PYTHON_DIR)/Cargo.toml --features stubs --out $(PY_OUT)/stubs
	$(PY) $(PYTHON_DIR)/tools/stubs.py $(PY_OUT)/stubs/amends/_amends.pyi --check
	cd $(PYTHON_DIR)/tests && $(abspath $(PY)) -m mypy.stubtest amends --allowlist stubtest-allowlist.txt
	cd $(PY_OUT) && VIRTUAL_ENV=$(abspath $(PY_OUT))/venv PATH=$(abspath $(PY_OUT))/venv/bin:$$PATH \
	  pyright --verifytypes amends --ignoreexternal
	cd $(PYTHON_DIR)/tests && $(abspath $(PY)) -m mypy --strict --cache-dir $(abspath $(PY_OUT))/mypy consumer.py consumer_wrong.py
	cd examples/python && $(abspath $(PY)) -m mypy --strict --cache-dir $(abspath $(PY_OUT))/mypy \
	  store.py store_sqlite.py store_sqlalchemy.py service.py

# One wheel serves every Python that has the lock; one without it, `python3.14t`, needs a wheel of its own. The
# versions of pyenv count as being there.
test-pythons: rust-tools python-wheel ## Run the Python tests on the other Pythons at hand, free-threaded ones too
	@export PYENV_VERSION="$$(pyenv versions --bare 2>/dev/null | grep '^3' | paste -sd: -)"; \
	for python in $(PYTHONS); do \
	  if ! why=$$($$python -c 'import ensurepip, venv' 2>&1); then \
	    echo "SKIPPED: $$python: $${why##*: }"; continue; \
	  fi; \
	  name=$$($$python -c 'import sys; print(sys.implementation.cache_tag + sys.abiflags)'); \
	  echo "== $$($$python -VV)"; \
	  rm -rf $(PY_OUT)/$$name; $$python -m venv $(PY_OUT)/$$name; \
	  $(PY_OUT)/$$name/bin/python -m pip install --quiet --disable-pip-version-check -r $(PYTHON_DIR)/requirements-pythons.txt; \
	  wheels=$(PY_OUT)/wheels; \
	  case $$name in *t) \
	    wheels=$(PY_OUT)/$$name/wheels; \
	    $(MATURIN) build -q --locked --profile quick -m $(PYTHON_DIR)/Cargo.toml -i $(PY_OUT)/$$name/bin/python \
	      --target-dir $(PY_OUT)/free-threaded --out $$wheels;; \
	  esac; \
	  $(PY_OUT)/$$name/bin/python -m pip install --quiet --disable-pip-version-check --no-deps $$wheels/*.whl; \
	  (cd $(PYTHON_DIR) && $(abspath $(PY_OUT))/$$name/bin/python -m pytest -q -p no:cacheprovider tests); \
	done
	@$(MAKE) --no-print-directory test-version

# The wheel for one version reads and writes datetimes in its own way.
test-version: rust-tools $(PY_OUT)/ready ## Run the Python tests with the wheel for this version of Python alone
	rm -rf $(PY_OUT)/version
	$(MATURIN) build -q --locked --profile quick -m $(PYTHON_DIR)/Cargo.toml --no-default-features --out $(PY_OUT)/version/wheels
	$(PYTHON) -m venv $(PY_OUT)/version/venv
	$(PY_OUT)/version/venv/bin/python -m pip install --quiet --disable-pip-version-check \
	  -r $(PYTHON_DIR)/requirements-pythons.txt $(PY_OUT)/version/wheels/*.whl
	cd $(PYTHON_DIR) && $(abspath $(PY_OUT))/version/venv/bin/python -m pytest -q -p no:cacheprovider tests

# Spark, Ray and Dask are large and need Java: an environment and a target of their own. Their warnings
# are not ours to answer for.
test-spark: rust-tools python-wheel $(PY_OUT)/spark-ready ## Run the helpers for Spark and the recipes for Ray and Dask
	$(SPARK) -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps $(PY_OUT)/wheels/*.whl
	cd $(PYTHON_DIR) && RAY_USAGE_STATS_ENABLED=0 $(abspath $(SPARK)) -m pytest -q -p no:cacheprovider -W default \
	  tests/test_spark.py 'tests/test_docs.py::test_the_code_of_a_page_runs[docs/how-to/scale.md]'

$(PY_OUT)/spark-ready: $(PYTHON_DIR)/requirements-spark.txt
	@command -v java >/dev/null || \
	  { echo 'install Java 17 or newer (Debian, Ubuntu: apt install openjdk-17-jre-headless)'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'install Python 3.11 or newer, or name one: make test-spark PYTHON=python3.12'; exit 1; }
	rm -rf $(PY_OUT)/spark
	@mkdir -p $(PY_OUT)
	$(PYTHON) -m venv $(PY_OUT)/spark
	$(SPARK) -m pip install --quiet --disable-pip-version-check -r $(PYTHON_DIR)/requirements-spark.txt
	touch $@

docs-python: python-env ## Build the documentation site of the Python package into target/python/site
	cd $(PYTHON_DIR) && NO_MKDOCS_2_WARNING=1 $(abspath $(PY)) -m mkdocs build --strict --quiet

# The wheels to ship, for both processors of Linux. Zig links against a glibc as old as manylinux asks for; it is
# large and has an environment of its own. The paths of this machine are left out of the library.
wheel-python: rust-tools $(PY_OUT)/ship-ready ## Build the Python wheels to ship into out/wheels, and read them
	rm -rf $(OUT)/wheels
	@for target in $(SHIP_TARGETS); do \
	  if [ ! -d "$$(rustc --print target-libdir --target $$target)" ] && ! rustup target add $$target 2>/dev/null; then \
	    echo "SKIPPED: wheel for $$target: Rust has no library for it (rustup target add $$target)"; continue; \
	  fi; \
	  PATH=$(abspath $(SHIP)):$$PATH RUSTFLAGS="--remap-path-prefix=$${CARGO_HOME:-$$HOME/.cargo}=cargo --remap-path-prefix=$(CURDIR)=." \
	    $(SHIP)/maturin build -q --locked --profile wheel --zig --compatibility manylinux_2_17 --target $$target \
	    -m $(PYTHON_DIR)/Cargo.toml --out $(OUT)/wheels || exit 1; \
	done
	cd $(PYTHON_DIR) && AMENDS_SHIP=$(abspath $(OUT))/wheels $(abspath $(SHIP))/python -m pytest -q -p no:cacheprovider \
	  --noconftest tests/test_wheel.py

$(PY_OUT)/ship-ready: $(PYTHON_DIR)/requirements-ship.txt
	rm -rf $(PY_OUT)/ship
	@mkdir -p $(PY_OUT)
	$(PYTHON) -m venv $(PY_OUT)/ship
	$(SHIP)/python -m pip install --quiet --disable-pip-version-check -r $(PYTHON_DIR)/requirements-ship.txt
	touch $@

# Two wheels, the one for every CPython and the one for this version alone, each in an environment of its own.
# The threads of numpy's algebra have nothing to do here and wait by spinning.
bench-python: rust-tools python-env ## Measure the Python package against its peers, with the wheels to ship
	rm -rf $(PY_OUT)/bench
	$(MATURIN) build -q --locked --profile wheel -m $(PYTHON_DIR)/Cargo.toml --out $(PY_OUT)/bench/wheels-abi3
	$(MATURIN) build -q --locked --profile wheel -m $(PYTHON_DIR)/Cargo.toml --no-default-features --out $(PY_OUT)/bench/wheels-version
	for build in abi3 version; do \
	  $(PYTHON) -m venv $(PY_OUT)/bench/$$build; \
	  $(PY_OUT)/bench/$$build/bin/python -m pip install --quiet --disable-pip-version-check \
	    -r benches/peers/python/requirements.txt $(PY_OUT)/bench/wheels-$$build/*.whl; \
	  OPENBLAS_NUM_THREADS=1 $(PY_OUT)/bench/$$build/bin/python benches/peers/python/bench.py --json $(PY_OUT)/bench/$$build.json; \
	done
	$(PY_OUT)/bench/abi3/bin/python benches/peers/python/bench.py --table $(PY_OUT)/bench/abi3.json $(PY_OUT)/bench/version.json

# The Kotlin leg: the native library, what is generated from it, and the Maven module on top.
kotlin-tools:
	@command -v javac >/dev/null || \
	  { echo 'install a JDK, 17 or newer (Debian, Ubuntu: apt install openjdk-17-jdk-headless)'; exit 1; }
	@javac -version 2>&1 | awk '{ split($$2, v, "."); exit v[1] < 17 }' || \
	  { echo 'install a JDK, 17 or newer, and let JAVA_HOME name it'; exit 1; }
	@command -v $(MAVEN) >/dev/null || \
	  { echo 'install Maven 3.8 or newer (Debian, Ubuntu: apt install maven)'; exit 1; }

kotlin-lint:
	$(CARGO) clippy --locked --no-deps -p amends-kotlin --all-targets -- -D warnings
	$(CARGO) clippy --locked --no-deps -p amends-kotlin-generate --all-targets --profile tool -- -D warnings

# Puts the library where JNA looks for it inside a jar: a folder named after system and processor.
kotlin-library:
	$(CARGO) build --locked -q --profile $(KOTLIN_PROFILE) -p amends-kotlin
	$(KOTLIN_DIR)/tools/place.sh target/$(KOTLIN_PROFILE) $(KT_OUT)

kotlin-check:
	$(CARGO) test --locked -q --profile tool -p amends-kotlin-generate
	$(CARGO) test --locked -q --profile $(KOTLIN_PROFILE) -p amends-kotlin --test errors
	$(CARGO) run --locked -q --profile tool -p amends-kotlin-generate -- facade --check
	$(CARGO) run --locked -q --profile tool -p amends-kotlin-generate -- bindings --check $(KT_OUT)/native/*/*amends_kotlin*

kotlin-tests:
	$(CARGO) run --locked -q -p amends-testkit --example scenario_logs >$(KT_OUT)/scenario-logs.txt
	$(MAVEN) -B -q -f $(KOTLIN_DIR)/pom.xml verify
	$(KOTLIN_DIR)/android/check.sh
	$(KOTLIN_DIR)/swift/check.sh

example-kotlin: rust-tools kotlin-tools kotlin-library ## Build the app of examples/kotlin and start it
	$(MAVEN) -B -q -f $(KOTLIN_DIR)/pom.xml -DskipTests package
	java -jar $(KT_OUT)/example/technician.jar

check-android: ## Check what can be checked of the recipe for Android
	$(KOTLIN_DIR)/android/check.sh

check-swift: ## Check what can be checked of the Swift package
	$(KOTLIN_DIR)/swift/check.sh

jar-kotlin: rust-tools kotlin-tools ## Build the jar to ship and install it in the local Maven repository
	$(MAKE) kotlin-library KOTLIN_PROFILE=mobile
	$(MAVEN) -B -q -f $(KOTLIN_DIR)/kotlin/pom.xml -DskipTests install

size-kotlin: rust-tools ## Say how large the library for phones is (Linux, x86-64)
	$(KOTLIN_DIR)/tools/size.sh

bench-kotlin: jar-kotlin ## Measure the Kotlin package against its peers, with the jar to ship
	$(MAVEN) -B -q -f benches/peers/jvm/pom.xml compile exec:java

rust-tools:
	@command -v $(CARGO) >/dev/null || { echo 'install Rust first: https://rustup.rs'; exit 1; }
	@$(CARGO) fmt --version >/dev/null 2>&1 || { echo 'install rustfmt: rustup component add rustfmt'; exit 1; }
	@$(CARGO) clippy --version >/dev/null 2>&1 || { echo 'install clippy: rustup component add clippy'; exit 1; }

.PHONY: alone bench-kotlin bench-python bless bless-kotlin bless-python check-android check-swift demo docs \
  docs-python example-kotlin fmt help jar-kotlin kotlin-check kotlin-library kotlin-lint kotlin-tests kotlin-tools \
  lint nightly package python-env python-lint python-tests python-types python-wheel rust-tests rust-tools \
  size-kotlin test test-kotlin test-python test-pythons test-rust test-spark \
  test-version wheel-python
