package target

import (
	"strings"
	"time"
)

// Override is a person's signed judgement beside the computed verdict: where numbers cannot settle a rule, and where
// the office judges otherwise than the numbers do.
type Override struct {
	Status Status
	Reason string
	Signer string
	At     time.Time
	Over   Status // what was computed when it was signed
}

// Standing is a verdict with the judgement signed over it, if there is one. Both stay visible.
type Standing struct {
	Computed Verdict
	Override *Override
}

// Sign puts a judgement beside a verdict, or says why it cannot stand there.
func Sign(computed Verdict, o Override) (Standing, *Reason) {
	o.Over = computed.Status
	refuse := func(code string) (Standing, *Reason) { return Standing{Computed: computed}, &Reason{Code: code} }
	switch {
	case strings.TrimSpace(o.Reason) == "":
		return refuse(reasonSignReason)
	case strings.TrimSpace(o.Signer) == "" || o.At.IsZero():
		return refuse(reasonSignSigner)
	case !o.Status.Judgeable() && o.Status != NoData:
		return refuse(reasonSignStatus)
	case o.Status.Judgeable() && computed.missing():
		return refuse(reasonSignMissing)
	}
	return Standing{Computed: computed, Override: &o}, nil
}

// missing tells a verdict that lacks the data, not only the certainty.
func (v Verdict) missing() bool {
	switch v.Reason.Code {
	case reasonNoValue, reasonYearMissing, reasonUnitsMissing:
		return true
	default:
		return false
	}
}

// Status is what counts: the signed judgement, unless the data that it was signed over are gone, for missing data is
// never met.
func (s Standing) Status() Status {
	if s.Overridden() {
		return s.Override.Status
	}
	return s.Computed.Status
}

// Overridden tells whether the signed judgement counts.
func (s Standing) Overridden() bool {
	return s.Override != nil && (!s.Override.Status.Judgeable() || !s.Computed.missing())
}

// Outdated tells that the numbers now say another thing than when the judgement was signed, so that it should be looked
// at again.
func (s Standing) Outdated() bool { return s.Override != nil && s.Override.Over != s.Computed.Status }
