package source

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
)

// weighAll finds out of each record whether it fits: names, scope, what is asked for, and the checks that a person's entry has.
func weighAll(ctx context.Context, tx *db.Tx, s Source, records []Record) ([]weighed, error) {
	scale, err := newScale(ctx, tx, s)
	if err != nil {
		return nil, err
	}
	all := make([]weighed, len(records))
	for n, r := range records {
		all[n] = scale.weigh(r)
	}
	twins(all)
	if err := scale.asked(ctx, tx, all); err != nil {
		return nil, err
	}
	return all, checked(ctx, tx, all)
}

// checked leaves out what no explanation would get through, and what is off by a power of ten: a system does not explain.
func checked(ctx context.Context, tx *db.Tx, all []weighed) error {
	years := map[int][]*weighed{}
	for n := range all {
		if w := &all[n]; w.reason == "" && w.element != nil {
			years[w.Year] = append(years[w.Year], w)
		}
	}
	for year, of := range years {
		subjects := make([]finding.Subject, len(of))
		for n, w := range of {
			subjects[n] = finding.Subject{Element: *w.element, AreaCode: w.area.Code, Category: w.category, Value: w.Value, Explanation: w.Why.Text("")}
		}
		found, err := finding.Find(ctx, tx, year, subjects)
		if err != nil {
			return err
		}
		for _, w := range of {
			problems := found.Problems[w.key()]
			at := slices.IndexFunc(problems, func(p check.Problem) bool { return p.Grade == check.A || p.Code == check.UnitSlip })
			if at >= 0 {
				w.misfit(FailsCheck, append(said(problems[at].Text), "check", string(problems[at].Code))...)
			}
		}
	}
	return nil
}
