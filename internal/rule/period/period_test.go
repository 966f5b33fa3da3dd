package period

import (
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestPeriods(t *testing.T) {
	cases := []struct {
		reason   string
		basis    Basis
		from, to string
		en, zh   string
	}{
		{"a plain year", CalendarYear, "2024-01-01", "2024-12-31", "2024 (January", "2024 年"},
		{"the health year ends in its label's year", MCHYear, "2023-10-01", "2024-09-30", "2023-10-01 to 2024-09-30", "妇幼年度"},
		{"the school year begins in its label's year", AcademicYear, "2024-09-01", "2025-08-31", "2024/2025", "2024/2025 学年"},
		{"screening is done in autumn", AutumnScreening, "2024-09-01", "2024-12-31", "autumn screening", "秋季筛查"},
		{"a stock is a day", YearEndStock, "2024-12-31", "2024-12-31", "end of 2024", "2024 年末"},
		{"a term is looked at on a day too", TermStock, "2024-12-31", "2024-12-31", "term", "届"},
		{"a survey belongs to a year", SurveyRound, "2024-01-01", "2024-12-31", "survey of 2024", "调查"},
		{"what is reported of a running total is the year's addition", "cumulative_since_2021", "2024-01-01", "2024-12-31", "total since 2021", "2021 年起累计"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if b, err := ParseBasis(string(c.basis)); err != nil || b != c.basis {
				t.Fatalf("not read back: %v", err)
			}
			p := c.basis.In(2024)
			if p.From.String() != c.from || p.To.String() != c.to {
				t.Errorf("got %s to %s, want %s to %s", p.From, p.To, c.from, c.to)
			}
			if got := p.Label(fault.English); !strings.Contains(got, c.en) {
				t.Errorf("label %q lacks %q", got, c.en)
			}
			if got := p.Label(fault.Chinese); !strings.Contains(got, c.zh) {
				t.Errorf("label %q lacks %q", got, c.zh)
			}
			if b := p.Before(); b.Year != 2023 || b != c.basis.In(2023) {
				t.Errorf("the year before is %v", b)
			}
		})
	}
}

func TestLabelsAreComplete(t *testing.T) {
	for _, gap := range labels.Gaps() {
		t.Error(gap)
	}
}

func TestOnlyKnownBases(t *testing.T) {
	for _, no := range []string{"", "month", "cumulative_since_", "cumulative_since_21", "cumulative_since_abcd", "cumulative_since_0001"} {
		if _, err := ParseBasis(no); !fault.Has(err, fault.InvalidInput) {
			t.Errorf("%q accepted", no)
		}
	}
}

func TestWhatABasisMeans(t *testing.T) {
	if !TermStock.Steps() || YearEndStock.Steps() {
		t.Error("only terms move in steps by their basis")
	}
	if SurveyRound.Yearly() || !CalendarYear.Yearly() {
		t.Error("a survey alone skips years")
	}
	if got := Basis("cumulative_since_2021").CumulativeFrom(); got != 2021 {
		t.Errorf("total since %d", got)
	}
	if CalendarYear.CumulativeFrom() != 0 {
		t.Error("a calendar year does not add up")
	}
}
