package target

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestEveryCodeHasASentenceAndEverySentenceACode(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "reason.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && strings.HasPrefix(spec.Names[0].Name, "reason") && len(spec.Values) == 1 {
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok {
				code, _ := strconv.Unquote(literal.Value)
				codes = append(codes, code)
			}
		}
		return true
	})
	if len(codes) < 50 {
		t.Fatalf("read %d codes: the test looks in the wrong place", len(codes))
	}
	said := map[string]bool{}
	for _, code := range codes {
		for key := range reasons {
			counted := key == code+"_counties" || key == code+"_units" || key == code+"_term"
			said[key] = said[key] || key == code || counted
		}
		if !said[code] && !said[code+"_term"] {
			t.Errorf("%s has no sentence", code)
		}
	}
	for key := range reasons {
		if !said[key] && !strings.HasPrefix(key, "type_") {
			t.Errorf("%s is said by nothing", key)
		}
	}
}

func TestChineseSentencesArePunctuatedAsChinese(t *testing.T) {
	for key, sentence := range reasons {
		if strings.ContainsAny(sentence[fault.Chinese], ",;:()\"") {
			t.Errorf("%s: %s", key, sentence[fault.Chinese])
		}
		if !strings.HasSuffix(sentence[fault.Chinese], "。") {
			t.Errorf("%s does not end", key)
		}
	}
}
