package organisation

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/round"
)

// The bounds of a record's parts, in characters and numbers.
const (
	mostTitle  = 200
	mostText   = 4000
	mostNumber = 100
	mostPeople = 100_000_000
	mostPlaces = 1000
)

// mostMoney is a million million yuan; what is above is a slip of the unit.
var mostMoney = decimal.New(1, 8)

// form is what a record of a kind has to say, what it may, and the words that its choices have.
type form struct {
	needs, may      string
	states          []string
	purpose, organs []string
}

// forms: a year is said where no day tells it.
var forms = map[Kind]form{
	ImplementationPlan: {needs: "title day state", may: "text number", states: []string{"drafting", "issued", "revised"}},
	BudgetLine:         {needs: "year purpose planned source", may: "spent text", purpose: []string{"plan", "committee"}},
	Resolution:         {needs: "title day organ text", may: "number", organs: []string{"government", "committee"}},
	PlanLink:           {needs: "title day text", may: "number"},
	Deed:               {needs: "title year people state", may: "text", states: []string{"planned", "under_way", "done"}},
	Participation:      {needs: "title day people text"},
	Ranking:            {needs: "year place places source text"},
}

// part is one thing that a body may say.
type part struct {
	code, zh, en string
	said         bool
}

func (b Body) parts(year int) []part {
	return []part{
		{"year", "年度", "Year", year != 0},
		{"title", "名称", "Title", b.Title != ""},
		{"day", "日期", "Date", b.Day != nil},
		{"text", "内容", "Content", b.Text != ""},
		{"number", "文号", "Number", b.Number != ""},
		{"source", "来源", "Source", b.Source != ""},
		{"state", "状态", "State", b.State != ""},
		{"purpose", "用途", "Purpose", b.Purpose != ""},
		{"organ", "议定机关", "Decided by", b.Organ != ""},
		{"planned", "预算数", "Budget", b.Planned != nil},
		{"spent", "执行数", "Spent", b.Spent != nil},
		{"people", "人数", "People", b.People != nil},
		{"place", "位次", "Place", b.Place != nil},
		{"places", "参评总数", "Out of", b.Places != nil},
	}
}

func (b Body) trimmed() Body {
	for _, text := range []*string{&b.Title, &b.Text, &b.Number, &b.Source} {
		*text = strings.TrimSpace(*text)
	}
	return b
}

// check refuses what a record of the kind may not say, and gives the year that it belongs to.
func (b Body) check(k Kind, p plan.Plan, year int, now time.Time) (int, error) {
	f := forms[k]
	needs, may := strings.Fields(f.needs), strings.Fields(f.may)
	for _, part := range b.parts(year) {
		switch {
		case slices.Contains(needs, part.code) && !part.said:
			return 0, fault.Input(fault.ReasonRequired, part.zh, part.en)
		case part.said && !slices.Contains(needs, part.code) && !slices.Contains(may, part.code):
			return 0, fault.Input(fault.ReasonNotAsked, part.zh, part.en)
		}
	}
	for _, err := range []error{b.lengths(), b.choices(f), b.numbers()} {
		if err != nil {
			return 0, err
		}
	}
	return b.when(p, year, now)
}

func (b Body) lengths() error {
	for _, t := range []struct {
		text, zh, en string
		most         int
	}{{b.Title, "名称", "Title", mostTitle}, {b.Text, "内容", "Content", mostText}, {b.Number, "文号", "Number", mostNumber}, {b.Source, "来源", "Source", mostTitle}} {
		if err := fault.Within(t.text, t.most, "field", t.zh, "field@en", t.en); err != nil {
			return err
		}
	}
	return nil
}

func (b Body) choices(f form) error {
	for _, c := range []struct {
		word, zh, en string
		of           []string
	}{{b.State, "状态", "State", f.states}, {b.Purpose, "用途", "Purpose", f.purpose}, {b.Organ, "议定机关", "Decided by", f.organs}} {
		if c.word != "" && !slices.Contains(c.of, c.word) {
			return fault.Input(fault.ReasonUnknown, c.zh, c.en, "value", c.word)
		}
	}
	return nil
}

func (b Body) numbers() error {
	for _, m := range []struct {
		of     *decimal.Decimal
		zh, en string
	}{{b.Planned, "预算数", "Budget"}, {b.Spent, "执行数", "Spent"}} {
		if m.of != nil && (m.of.IsNegative() || !m.of.Equal(m.of.Truncate(2)) || m.of.GreaterThan(mostMoney)) {
			return fault.Input(fault.ReasonAmount, m.zh, m.en)
		}
	}
	for _, n := range []struct {
		of        *int
		zh, en    string
		low, high int
	}{{b.People, "人数", "People", 0, mostPeople}, {b.Places, "参评总数", "Out of", 1, mostPlaces}} {
		if n.of != nil && (*n.of < n.low || *n.of > n.high) {
			return fault.Input(fault.ReasonRange, n.zh, n.en, "low", fmt.Sprint(n.low), "high", fmt.Sprint(n.high))
		}
	}
	if b.Place != nil && b.Places != nil && (*b.Place < 1 || *b.Place > *b.Places) {
		return fault.Input(fault.ReasonRange, "位次", "Place", "low", "1", "high", fmt.Sprint(*b.Places))
	}
	return nil
}

// when bounds the record's time: from the plan's baseline year to the year after its target, and no day that is still to come.
func (b Body) when(p plan.Plan, year int, now time.Time) (int, error) {
	if b.Day != nil {
		year = b.Day.Year()
		if !now.After(round.EndOf(b.Day.AddDate(0, 0, -1))) {
			return 0, fault.Input(fault.ReasonRange, "日期", "Date", "low", fmt.Sprint(p.BaselineYear), "high", now.Format(time.DateOnly))
		}
	}
	if year < p.BaselineYear || year > p.TargetYear+1 {
		return 0, fault.Input(fault.ReasonRange, "年度", "Year", "low", fmt.Sprint(p.BaselineYear), "high", fmt.Sprint(p.TargetYear+1))
	}
	return year, nil
}
