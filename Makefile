# One entry for people and for CI. Every target installs what it needs from the package registries;
# a missing tool stops with a line that says what to install.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CARGO ?= cargo
OUT := out
FUZZ := wire policy calendar case
FUZZ_SECONDS ?= 300

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 16

test: test-rust ## Run every test of every language

test-rust: rust-tools fmt lint alone rust-tests docs package ## Run the Rust leg alone

demo: rust-tools ## Replay a real incident log and write its report to out/demo
	@mkdir -p $(OUT)/demo
	$(CARGO) run --locked --release -p amends-examples --bin desk -- replay \
	  --log examples/data/incidents-uci498-sample.csv.gz \
	  --mapping examples/mappings/incidents-uci498.toml \
	  --policy examples/policies/incidents-uci498.toml \
	  --store $(OUT)/demo/incidents.sqlite \
	  --report $(OUT)/demo/report \
	  --figures $(OUT)/demo/figures.json

bless: rust-tools ## Refresh the generated documents, golden files and schemas
	AMENDS_BLESS=1 $(CARGO) test --locked -p amends --features schema

nightly: rust-tools ## Run the properties twenty times as often, and the fuzz targets where they can be built
	AMENDS_CASES=20 $(CARGO) test --locked -p amends --features amends/schema --test properties --test time --test policy_hostile --test policy_refusals --test fuzz
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
	$(CARGO) clippy --locked --workspace --all-targets --features amends/schema -- -D warnings

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
	$(CARGO) test --locked --workspace --features amends/schema

docs:
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --no-deps -p amends -p amends-testkit

package:
	$(CARGO) package --locked --allow-dirty --no-verify -p amends

rust-tools:
	@command -v $(CARGO) >/dev/null || { echo 'install Rust first: https://rustup.rs'; exit 1; }
	@$(CARGO) fmt --version >/dev/null 2>&1 || { echo 'install rustfmt: rustup component add rustfmt'; exit 1; }
	@$(CARGO) clippy --version >/dev/null 2>&1 || { echo 'install clippy: rustup component add clippy'; exit 1; }

.PHONY: help test test-rust demo bless nightly fmt lint alone rust-tests docs package rust-tools
