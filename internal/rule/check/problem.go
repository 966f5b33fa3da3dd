package check

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/liangce/liangce/internal/fault"
)

// Grade is how much a problem weighs.
type Grade string

// The grades: 强制性, 准强制性, 核实性, 提示性.
const (
	A Grade = "A"
	B Grade = "B"
	C Grade = "C"
	D Grade = "D"
)

// Code names a check.
type Code string

// The checks.
const (
	NumeratorExceedsDenominator Code = "NUMERATOR_EXCEEDS_DENOMINATOR"
	NotInteger                  Code = "NOT_INTEGER"
	OutOfRange                  Code = "OUT_OF_RANGE"
	PartsNotTotal               Code = "PARTS_NOT_TOTAL"
	PartsExceedTotal            Code = "PARTS_EXCEED_TOTAL"
	UnitSlip                    Code = "UNIT_SLIP"
	Unchanged                   Code = "UNCHANGED"
	Missing                     Code = "MISSING"
	ReasonRequired              Code = "REASON_REQUIRED"
	Jump                        Code = "JUMP"
	SuddenZero                  Code = "SUDDEN_ZERO"
)

var grades = map[Code]Grade{
	NumeratorExceedsDenominator: A, NotInteger: A, OutOfRange: A, PartsNotTotal: A, PartsExceedTotal: A,
	UnitSlip: B, Unchanged: B, Missing: B, ReasonRequired: B,
	Jump: C, SuddenZero: C,
}

// BuiltIn is a check that every city has.
type BuiltIn struct {
	Code  Code
	Grade Grade
}

// BuiltIns lists them, the gravest first.
func BuiltIns() []BuiltIn {
	var all []BuiltIn
	for code, grade := range grades {
		all = append(all, BuiltIn{code, grade})
	}
	slices.SortFunc(all, func(a, b BuiltIn) int {
		return cmp.Or(cmp.Compare(a.Grade, b.Grade), cmp.Compare(a.Code, b.Code))
	})
	return all
}

// Text is what the check says, with an ellipsis for each value.
func (b BuiltIn) Text(lang string) string { return texts.Say(lang, nil, string(b.Code)) }

// MinExplanation is how many characters an explanation of grade C has at least.
const MinExplanation = 6

// Problem is one finding at one cell.
type Problem struct {
	Obligation string
	Element    string
	Area       string
	Category   string
	Code       Code
	Grade      Grade
	Params     map[string]string
	// said holds the sentence of a rule of the city's; nil where the check is built in.
	said fault.Texts
}

// Text is the problem as a sentence, in zh-CN or en: what is wrong, and what to do.
func (p Problem) Text(lang string) string {
	sentences := texts
	if p.said != nil {
		sentences = p.said
	}
	return sentences.Say(lang, p.Params, string(p.Code)) + texts.Say(lang, nil, "grade_"+string(p.Grade))
}

// Blocks tells whether the cell cannot be submitted with that explanation.
func Blocks(p Problem, explanation string) bool {
	given := utf8.RuneCountInString(strings.TrimSpace(explanation))
	switch p.Grade {
	case A:
		return true
	case B:
		return given == 0
	case C:
		return given < MinExplanation
	case D:
		return false
	}
	return true
}

func problem(c Cell, code Code, kv ...string) Problem {
	params := map[string]string{"element": c.Name, "element@en": c.NameEn}
	for i := 0; i+1 < len(kv); i += 2 {
		params[kv[i]] = kv[i+1]
	}
	if c.Value.Present() {
		params["value"] = c.Value.Dec.String()
	}
	return Problem{
		Obligation: c.Obligation, Element: c.Element, Area: c.Area, Category: c.Category,
		Code: code, Grade: grades[code], Params: params,
	}
}

//go:embed texts.json
var textsJSON []byte

var texts = fault.MustTexts(textsJSON)
