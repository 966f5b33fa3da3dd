package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
)

// hot is something that users do all day, done once.
type hot struct {
	name string
	do   func(ctx context.Context, store *db.Store) error
}

// hots are what is done all day in a city of the country: by its office, and by the busiest department of one of its counties.
func hots(ctx context.Context, store *db.Store, conn *pgx.Conn, city string) ([]hot, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	gate, err := auth.New(auth.Options{Store: store, Key: key, Issuer: "country", Audience: "country", AccessTTL: time.Hour, RefreshTTL: time.Hour})
	if err != nil {
		return nil, err
	}
	var slug string
	err = conn.QueryRow(ctx, `select t.slug from obligation o join tenant t on (t.city_id, t.id) = (o.city_id, o.tenant_id)
		where o.city_id = $1 and t.area_code <> $1 group by t.slug order by count(*) desc, t.slug limit 1`, city).Scan(&slug)
	if err != nil {
		return nil, fmt.Errorf("find a department of %s: %w", city, err)
	}
	who := map[string]access.Actor{}
	for _, user := range []struct{ as, tenant, name string }{{"office", city + "-wcwc", "signer"}, {"clerk", slug, "reporter"}, {"reviewer", slug, "reviewer"}} {
		session, err := gate.SignIn(ctx, user.tenant, user.name, demo.Password)
		if err != nil {
			return nil, fmt.Errorf("sign in as %s/%s: %w", user.tenant, user.name, err)
		}
		who[user.as] = session.Actor
	}
	years := []int{openYear - 5, openYear - 4, openYear - 3, openYear - 2, openYear - 1, openYear}
	board := rollup.Query{Plan: Plan, Area: city, Years: years, Basis: rollup.Approved, Depth: 1}
	page := rollup.Query{Plan: Plan, Area: city, Years: []int{openYear - 1}, Basis: rollup.Approved}
	return []hot{
		{"board of the city", func(ctx context.Context, s *db.Store) error {
			_, err := rollup.ReadDense(ctx, s, who["office"], board)
			return err
		}},
		{"an indicator opened", reading(who["office"], func(ctx context.Context, tx *db.Tx) (*rollup.Explanation, error) {
			return rollup.Explain(ctx, tx, page, "S1")
		})},
		{"a clerk's sheet", reading(who["clerk"], func(ctx context.Context, tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, Plan, openYear) })},
		{"a reviewer's queue", reading(who["reviewer"], queue)},
		{"the office's queue", reading(who["office"], queue)},
		{"a cell saved", saving(who["clerk"])},
		{"sent and taken back", sending(who["clerk"])},
	}, nil
}

func queue(ctx context.Context, tx *db.Tx) (*signoff.Page, error) {
	return signoff.Queue(ctx, tx, Plan, openYear, 50, "")
}

func reading[T any](who access.Actor, fn func(context.Context, *db.Tx) (T, error)) func(context.Context, *db.Store) error {
	return func(ctx context.Context, s *db.Store) error {
		_, err := db.Read(ctx, s, who, func(tx *db.Tx) (T, error) { return fn(ctx, tx) })
		return err
	}
}

// free is the first place of a sheet that its clerk may type into.
func free(s *sheet.Sheet) (sheet.Cell, error) {
	for _, c := range s.Cells {
		if c.Open && c.Mine && c.Category == "total" && (c.Figure == nil || !c.Figure.State.Counted()) {
			return c, nil
		}
	}
	return sheet.Cell{}, fmt.Errorf("the sheet has no free place")
}

// saving types a value into a cell, another one each time.
func saving(who access.Actor) func(context.Context, *db.Store) error {
	n := 0
	return func(ctx context.Context, s *db.Store) error {
		of, err := db.Read(ctx, s, who, func(tx *db.Tx) (*sheet.Sheet, error) { return sheet.Read(ctx, tx, Plan, openYear) })
		if err != nil {
			return err
		}
		c, err := free(of)
		if err != nil {
			return err
		}
		n++
		value := strconv.Itoa(1000 + n)
		e := sheet.Entry{Obligation: c.Obligation.ID, Category: c.Category, Value: &value, Explanation: "合成"}
		if c.Figure != nil {
			e.ExpectedRevision = c.Figure.Newest.Revision
		}
		_, err = db.Write(ctx, s, who, func(tx *db.Tx) (sheet.Saved, error) {
			return sheet.Save(ctx, tx, of.ID.String(), []sheet.Entry{e}, "page")
		})
		return err
	}
}

// sending sends a figure that the clerk has typed and takes it back, so that what it enters is computed anew twice.
func sending(who access.Actor) func(context.Context, *db.Store) error {
	return func(ctx context.Context, s *db.Store) error {
		_, err := db.Write(ctx, s, who, func(tx *db.Tx) (sheet.Changed, error) {
			of, err := sheet.Read(ctx, tx, Plan, openYear)
			if err != nil {
				return sheet.Changed{}, err
			}
			c, err := free(of)
			if err != nil {
				return sheet.Changed{}, err
			}
			if _, err := sheet.Submit(ctx, tx, of.ID.String(), []string{c.Obligation.ID}); err != nil {
				return sheet.Changed{}, err
			}
			if of, err = sheet.Read(ctx, tx, Plan, openYear); err != nil {
				return sheet.Changed{}, err
			}
			var refs []sheet.Ref
			for _, sent := range of.Cells {
				if sent.Obligation.ID == c.Obligation.ID && sent.Figure != nil && sent.Figure.State == "submitted" {
					refs = append(refs, sheet.Ref{FigureID: sent.Figure.ID, Revision: sent.Figure.Newest.Revision})
				}
			}
			return sheet.Withdraw(ctx, tx, of.ID.String(), refs)
		})
		return err
	}
}
