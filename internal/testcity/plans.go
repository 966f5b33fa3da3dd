package testcity

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/tenant"
)

// The plans of the small city. Women has every kind of element; Children borrows births from it.
const (
	Women    = "women-1"
	Children = "children-1"
)

// The elements, with who reports them.
const (
	Births   = "births"   // HC, count, total = male + female; in both plans
	Deaths   = "deaths"   // HC, count; with births a rate in ‰
	Exams    = "exams"    // HC, count; a part of Pupils, which is EDU's
	Pupils   = "pupils"   // EDU, count
	Rate     = "rate"     // HC, decimal from 0 to 100, a survey of the city
	Clinic   = "clinic"   // HC, a flag of counties
	Trained  = "trained"  // CA, count, added up since 2021
	Assembly = "assembly" // CA, count that changes with a term
)

func text(s string) *string { return &s }

func number(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

// Catalogues are the plans that Open puts, the defining one first.
func Catalogues(city string) []plan.Catalogue {
	element := func(code, line, kind, level string) plan.Element {
		return plan.Element{
			Code: code, Name: "数" + code, NameEN: code, Unit: "人", Kind: kind, Level: level, PeriodBasis: "calendar_year",
			Line: line, Inferred: true,
		}
	}
	births := element(Births, "HC", plan.KindCount, plan.LevelCounty)
	births.Divisions = plan.Divisions{{Code: "sex", Name: "性别", NameEN: "sex", Categories: []plan.Category{
		{Code: "male", Name: "男", NameEN: "male"}, {Code: "female", Name: "女", NameEN: "female"},
	}}}
	rate := element(Rate, "HC", plan.KindDecimal, plan.LevelCity)
	rate.Unit = "%"
	rate.Minimum, rate.Maximum = number("0"), number("100")
	assembly := element(Assembly, "CA", plan.KindCount, plan.LevelCounty)
	assembly.PeriodBasis = "term_stock"
	indicator := func(number int, code, lead, method, direction string, edit func(*plan.Indicator)) plan.Indicator {
		i := plan.Indicator{
			Code: code, Number: number, Domain: "D1", Name: "指标" + code, NameEN: code, Unit: "%", Precision: 2, Direction: direction, Method: method,
			Multiplier: decimal.NewFromInt(1), PeriodBasis: "calendar_year", Lead: lead, Inferred: true,
		}
		edit(&i)
		return i
	}
	since := 2021
	women := plan.Catalogue{
		Plan: head(Women, city),
		Elements: []plan.Element{
			births, element(Deaths, "HC", plan.KindCount, plan.LevelCounty), element(Exams, "HC", plan.KindCount, plan.LevelCounty),
			element(Pupils, "EDU", plan.KindCount, plan.LevelCounty), rate, element(Clinic, "HC", plan.KindFlag, plan.LevelCountyFlag),
			element(Trained, "CA", plan.KindCount, plan.LevelCounty), assembly,
		},
		Indicators: []plan.Indicator{
			indicator(1, "W1", "HC", "ratio_of_sums", "lower_better", func(i *plan.Indicator) {
				i.Numerator, i.Denominator, i.Multiplier, i.Support = text(Deaths), text(Births), decimal.NewFromInt(1000), db.TextArray{"EDU"}
			}),
			indicator(2, "W2", "HC", "ratio_of_sums", "higher_better", func(i *plan.Indicator) {
				i.Numerator, i.Denominator, i.Multiplier = text(Exams), text(Pupils), decimal.NewFromInt(100)
			}),
			indicator(3, "W3", "HC", "city_survey", "higher_better", func(i *plan.Indicator) { i.Count = text(Rate) }),
			indicator(4, "W4", "HC", "share_of_counties", "higher_better", func(i *plan.Indicator) {
				i.Count, i.Multiplier = text(Clinic), decimal.NewFromInt(100)
			}),
			indicator(5, "W5", "CA", "sum", "higher_better", func(i *plan.Indicator) { i.Count, i.CumulativeFrom, i.Precision = text(Trained), &since, 0 }),
			indicator(6, "W6", "CA", "sum", "higher_better", func(i *plan.Indicator) { i.Count, i.Precision = text(Assembly), 0 }),
		},
	}
	addWork(&women)
	for _, i := range women.Indicators {
		women.Targets = append(women.Targets, goal(i, city))
	}
	children := plan.Catalogue{
		Plan: head(Children, city), Elements: []plan.Element{births}, Borrowed: db.TextArray{Births},
		Indicators: []plan.Indicator{indicator(1, "C1", "HC", "sum", "higher_better", func(i *plan.Indicator) { i.Count = text(Births) })},
	}
	children.Targets = append(children.Targets, goal(children.Indicators[0], city))
	for _, c := range []*plan.Catalogue{&women, &children} {
		c.Domains = []plan.Domain{{Code: "D1", Number: 1, Name: "领域", NameEN: "Domain"}}
	}
	return []plan.Catalogue{women, children}
}

// addWork asks for two tasks and two projects; one of the projects serves no task. Of the first task's targets W3 measures one.
func addWork(c *plan.Catalogue) {
	c.Tasks = []plan.Task{
		{Code: "D1.1", Domain: "D1", Number: 1, Heading: "甲任务", HeadingEN: "First task", Lead: "HC", Support: db.TextArray{"EDU"}, Indicators: db.TextArray{"W1"}, Inferred: true},
		{Code: "D1.2", Domain: "D1", Number: 2, Heading: "乙任务", HeadingEN: "Second task", Lead: "EDU", Inferred: true},
	}
	c.Projects = []plan.Project{
		{Code: "P1", Number: 1, Name: "甲项目", NameEN: "First project", Lead: "HC", Tasks: db.TextArray{"D1.1"}, Inferred: true},
		{Code: "P2", Number: 2, Name: "乙项目", NameEN: "Second project", Lead: "CA", Inferred: true},
	}
	first := "D1.1"
	c.ProseTargets = []plan.ProseTarget{
		{Code: "D1.1-a", Number: 1, Task: &first, Name: "甲比例", NameEN: "First share", Type: "threshold_min", Op: text(">="), Value: number("80"), Unit: text("%"), Printed: "达到80%以上", Indicators: db.TextArray{"W3"}, MeasuredBy: text("W3")},
		{Code: "D1.1-b", Number: 2, Task: &first, Name: "乙比例", NameEN: "Second share", Type: "directional", Op: text("up"), Unit: text("%"), Printed: "提高"},
	}
	c.Milestones = []plan.Milestone{{Code: "P1-m1", Project: "P1", Number: 1, Name: "建成", NameEN: "Built"}}
}

func head(code, city string) plan.Plan {
	return plan.Plan{Code: code, Title: code, TitleEN: code, AreaCode: city, BaselineYear: 2020, FirstYear: 2021, TargetYear: 2025, Source: "test"}
}

func goal(i plan.Indicator, city string) plan.Target {
	t := plan.Target{Indicator: i.Code, AreaCode: city, BaselinePrinted: "-", Type: "threshold_min", Op: text(">="), Value: number("50"), Printed: "≥50"}
	if i.Direction == "lower_better" {
		t.Type, t.Op, t.Value, t.Printed = "threshold_max", text("<"), number("7"), "<7"
	}
	return t
}

func putPlans(ctx context.Context, tx *db.Tx) error {
	for _, p := range Catalogues(tx.Actor.CityID) {
		if _, err := plan.Put(ctx, tx, p); err != nil {
			return err
		}
		if _, err := rollup.Recompute(ctx, tx, p.Plan.Code); err != nil {
			return err
		}
	}
	return nil
}

// Redefine has the city's files say something else, and takes them in as the command does.
func (c *City) Redefine(change func(o *tenant.Opening, plans []plan.Catalogue)) cityload.Loaded {
	c.t.Helper()
	var done cityload.Loaded
	load(c, Code, func(ctx context.Context, tx *db.Tx) (err error) {
		o, plans := opening(Code), Catalogues(Code)
		change(&o, plans)
		if err := tenant.Open(ctx, tx, o); err != nil {
			return err
		}
		if err := addPeople(ctx, tx); err != nil {
			return err
		}
		done, err = cityload.PutPlans(ctx, tx, plans)
		return err
	})
	c.ReadActors(Code)
	return done
}
