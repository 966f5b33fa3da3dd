package period

import (
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestPeriods(t *testing.T) {
	own := append(Default(), Kind{Code: "water_year", Shape: Span, Month: 11, Day: 1, Months: 18, Offset: -1}, Kind{Code: "census_day", Shape: Stock, Month: 11, Day: 1})
	cases := []struct {
		reason   string
		code     string
		from, to string
		en, zh   string
	}{
		{"a plain year", "calendar_year", "2024-01-01", "2024-12-31", "2024: 2024-01-01 to 2024-12-31", "2024，2024-01-01 至"},
		{"the health year ends in its label's year", "mch_year_oct_sep", "2023-10-01", "2024-09-30", "2023-10-01 to 2024-09-30", "至 2024-09-30"},
		{"the school year begins in its label's year", "academic_year", "2024-09-01", "2025-08-31", "2025-08-31", "2025-08-31"},
		{"screening is done in autumn", "academic_year_autumn_screening", "2024-09-01", "2024-12-31", "2024-09-01", "2024-09-01"},
		{"a stock is a day", "year_end_stock", "2024-12-31", "2024-12-31", "as of 2024-12-31", "截至 2024-12-31"},
		{"a term is looked at on a day too", "term_stock", "2024-12-31", "2024-12-31", "in office", "在任"},
		{"a survey belongs to a year", "survey_round", "2024-01-01", "2024-12-31", "survey of 2024", "调查"},
		{"what is reported of a running total is the year's addition", "cumulative_since_2021", "2024-01-01", "2024-12-31", "total since 2021", "2021 年起累计"},
		{"a stretch of a city's own may be longer than a year", "water_year", "2023-11-01", "2025-04-30", "2025-04-30", "2023-11-01"},
		{"a day of a city's own is any day", "census_day", "2024-11-01", "2024-11-01", "as of 2024-11-01", "截至 2024-11-01"},
		{"what no kind stands for is the year", "unheard_of", "2024-01-01", "2024-12-31", "2024-12-31", "2024-12-31"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			k := own.Of(c.code)
			p := k.In(2024)
			if p.From.String() != c.from || p.To.String() != c.to {
				t.Errorf("got %s to %s, want %s to %s", p.From, p.To, c.from, c.to)
			}
			if got := k.Label(fault.English, 2024); !strings.Contains(got, c.en) {
				t.Errorf("label %q lacks %q", got, c.en)
			}
			if got := k.Label(fault.Chinese, 2024); !strings.Contains(got, c.zh) {
				t.Errorf("label %q lacks %q", got, c.zh)
			}
		})
	}
}

func TestLabelsAreComplete(t *testing.T) {
	for _, gap := range labels.Gaps() {
		t.Error(gap)
	}
}

func TestWhatAKindMeans(t *testing.T) {
	ks := Default()
	for _, k := range ks {
		if k.Wrong() != "" {
			t.Errorf("%s: %s", k.Code, k.Wrong())
		}
		if k.Steps() != (k.Code == "term_stock") {
			t.Errorf("%s: only terms move in steps", k.Code)
		}
	}
	if !ks.Of("survey_round").DueIn(2023) {
		t.Error("a survey without years is due in all of them")
	}
	held := Kind{Shape: Survey, Years: []int{2020, 2025}}
	if held.DueIn(2024) || !held.DueIn(2025) {
		t.Error("a survey is due in its years")
	}
	if term := (Kind{Shape: Term, Years: []int{2021}}); !term.DueIn(2024) {
		t.Error("a term's stock is due every year, whenever the term changes")
	}
}

func TestKindsThatAreNone(t *testing.T) {
	cases := []struct {
		reason string
		kind   Kind
	}{
		{"no shape", Kind{}},
		{"a stretch without length", Kind{Shape: Span, Month: 1, Day: 1}},
		{"a stretch of three years", Kind{Shape: Span, Month: 1, Day: 1, Months: 36}},
		{"a stretch that begins far away", Kind{Shape: Span, Month: 1, Day: 1, Months: 12, Offset: 2}},
		{"a month that there is not", Kind{Shape: Stock, Month: 13, Day: 1}},
		{"a day that most years lack", Kind{Shape: Stock, Month: 2, Day: 29}},
		{"a term without its day", Kind{Shape: Term}},
		{"a total since no year", Kind{Shape: Cumulative}},
	}
	for _, c := range cases {
		if c.kind.Wrong() == "" {
			t.Errorf("%s: accepted", c.reason)
		}
	}
}
