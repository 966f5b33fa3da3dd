// Package internal_test holds the order of the packages: what may know what. It must not know what any package does.
package internal_test

import (
	"bytes"
	"errors"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/liangce/liangce/"

// order: a package imports only what stands in a row above its own; those of one row do not know each other.
var order = [][]string{
	// Refusals, permissions and rules: pure, without a database.
	{"internal/fault"},
	{"internal/rule/quantity", "internal/rule/period", "internal/rule/chain", "internal/access"},
	{"internal/rule/formula", "internal/rule/target", "internal/rule/score", "internal/rule/sample", "internal/rule/disclosure", "internal/rule/prose", "internal/rule/expression", "internal/rule/remind", "internal/rule/reconcile", "internal/rule/persondata"},
	{"internal/rule/check", "internal/rule/composite"},
	// What it all stands on.
	{"internal/attachment"},
	{"internal/platform/mail", "internal/platform/webhook", "internal/platform/gzipped"},
	{"migrations", "internal/platform/config", "internal/platform/telemetry", "internal/platform/pgembed", "internal/platform/admission"},
	{"internal/platform/db", "internal/platform/cache", "internal/platform/filestore"},
	// The nouns.
	{"internal/tenant", "internal/audit", "internal/live"},
	{"internal/notice", "internal/regime"},
	{"internal/plan", "internal/delegation"},
	{"internal/round"},
	{"internal/rollup", "internal/deadline", "internal/duty"},
	{"internal/promise", "internal/reminder"},
	{"internal/figure", "internal/progress", "internal/organisation", "internal/region"},
	{"internal/reference"},
	{"internal/checkrule"},
	{"internal/finding", "internal/result", "internal/devindex", "internal/owntarget", "internal/cell"},
	{"internal/source"},
	{"internal/sheet", "internal/signoff", "internal/history", "internal/tryout", "internal/talk"},
	{"internal/survey", "internal/scheme"},
	{"internal/snapshot"},
	{"internal/reconcile"},
	{"internal/evaluation"},
	// Files in and out.
	{"internal/exchange/chart", "internal/exchange/docx", "internal/exchange/opc", "internal/exchange/typed", "internal/exchange/feed"},
	{"internal/exchange/workbook"},
	{"internal/exchange/report", "internal/exchange/sheetbook", "internal/exchange/historyfile", "internal/exchange/formbook"},
	{"internal/reporting"},
	{"catalogue", "internal/exchange/planfile"},
	{"internal/exchange/cityload"},
	// Who asks, and what is answered.
	{"internal/auth"},
	{"graph/scalar"},
	{"graph/model"},
	{"graph/generated"},
	{"graph"},
	// What runs.
	{"internal/server", "internal/worker", "internal/demo/data"},
	{"internal/demo"},
	{"cmd/liangce", "cmd/feedsim"},
	// For tests and for building; below the product, so it cannot import them.
	{"internal/testdb", "internal/exchange/officetest"},
	{"internal/tenant/tenanttest", "internal/testcity"},
	{"tools/bench", "tools/country", "tools/demodata", "tools/load", "tools/targettable", "tools/withpg", "tools/withserver"},
}

// firstOfEdge is the first of the rows that speak to a client; the rows before it do not know that there is one.
const firstOfEdge = "internal/auth"

// edges are the imports that only some packages have: a domain works the same behind a page, a command or a sweep.
var edges = []struct {
	imported string
	by       []string
	reason   string
}{
	{"net/http", []string{"internal/auth", "internal/platform/telemetry", "internal/platform/webhook", "internal/server", "graph", "cmd/feedsim", "tools/bench", "tools/load", "tools/withserver"}, "only edges speak HTTP"},
	{"github.com/99designs/gqlgen", []string{"graph", "graph/generated", "graph/model", "graph/scalar"}, "only the API knows of GraphQL"},
	{"github.com/vektah/gqlparser", []string{"graph", "graph/generated", "graph/model", "graph/scalar"}, "only the API knows of GraphQL"},
}

// unknownTo are the imports that some packages may never have.
var unknownTo = []struct{ imported, to, reason string }{
	{"gorm.io", "graph", "the edge holds no SQL"},
	{"github.com/jackc/pgx", "graph", "the edge holds no SQL"},
	{"context", "internal/rule", "a rule is a function of its arguments"},
	{"gorm.io", "internal/rule", "a rule knows no database"},
	{"github.com/jackc/pgx", "internal/rule", "a rule knows no database"},
}

// pkg is a package by its folder.
type pkg struct {
	name string
	*build.Package
}

// packages are those of the module that hold more than tests. They are read file by file, not asked of the go command: so
// "go test" sees what this test depends on, and does not answer it from its cache.
func packages(t *testing.T) []pkg {
	t.Helper()
	var all []pkg
	root := filepath.Clean("..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || path == root {
			return err
		}
		if name := entry.Name(); strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules" || isModule(path) {
			return fs.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if empty := (*build.NoGoError)(nil); errors.As(err, &empty) {
			return nil
		}
		if err == nil && len(p.GoFiles) > 0 {
			all = append(all, pkg{filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator))), p})
		}
		return err
	})
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all
}

func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

// row is a package's place in the order.
func row(name string) int {
	return slices.IndexFunc(order, func(names []string) bool { return slices.Contains(names, name) })
}

func TestPackagesImportOnlyWhatStandsAboveThem(t *testing.T) {
	var standing, placed []string
	for _, p := range packages(t) {
		standing = append(standing, p.name)
		for _, imported := range p.Imports {
			other, ours := strings.CutPrefix(imported, module)
			if !ours || row(p.name) < 0 {
				continue
			}
			if row(other) >= row(p.name) {
				t.Errorf("%s imports %s, which does not stand above it", p.name, other)
			}
		}
	}
	for _, names := range order {
		placed = append(placed, names...)
	}
	require.ElementsMatch(t, placed, standing, "each package has one place in the order")
}

func TestOnlyEdgesKnowTheOutside(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			for _, e := range edges {
				if within(imported, e.imported) && !slices.Contains(e.by, p.name) {
					t.Errorf("%s imports %s: %s", p.name, imported, e.reason)
				}
			}
			for _, u := range unknownTo {
				if within(imported, u.imported) && within(p.name, u.to) {
					t.Errorf("%s imports %s: %s", p.name, imported, u.reason)
				}
			}
		}
	}
	for _, e := range edges {
		for _, name := range e.by {
			require.NotEqual(t, -1, row(name), "%s is no package", name)
			if row(name) < row(firstOfEdge) {
				require.True(t, strings.HasPrefix(name, "internal/platform/"), "%s belongs to the domain: %s", name, e.reason)
			}
		}
	}
}

// within tells whether a path is another or lies below it.
func within(imported, path string) bool {
	return imported == path || strings.HasPrefix(imported, path+"/")
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range packages(t) {
		if p.Doc == "" && !generated(t, p) {
			t.Errorf("%s has no package comment", p.name)
		}
	}
}

// generated tells whether nobody wrote a package by hand.
func generated(t *testing.T, p pkg) bool {
	t.Helper()
	for _, file := range p.GoFiles {
		content, err := os.ReadFile(filepath.Join(p.Dir, file))
		require.NoError(t, err)
		if !bytes.HasPrefix(content, []byte("// Code generated ")) {
			return false
		}
	}
	return true
}
