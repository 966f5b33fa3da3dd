package graph

import (
	"context"
	"regexp"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/tenant"
)

var cityCode = regexp.MustCompile(`^[0-9]{6}$`)

// published answers the public page as the machine actor that sees published snapshots only, whoever asks.
func (r *Resolver) published(ctx context.Context, city, code string) (*model.PublishedPlan, error) {
	if !cityCode.MatchString(city) {
		return nil, fault.New(fault.NotFound)
	}
	lang := langOf(ctx)
	area := ""
	out, err := db.Read(ctx, r.Store, access.Public(city), func(tx *db.Tx) (*model.PublishedPlan, error) {
		head, err := plan.Get(ctx, tx, code)
		if err != nil {
			return nil, err
		}
		c, err := tenant.Own(ctx, tx)
		if err != nil {
			return nil, err
		}
		area = head.AreaCode
		out := &model.PublishedPlan{Title: head.LocalTitle(lang), City: c.LocalName(lang), Demonstration: c.Demonstration}
		out.Years, out.PublishedAt, err = snapshot.Years(ctx, tx, code)
		if err == nil && len(out.Years) == 0 {
			err = fault.New(fault.NotFound)
		}
		return out, err
	})
	if err != nil {
		return nil, err
	}
	d, err := rollup.ReadDense(ctx, r.Store, access.Public(city), rollup.Query{Plan: code, Area: area, Years: out.Years, Basis: rollup.Published, Depth: 1})
	if err != nil {
		return nil, err
	}
	out.Board, err = encodeDense(d, lang, r.sayings, r.Store.Now())
	return out, err
}

// publishedPlans answers as the machine actor that sees the titles of published plans, whoever asks.
func (r *Resolver) publishedPlans(ctx context.Context) ([]model.PublishedTitle, error) {
	lang := langOf(ctx)
	rows, err := db.Read(ctx, r.Store, access.Front(), func(tx *db.Tx) ([]snapshot.PublishedPlan, error) {
		return snapshot.PublishedPlans(ctx, tx)
	})
	return presentAll(rows, func(p snapshot.PublishedPlan) model.PublishedTitle {
		return model.PublishedTitle{
			City: p.CityID, CityName: tenant.City{Name: p.City, NameEN: p.CityEN}.LocalName(lang),
			Plan: p.Plan, Title: plan.Plan{Title: p.Title, TitleEN: p.TitleEN}.LocalTitle(lang),
		}
	}), err
}
