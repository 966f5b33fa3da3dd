package target

import (
	_ "embed"

	"github.com/liangce/liangce/internal/fault"
)

// Reason is why a verdict is what it is: a code with the numbers that its sentence names.
type Reason struct {
	Code   string
	Params map[string]string
}

// The codes; those of the types that need a judgement are "type_" and the type, those of steps end in what is
// counted (_counties, _units, _term).
const (
	reasonMet       = "met"
	reasonTrend     = "trend_breaks"
	reasonBaseYear  = "base_year"
	reasonOnCourse  = "on_course"
	reasonBehind    = "behind"
	reasonFarBehind = "far_behind"
	reasonAway      = "away"
	reasonLost      = "lost"
	reasonLostWorse = "lost_worse"
	reasonNotMet    = "not_met"
	reasonToGo      = "to_go"
	reasonLate      = "late"
	reasonFell      = "fell"
	reasonNoValue   = "no_value"
	reasonNoBound   = "no_bound"
	reasonSmall     = "small_denominator"
)

// Text is the reason as a sentence, in zh-CN or en.
func (r Reason) Text(lang string) string { return reasons.Say(lang, r.Params, r.Code, "type_other") }

//go:embed reasons.json
var reasonsJSON []byte

var reasons = fault.MustTexts(reasonsJSON)
