package check

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Kind is what sort of number an element is.
type Kind string

// The kinds of element.
const (
	Count   Kind = "count"
	Decimal Kind = "decimal"
	Flag    Kind = "flag"
)

// Total is the category of the undivided value.
const Total = "total"

// Range is what a value may be; nil leaves a side open.
type Range struct{ Min, Max *decimal.Decimal }

// Cell is one figure as it stands, saved or about to be.
type Cell struct {
	Obligation   string
	Element      string
	Name, NameEn string // of the element, for the sentences
	Area         string
	Category     string
	Kind         Kind
	Value        quantity.Value
	Explanation  string
	LastYear     *quantity.Value // nil where it was not asked for
	Redefined    bool            // last year's value is of another definition: it was there, and says nothing of this one
	Range        *Range          // beyond what the kind demands
	TermStock    bool            // changes at a change of term only
	Context      bool            // another sheet's figure: read by relations and rules, never reported on
	Settled      bool            // sent off already: a relation is told at another cell that can still be mended
}

// Relation is what must hold between cells of the same area: exactly one of its two forms is filled.
type Relation struct {
	// Numerator must not exceed Denominator, category by category (leave gross ratios out).
	Numerator, Denominator string
	// Parts, all of them given, must add up to Total; some of them given must not exceed it.
	Parts []Ref
	Total Ref
	// Division and DivisionEN say what the parts divide by.
	Division, DivisionEN string
}

// Ref names a cell within an area.
type Ref struct{ Element, Category string }

// NumeratorOf is the relation of a share's two elements.
func NumeratorOf(numerator, denominator string) Relation {
	return Relation{Numerator: numerator, Denominator: denominator}
}

// Division is one way in which an element is divided, with the codes of its parts.
type Division struct {
	Name, NameEN string
	Parts        []string
}

// PartsTotal is the relation of the parts of one of an element's divisions to its total.
func PartsTotal(element string, by Division) Relation {
	r := Relation{Total: Ref{element, Total}, Division: by.Name, DivisionEN: by.NameEN}
	for _, c := range by.Parts {
		r.Parts = append(r.Parts, Ref{element, c})
	}
	return r
}

// Run applies every check to every cell, every relation to every area and the city's own rules to what they are about, and
// returns all problems: cell by cell in the order given, then the relations', then the rules'.
func Run(cells []Cell, relations []Relation, rules Rules) []Problem {
	var problems []Problem
	for _, c := range cells {
		if !c.Context {
			problems = append(problems, checkCell(c)...)
		}
	}
	sheet := index(cells)
	for _, r := range relations {
		for _, area := range sheet.areas {
			problems = append(problems, r.check(sheet, area)...)
		}
	}
	own, _ := rules.run(sheet, cells)
	return append(problems, own...)
}

func checkCell(c Cell) []Problem {
	if !c.Value.Present() {
		return emptiness(c)
	}
	if wrong := bounds(c); len(wrong) > 0 {
		return wrong
	}
	return lastYear(c)
}
