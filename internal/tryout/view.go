package tryout

import (
	"context"

	"github.com/liangce/liangce/internal/checkrule"
	"github.com/liangce/liangce/internal/platform/db"
)

// View is all that a page about the checks shows.
type View struct {
	Rules []checkrule.Rule
	Known checkrule.Known
	// Found is how often the rules of the year find something, by code; Holding the version of each that holds for it.
	Found   map[string]int
	Holding map[string]int
}

// Look reads the city's rules and how often they find something in a year.
func Look(ctx context.Context, tx *db.Tx, year int) (*View, error) {
	rules, err := checkrule.List(ctx, tx)
	if err != nil {
		return nil, err
	}
	v := &View{Rules: rules, Holding: map[string]int{}}
	if v.Known, err = checkrule.Names(ctx, tx); err != nil {
		return nil, err
	}
	holding, err := checkrule.For(ctx, tx, year)
	if err != nil {
		return nil, err
	}
	for _, r := range holding {
		v.Holding[r.Code] = r.Version
	}
	v.Found, err = found(ctx, tx, v.Known, holding, year)
	return v, err
}
