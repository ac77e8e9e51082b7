# Everything a developer or a build server does. Each command installs what it lacks first.
# Versions: e2e/package.json (npm), Cargo.lock (crates, wasm-bindgen), scripts/tools.mjs (trunk).

.PHONY: help serve build test test-all score quality script sizes shots looks bench fmt tools node

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: node ## build the page and serve it; PORT=8080
	@node scripts/serve.mjs

build: node ## build the page into dist/
	@node scripts/build.mjs

test: node ## every check; the last line counts them
	@node scripts/test.mjs

test-all: node ## the same with far more random cases, and the slow tests
	@node scripts/test.mjs --all

score: node ## measure against annotated reports; FOLDER=one of your own
	@node scripts/score.mjs

quality: node ## the same, beside other tools; keeps the tables in docs/QUALITY.md
	@node scripts/score.mjs --keep

script: node ## conversion beside other converters; keeps the table in docs/QUALITY.md
	@node scripts/script.mjs --keep

sizes: build ## declare the sizes of dist/ as the new baseline
	@node scripts/sizes.mjs --accept

shots: build ## pictures of the page; OUT=e2e/out/shots
	@node e2e/shots.mjs

looks: build ## take anew the pictures that the tests compare the page with
	@BLESS=1 node e2e/tests/looks.mjs

bench: build ## what long reports cost on the page, into docs/BENCHMARKS.md
	@node e2e/bench.mjs

fmt: ## format the sources
	@cargo fmt

tools: node ## what is installed and what would be installed
	@node scripts/tools.mjs --plan

node:
	@command -v node >/dev/null || { echo '✗ Node 20 or newer is needed: https://nodejs.org'; exit 1; }
