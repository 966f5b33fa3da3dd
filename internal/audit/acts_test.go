package audit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/audit"
)

// TestEveryActSaysWhichPermissionItTakes finds the names of acts in the source: given to an entry, to a variable called "action", or to
// a function with a parameter of that name.
func TestEveryActSaysWhichPermissionItTakes(t *testing.T) {
	t.Parallel()
	acts := 0
	for dir, files := range sources(t) {
		for _, name := range named(files) {
			acts++
			_, known := audit.Under(name)
			assert.True(t, known, "audit.Under does not know %q of %s: name the action that access checks for it", name, dir)
		}
	}
	require.Greater(t, acts, 60, "the test looks in the wrong place")
}

// sources are the packages that record acts.
func sources(t *testing.T) map[string][]*ast.File {
	t.Helper()
	all := map[string][]*ast.File{}
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		all[filepath.Dir(path)] = append(all[filepath.Dir(path)], f)
		return err
	})
	require.NoError(t, err)
	for dir, files := range all {
		if !slices.ContainsFunc(files, records) {
			delete(all, dir)
		}
	}
	return all
}

func records(f *ast.File) bool {
	return slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return strings.HasSuffix(i.Path.Value, `/internal/audit"`) })
}

func named(files []*ast.File) []string {
	var out []string
	at := positions(files)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && nameOf(kv.Key) == "Action" {
						out = append(out, literals(kv.Value)...)
					}
				}
			case *ast.AssignStmt:
				if len(n.Lhs) == 1 && nameOf(n.Lhs[0]) == "action" {
					out = append(out, literals(n.Rhs[0])...)
				}
			case *ast.CallExpr:
				if i, ok := at[nameOf(n.Fun)]; ok && i < len(n.Args) {
					out = append(out, literals(n.Args[i])...)
				}
			}
			return true
		})
	}
	return out
}

// positions are where functions take an action.
func positions(files []*ast.File) map[string]int {
	at := map[string]int{}
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			i := 0
			for _, field := range fn.Type.Params.List {
				for _, name := range field.Names {
					if name.Name == "action" {
						at[fn.Name.Name] = i
					}
					i++
				}
			}
		}
	}
	return at
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// literals are the names in an expression; the beginning of one stands for all that begin so.
func literals(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil {
			return []string{s}
		}
	case *ast.BinaryExpr:
		return literals(e.X)
	}
	return nil
}
