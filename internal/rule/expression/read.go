package expression

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// mostYears is how far back a rule looks.
const mostYears = 10

// plain is how a number is written: the parser knows more ways, and reads some of them as floats.
var plain = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// reader turns the parser's tree into ours: literals become exact, words references, operators our functions. What it does not
// know it refuses, so nothing reaches the machine that is not named here.
type reader struct {
	text  []rune
	scope Scope
	needs []Ref
	peers bool
}

func (r *reader) read(n ast.Node) (ast.Node, kind, error) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return r.number(n)
	case *ast.StringNode:
		return n, aText, nil
	case *ast.IdentifierNode:
		return r.word(n)
	case *ast.UnaryNode:
		f, ok := unary[n.Operator]
		if !ok {
			return nil, "", r.at(n, operatorUnknown, "operator", n.Operator)
		}
		return r.call(n, unaryName(n.Operator), n.Operator, f, []ast.Node{n.Node})
	case *ast.BinaryNode:
		f, ok := binary[n.Operator]
		if !ok {
			return nil, "", r.at(n, operatorUnknown, "operator", n.Operator)
		}
		return r.call(n, binaryName(n.Operator), n.Operator, f, []ast.Node{n.Left, n.Right})
	case *ast.CallNode:
		return r.function(n)
	}
	return nil, "", r.at(n, unreadable, "near", cut(r.source(n)))
}

func (r *reader) number(n ast.Node) (ast.Node, kind, error) {
	text := r.source(n)
	if !plain.MatchString(text) {
		return nil, "", r.at(n, numberForm, "near", cut(text))
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return nil, "", r.at(n, numberForm, "near", cut(text))
	}
	return &ast.ConstantNode{Value: Of(quantity.FromDecimal(d))}, aNumber, nil
}

func (r *reader) word(n *ast.IdentifierNode) (ast.Node, kind, error) {
	switch n.Value {
	case "value":
		return r.need(Ref{What: Value}), aNumber, nil
	case "last":
		return r.need(Ref{What: Value, Ago: 1}), aNumber, nil
	case "baseline":
		return r.need(Ref{What: Baseline}), aNumber, nil
	case "year":
		return r.need(Ref{What: Year}), aNumber, nil
	case "total", "tolerance", "running", "edition":
		if r.scope.Rate {
			return nil, "", r.at(n, figureOnly, "word", n.Value)
		}
		if n.Value == "total" {
			return r.need(Ref{What: Value, Category: "total"}), aNumber, nil
		}
		return r.need(Ref{What: What(n.Value)}), aNumber, nil
	case "numerator", "denominator", "peers":
		if !r.scope.Rate {
			return nil, "", r.at(n, rateOnly, "word", n.Value)
		}
		if n.Value == "peers" {
			r.peers = true
			return &ast.IdentifierNode{Value: "Peers"}, thePeers, nil
		}
		return r.need(Ref{What: What(n.Value)}), aNumber, nil
	}
	return nil, "", r.at(n, wordUnknown, "word", n.Value)
}

// need gives a reference its place among the numbers.
func (r *reader) need(ref Ref) ast.Node {
	at := slices.Index(r.needs, ref)
	if at < 0 {
		at = len(r.needs)
		r.needs = append(r.needs, ref)
	}
	return &ast.MemberNode{Node: &ast.IdentifierNode{Value: "Numbers"}, Property: &ast.IntegerNode{Value: at}}
}

func (r *reader) function(n *ast.CallNode) (ast.Node, kind, error) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return nil, "", r.at(n, unreadable, "near", cut(r.source(n.Callee)))
	}
	switch callee.Value {
	case "before":
		return r.before(n)
	case "of":
		return r.of(n)
	case "part", "stated":
		return r.quoted(n, callee.Value)
	}
	f, ok := functions[callee.Value]
	if !ok {
		return nil, "", r.at(callee, wordUnknown, "word", callee.Value)
	}
	return r.call(callee, callee.Value, callee.Value, f, n.Arguments)
}

func (r *reader) before(n *ast.CallNode) (ast.Node, kind, error) {
	if len(n.Arguments) != 1 {
		return nil, "", r.at(n.Callee, arguments, "word", "before", "count", "1")
	}
	ago, err := r.years(n.Arguments[0])
	return r.need(Ref{What: Value, Ago: ago}), aNumber, err
}

func (r *reader) of(n *ast.CallNode) (ast.Node, kind, error) {
	if len(n.Arguments) != 1 && len(n.Arguments) != 2 {
		return nil, "", r.at(n.Callee, arguments, "word", "of", "count", "1, 2")
	}
	code, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return nil, "", r.at(n.Arguments[0], wantsCode, "word", "of")
	}
	if !r.scope.HasElement(code.Value) {
		return nil, "", r.at(code, elementUnknown, "word", code.Value)
	}
	ref := Ref{What: Element, Element: code.Value}
	var err error
	if len(n.Arguments) == 2 {
		ref.Ago, err = r.years(n.Arguments[1])
	}
	return r.need(ref), aNumber, err
}

// quoted reads what is asked for by a code alone: a category of what is checked, or what a source says of it.
func (r *reader) quoted(n *ast.CallNode, word string) (ast.Node, kind, error) {
	if r.scope.Rate {
		return nil, "", r.at(n.Callee, figureOnly, "word", word)
	}
	if len(n.Arguments) != 1 {
		return nil, "", r.at(n.Callee, arguments, "word", word, "count", "1")
	}
	code, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return nil, "", r.at(n.Arguments[0], wantsCode, "word", word)
	}
	switch {
	case word == "stated" && !r.scope.HasSource(code.Value):
		return nil, "", r.at(code, sourceUnknown, "word", code.Value)
	case word == "stated":
		return r.need(Ref{What: Stated, Source: code.Value}), aNumber, nil
	case !r.scope.HasCategory(code.Value):
		return nil, "", r.at(code, categoryUnknown, "word", code.Value)
	}
	return r.need(Ref{What: Value, Category: code.Value}), aNumber, nil
}

// years has to be written out: what a rule reads is known before it is run.
func (r *reader) years(n ast.Node) (int, error) {
	ago, err := strconv.Atoi(r.source(n))
	if _, whole := n.(*ast.IntegerNode); !whole || err != nil || ago < 1 || ago > mostYears {
		return 0, r.at(n, wantsYears, "limit", strconv.Itoa(mostYears))
	}
	return ago, nil
}

// call checks what a function or an operator is given.
func (r *reader) call(n ast.Node, name, shown string, f function, given []ast.Node) (ast.Node, kind, error) {
	if len(given) != len(f.takes) {
		return nil, "", r.at(n, arguments, "word", shown, "count", strconv.Itoa(len(f.takes)))
	}
	out := &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}}
	for i, g := range given {
		node, is, err := r.read(g)
		if err != nil {
			return nil, "", err
		}
		if is != f.takes[i] {
			return nil, "", r.at(g, "wants_"+string(f.takes[i]), "word", shown)
		}
		out.Arguments = append(out.Arguments, node)
	}
	return out, f.gives, nil
}

// source is the text of a node that is one token.
func (r *reader) source(n ast.Node) string {
	l := r.within(n)
	return strings.TrimSpace(string(r.text[l.From:l.To]))
}

func (r *reader) within(n ast.Node) file.Location {
	l := n.Location()
	l.From = min(max(l.From, 0), len(r.text))
	l.To = min(max(l.To, l.From), len(r.text))
	return l
}

func (r *reader) at(n ast.Node, code string, kv ...string) *Wrong {
	l := r.within(n)
	return wrong(l.From, l.To, code, kv...)
}
