package expression

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// The bounds of a text: a rule that needs more is two rules.
const (
	mostRunes = 500
	mostNodes = 200
)

// What says which number a reference stands for.
type What string

// The numbers that a rule may ask for.
const (
	Value       What = "value" // what is checked: a figure, or a rate
	Baseline    What = "baseline"
	Numerator   What = "numerator"
	Denominator What = "denominator"
	Element     What = "element"
	Year        What = "year"
	// Stated is what a source says of the figure that is checked, Tolerance how far the two may lie apart, in percent.
	Stated    What = "stated"
	Tolerance What = "tolerance"
	// Running is the running total up to the year that is checked, Edition the one that last year's edition published.
	Running What = "running"
	Edition What = "edition"
)

// Ref is one number that a rule needs.
type Ref struct {
	What What
	// Element is the code of another element; "" for what is checked.
	Element string
	// Category is "" for that of what is checked.
	Category string
	// Ago is how many years before the year that is checked.
	Ago int
	// Source is the code of the one whose word is asked for.
	Source string
}

// Scope is what an expression is written for.
type Scope struct {
	// Rate says that an indicator's rate is checked, not an element's figures.
	Rate bool
	// HasElement, HasCategory and HasSource tell the codes that there are.
	HasElement, HasCategory, HasSource func(code string) bool
}

// Condition is a compiled expression.
type Condition struct {
	needs   []Ref
	peers   bool
	program *vm.Program
}

// Needs are the numbers that Holds has to be given, in that order.
func (c *Condition) Needs() []Ref { return c.needs }

// Compares tells whether the other counties' rates are asked for.
func (c *Condition) Compares() bool { return c.peers }

// data is what the machine sees of the world.
type data struct {
	Numbers []Number
	Peers   Peers
}

// Compile reads an expression; what is wrong with it is a *Wrong.
func Compile(text string, scope Scope) (*Condition, error) {
	if n := utf8.RuneCountInString(text); n > mostRunes {
		return nil, wrong(mostRunes, n, tooLong, "limit", fmt.Sprint(mostRunes))
	}
	config := conf.CreateNew()
	for _, option := range language() {
		option(config)
	}
	tree, err := parser.ParseWithConfig(text, config)
	if err != nil {
		return nil, misread(text, err)
	}
	r := &reader{text: []rune(text), scope: scope}
	node, is, err := r.read(tree.Node)
	if err != nil {
		return nil, err
	}
	if is != aCondition {
		return nil, wrong(0, len(r.text), notCondition)
	}
	tree.Node = node
	if got, err := checker.Check(tree, config); err != nil || got != reflect.TypeFor[Truth]() {
		return nil, fmt.Errorf("expression: %q passed our reading and not the check of types: %w", text, err)
	}
	program, err := compiler.Compile(tree, config)
	if err != nil {
		return nil, fmt.Errorf("expression: compile %q: %w", text, err)
	}
	return &Condition{needs: r.needs, peers: r.peers, program: program}, nil
}

// misread tells where the parser stopped; its own words are for programmers.
func misread(text string, err error) error {
	at := 0
	if e := (*file.Error)(nil); errors.As(err, &e) {
		at = min(e.From, utf8.RuneCountInString(text))
	}
	near := string([]rune(text)[at:])
	if strings.TrimSpace(near) == "" {
		return wrong(at, at, unfinished)
	}
	return wrong(at, at+1, unreadable, "near", cut(near))
}

// Holds evaluates the condition over the numbers that Needs names.
func (c *Condition) Holds(numbers []Number, peers Peers) (Truth, error) {
	if len(numbers) != len(c.needs) {
		return Unknown, fmt.Errorf("expression: %d numbers for %d references", len(numbers), len(c.needs))
	}
	answer, err := vm.Run(c.program, data{numbers, peers})
	if err != nil {
		return Unknown, fmt.Errorf("expression: evaluate: %w", err)
	}
	t, ok := answer.(Truth)
	if !ok {
		return Unknown, fmt.Errorf("expression: the answer is %T", answer)
	}
	return t, nil
}
