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

// The codes of verdicts; those of the types that need a judgement are "type_" and the type, those of steps end in what
// is counted (_counties, _units, _term).
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
	reasonPart      = "part_of_sum"
	reasonTooFew    = "too_few"
	reasonSevered   = "severed"

	reasonFirst        = "first_value"
	reasonYearMet      = "year_met"
	reasonYearBroken   = "year_broken"
	reasonYearWorse    = "year_worse"
	reasonYearMissing  = "year_missing"
	reasonNoneEntitled = "none_entitled"
	reasonOverCovered  = "over_covered"
	reasonUnitsMissing = "units_missing"

	reasonFrequencyMet   = "frequency_met"
	reasonFrequencyShort = "frequency_short"
	reasonFrequencyFell  = "frequency_fell"

	reasonTermMet          = "term_met"
	reasonTermShort        = "term_short"
	reasonTermFell         = "term_fell"
	reasonChangeIncomplete = "change_incomplete"
	reasonChangeMissed     = "change_missed"

	reasonMilestoneDone     = "milestone_done"
	reasonMilestoneUnproved = "milestone_unproved"
	reasonMilestoneUnderWay = "milestone_under_way"
	reasonMilestoneLate     = "milestone_late"
	reasonMilestoneNotBegun = "milestone_not_begun"
	reasonMilestoneNever    = "milestone_never"
)

// The codes of forecasts and early warnings.
const (
	reasonForecastSteps     = "forecast_steps"
	reasonForecastOver      = "forecast_over"
	reasonForecastHeads     = "forecast_heads"
	reasonForecastFew       = "forecast_few"
	reasonForecastOnly      = "forecast_only"
	reasonForecastReaches   = "forecast_reaches"
	reasonForecastUncertain = "forecast_uncertain"
	reasonForecastMisses    = "forecast_misses"
	reasonForecastBreaks    = "forecast_breaks"

	reasonAlertLost  = "alert_about_to_be_lost"
	reasonAlertPace  = "alert_pace_misses"
	reasonAlertSlips = "alert_pace_slips"
	reasonAlertTwice = "alert_worsening_twice"
)

// The codes of signed judgements, of decompositions and of tallies.
const (
	reasonSignReason  = "sign_needs_reason"
	reasonSignSigner  = "sign_needs_signer"
	reasonSignStatus  = "sign_needs_status"
	reasonSignMissing = "sign_over_missing_data"

	reasonNotAdded        = "counties_not_added"
	reasonNoCounties      = "counties_none"
	reasonCountiesMissing = "counties_missing"
	reasonNoWeight        = "counties_no_weight"
	reasonCountiesEnough  = "counties_enough"
	reasonCountiesShort   = "counties_short"
	reasonCountiesFollow  = "counties_follow"
	reasonCountiesKept    = "counties_kept"
	reasonCountiesOut     = "counties_left_out"

	reasonAttained      = "attained"
	reasonNothingJudged = "nothing_judged"
)

// TooFew is what is said in the place of a reason whose numbers would tell of so few people that they are not for everybody.
func TooFew() Reason { return Reason{Code: reasonTooFew} }

// Text is the reason as a sentence, in zh-CN or en.
func (r Reason) Text(lang string) string { return reasons.Say(lang, r.Params, r.Code, "type_other") }

//go:embed reasons.json
var reasonsJSON []byte

var reasons = fault.MustTexts(reasonsJSON)
