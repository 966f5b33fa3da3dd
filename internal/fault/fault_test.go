package fault

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

func TestCatalogueIsComplete(t *testing.T) {
	for _, gap := range catalogue.Gaps() {
		t.Error(gap)
	}
}

func TestEveryCodeAndReasonHasASentence(t *testing.T) {
	codes, reasons := constants(t, "fault.go"), constants(t, "reasons.go")
	if len(codes) < 11 || len(reasons) < 30 {
		t.Fatalf("read %d codes and %d reasons from the source: the test looks in the wrong place", len(codes), len(reasons))
	}
	for _, code := range codes {
		if _, ok := catalogue[code]; !ok {
			t.Errorf("code %s has no sentence", code)
		}
	}
	said := map[string]bool{}
	for key := range catalogue {
		code, reason, fine := strings.Cut(key, ".")
		if fine {
			said[reason] = true
		}
		if _, ok := catalogue[code]; !ok {
			t.Errorf("%s belongs to no code", key)
		}
	}
	for _, reason := range reasons {
		if !said[reason] {
			t.Errorf("reason %s has no sentence", reason)
		}
		delete(said, reason)
	}
	for reason := range said {
		t.Errorf("sentence for a reason that does not exist: %s", reason)
	}
}

func constants(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	ast.Inspect(tree, func(n ast.Node) bool {
		decl, ok := n.(*ast.GenDecl)
		if ok && decl.Tok == token.CONST {
			for _, spec := range decl.Specs {
				for _, v := range spec.(*ast.ValueSpec).Values {
					text, _ := strconv.Unquote(v.(*ast.BasicLit).Value)
					found = append(found, text)
				}
			}
		}
		return true
	})
	return found
}

func TestText(t *testing.T) {
	line := New(Forbidden, "reason", ReasonLine, "own", "卫生健康", "own@en", "health", "line", "EDU")
	cases := []struct {
		reason string
		fault  *Fault
		lang   string
		want   string
	}{
		{"an English name is used in English", line, "en", "Your department's line is health; this figure belongs to EDU."},
		{"the plain name is used in Chinese", line, "zh-CN", "您所在单位的条线是 卫生健康，该数据属于条线 EDU。"},
		{"a regional English is English", line, "en-GB", "Your department's line is health"},
		{"an unknown language falls back to Chinese", line, "fr", "您所在单位的条线"},
		{"an unknown reason falls back to the code's sentence", New(Forbidden, "reason", "nonsense"), "en", "You may not do this."},
		{"a missing parameter does not show a raw hole", New(WrongState, "reason", ReasonState, "action", "withdraw it"), "en", "The figure is …, so you cannot withdraw it."},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if got := c.fault.Text(c.lang); !strings.HasPrefix(got, c.want) && !strings.Contains(got, c.want) {
				t.Errorf("got %q, want it to hold %q", got, c.want)
			}
		})
	}
}

func TestFaultIsFoundThroughWrapping(t *testing.T) {
	err := fmt.Errorf("submit: %w", New(FourEyes))
	if f, ok := As(err); !ok || f.Code != FourEyes || !Has(err, FourEyes) || Has(err, NotFound) {
		t.Errorf("wrapped fault not recognised: %v %v", f, ok)
	}
	if _, ok := As(fmt.Errorf("plain")); ok {
		t.Error("a plain error is no fault")
	}
}
