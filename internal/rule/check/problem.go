package check

import (
	_ "embed"
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
	UnitSlip                    Code = "UNIT_SLIP"
	Unchanged                   Code = "UNCHANGED"
	Missing                     Code = "MISSING"
	ReasonRequired              Code = "REASON_REQUIRED"
	Jump                        Code = "JUMP"
	Peers                       Code = "PEERS"
	SuddenZero                  Code = "SUDDEN_ZERO"
)

var grades = map[Code]Grade{
	NumeratorExceedsDenominator: A, NotInteger: A, OutOfRange: A, PartsNotTotal: A,
	UnitSlip: B, Unchanged: B, Missing: B, ReasonRequired: B,
	Jump: C, Peers: C, SuddenZero: C,
}

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
}

// Text is the problem as a sentence, in zh-CN or en: what is wrong, and what to do.
func (p Problem) Text(lang string) string {
	return texts.Say(lang, p.Params, string(p.Code)) + texts.Say(lang, nil, "grade_"+string(p.Grade))
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
