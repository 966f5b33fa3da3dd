package sheet

import (
	"context"
	"fmt"
	"strconv"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// asked is an element that a plan asks for in a year, as it is defined then, and the indicators of the plan that it is for.
type asked struct {
	element    plan.Element
	indicators []plan.Indicator
}

func readAsked(ctx context.Context, tx *db.Tx, code string, year int) ([]asked, error) {
	elements, err := plan.ElementsOf(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	indicators, err := gorm.G[plan.Indicator](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order("number").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("sheet: read indicators: %w", err)
	}
	out := make([]asked, len(elements))
	for n, e := range elements {
		out[n].element = e.In(year)
		for _, i := range indicators {
			if i.Uses(e.Code) {
				out[n].indicators = append(out[n].indicators, i)
			}
		}
	}
	return out, nil
}

// lay lays out the caller's cells, empty: by element as the catalogue orders them, area and category. The definitions are held from
// here on.
func lay(ctx context.Context, tx *db.Tx, planCode string, year int) (*Sheet, error) {
	s := &Sheet{ID: ID{Plan: planCode, Year: year, TenantID: tx.Actor.TenantID}}
	var owed []round.Obligation
	if err := tx.Hold(ctx, db.PlanOnce(), round.AskObligations(tx, &owed, planCode, year)); err != nil {
		return nil, err
	}
	if len(owed) == 0 {
		_, err := round.Get(ctx, tx, planCode, year) // a round in which nothing is owed is not one that does not exist
		return s, err
	}
	elements, err := db.Defined(ctx, tx, "sheet "+planCode+" "+strconv.Itoa(year), func() ([]asked, error) { return readAsked(ctx, tx, planCode, year) })
	if err != nil {
		return nil, err
	}
	mine := mayReport(tx, access.SaveFigure) == nil
	for _, a := range elements {
		for _, o := range owed {
			if o.Element != a.element.Code {
				continue
			}
			for _, category := range a.element.Categories() {
				s.Cells = append(s.Cells, Cell{Obligation: o, Element: a.element, Category: category, Indicators: a.indicators, Mine: mine})
			}
		}
	}
	return s, nil
}

// Own reads the sheet that a change is asked for; another tenant's, and one that does not exist, are not found.
func Own(ctx context.Context, tx *db.Tx, id string) (*Sheet, error) {
	s, err := owed(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return s, s.read(ctx, tx)
}

// owed is Own with its cells empty.
func owed(ctx context.Context, tx *db.Tx, id string) (*Sheet, error) {
	parsed, err := ParseID(id)
	if err != nil {
		return nil, err
	}
	if parsed.TenantID != tx.Actor.TenantID {
		return nil, fault.New(fault.NotFound, "sheet", id)
	}
	return lay(ctx, tx, parsed.Plan, parsed.Year)
}
