package planfile

import (
	"slices"
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/tenant"
)

// parseAreaChanges reads which counties were merged, split, renamed or changed their bounds, in the order of their days.
func (p *cityParser) parseAreaChanges(items []*yaml.Node) {
	counties := map[string]bool{}
	for _, a := range p.o.Areas {
		counties[a.Code] = a.Level == tenant.LevelCounty
	}
	last := time.Time{}
	for _, n := range items {
		o := p.object(n, "area_changes", "day", "first_year", "kind", "before", "after", "name_before", "name_before_en", "why", "why_en")
		c := tenant.AreaChange{
			Day: p.day(o), Kind: o.choice("kind", tenant.Merge, tenant.Split, tenant.Rename, tenant.Transfer),
			Before: o.refs("before", "area", counties), After: o.refs("after", "area", counties),
			NameBefore: o.textOr("name_before"), NameBeforeEN: o.textOr("name_before_en"), Why: o.text("why"), WhyEN: o.text("why_en"),
		}
		// What is so at the end of a year is so for its figures.
		c.FirstYear = c.Day.Year()
		if year := o.integerOr("first_year", firstYear, lastYear); year != nil {
			c.FirstYear = *year
		}
		if c.Day.Before(last) {
			p.say(o.at("day"), OutOfRange, "field", "day", "value", c.Day.Format(time.DateOnly), "low", last.Format(time.DateOnly), "high", strconv.Itoa(lastYear))
		}
		last = c.Day
		if expected := misshapen(c); expected != "" && c.Kind != "" {
			p.say(o.at("kind"), WrongShape, "field", c.Kind, "expected", expected)
		}
		p.o.Changes = append(p.o.Changes, c)
	}
}

func (p *cityParser) day(o object) time.Time {
	text := o.text("day")
	day, err := time.Parse(time.DateOnly, text)
	if err != nil && text != "" {
		p.say(o.at("day"), WrongShape, "field", "day", "expected", `"2006-01-02"`)
	}
	return day
}

// misshapen says what a kind of change expects of its two sides.
func misshapen(c tenant.AreaChange) string {
	before, after := len(c.Before), len(c.After)
	same := slices.ContainsFunc(c.Before, func(code string) bool { return slices.Contains(c.After, code) })
	switch {
	case c.Kind == tenant.Merge && (before < 2 || after != 1):
		return "before: [A, B], after: [C]"
	case c.Kind == tenant.Split && (before != 1 || after < 2):
		return "before: [A], after: [B, C]"
	case c.Kind == tenant.Rename && (before != 1 || after != 1 || same != (c.NameBefore != nil)):
		return "before: [A], after: [B] | before: [A], after: [A], name_before"
	case c.Kind == tenant.Transfer && (before == 0 || after == 0 || same):
		return "before: [A], after: [B]"
	}
	return ""
}
