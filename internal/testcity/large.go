package testcity

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Large is the plan of Enlarge.
const Large = "large-1"

// LargeElement is the code of the n-th element of Large, counted from 0.
func LargeElement(n int) string { return fmt.Sprintf("e%03d", n) }

// LargeTenant is the health department of the n-th county that Enlarge adds, counted from 0.
func LargeTenant(n int) string { return largeCounty(n) + "-hc" }

func largeCounty(n int) string { return fmt.Sprintf("%s%02d", Code[:4], 11+n) }

// Enlarge adds counties with a health department each, and a plan of as many elements for it: for what is measured, or
// played by many at once. Every third indicator is a ratio, a sum, a running total.
func (c *City) Enlarge(counties, elements int) {
	c.t.Helper()
	c.Redefine(func(o *tenant.Opening, _ []plan.Catalogue) { enlarge(o, counties) })
	load(c, Code, func(ctx context.Context, tx *db.Tx) error {
		_, err := cityload.PutPlans(ctx, tx, []plan.Catalogue{largeCatalogue(elements)})
		return err
	})
	c.ReadActors(Code)
}

func enlarge(o *tenant.Opening, counties int) {
	city := Code
	for n := range counties {
		code := largeCounty(n)
		o.Areas = append(o.Areas, tenant.Area{Code: code, Parent: &city, Level: tenant.LevelCounty, Name: code, NameEN: code})
		o.Tenants = append(o.Tenants, tenantsOf(code)...)
	}
}

func largeCatalogue(elements int) plan.Catalogue {
	c := plan.Catalogue{Plan: head(Large, Code), Domains: []plan.Domain{{Code: "D1", Number: 1, Name: "领域", NameEN: "Domain"}}}
	since := 2021
	for n := range elements {
		code := LargeElement(n)
		c.Elements = append(c.Elements, plan.Element{
			Code: code, Name: "数" + code, NameEN: code, Unit: "人", Kind: plan.KindCount, Level: plan.LevelCounty, PeriodBasis: "calendar_year", Line: "HC", Inferred: true,
		})
		i := plan.Indicator{
			Code: fmt.Sprintf("L%03d", n), Number: n + 1, Domain: "D1", Name: "指标" + code, NameEN: code, Unit: "%", Precision: 2, Direction: "higher_better",
			Method: "sum", Multiplier: decimal.NewFromInt(1), PeriodBasis: "calendar_year", Lead: "HC", Inferred: true,
		}
		switch n % 3 {
		case 0:
			i.Method, i.Numerator, i.Denominator, i.Multiplier, i.Gross = "ratio_of_sums", text(code), text(LargeElement((n+1)%elements)), decimal.NewFromInt(100), true
		case 1:
			i.Count = text(code)
		default:
			i.Count, i.CumulativeFrom, i.Precision = text(code), &since, 0
		}
		c.Indicators = append(c.Indicators, i)
		c.Targets = append(c.Targets, goal(i, Code))
	}
	return c
}
