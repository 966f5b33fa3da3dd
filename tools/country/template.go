package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/exchange/cityload"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// Plan is the code of every city's plan.
const Plan = "synthetic-plan"

// The years of the plan: ten after its baseline, of which the last is under way.
const firstYear, openYear = 2016, 2025

// divided is how what counts is divided: by sex and by residence.
var divided = plan.Divisions{
	{Code: "sex", Name: "性别", NameEN: "sex", Categories: []plan.Category{{Code: "male", Name: "男", NameEN: "male"}, {Code: "female", Name: "女", NameEN: "female"}}},
	{Code: "residence", Name: "城乡", NameEN: "urban or rural", Categories: []plan.Category{{Code: "urban", Name: "城镇", NameEN: "urban"}, {Code: "rural", Name: "农村", NameEN: "rural"}}},
}

// users are those of every tenant, by the role that each has and is named after.
var users = []access.Role{access.Reporter, access.Reviewer, access.Signer, access.Viewer}

// makeTemplate loads a city by the product's own loader, gives it users, and has its office open the round of the year under way.
func makeTemplate(ctx context.Context, store *db.Store, p place, indicators int) error {
	city, err := templateCity(p, indicators)
	if err != nil {
		return err
	}
	hash, err := auth.HashPassword(ctx, demo.Password)
	if err != nil {
		return err
	}
	office, err := db.Write(ctx, store, access.Loader(p.code()), func(tx *db.Tx) (access.Actor, error) {
		if _, err := cityload.Load(ctx, tx, city); err != nil {
			return access.Actor{}, err
		}
		return hire(ctx, tx, hash)
	})
	if err != nil {
		return err
	}
	_, err = db.Write(ctx, store, office, func(tx *db.Tx) (struct{}, error) {
		due := tx.Now.AddDate(0, 0, 30)
		opened, err := round.OpenRound(ctx, tx, round.Terms{Plan: Plan, Year: openYear, Due: due})
		if err == nil && len(opened.Gaps) > 0 {
			err = fmt.Errorf("%s", opened.Gaps[0].Text("en"))
		}
		return struct{}{}, err
	})
	return err
}

// hire gives every tenant a user of each role, and answers the signer of the city's office.
func hire(ctx context.Context, tx *db.Tx, hash string) (access.Actor, error) {
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return access.Actor{}, err
	}
	var hired []tenant.NewUser
	for _, t := range tenants {
		for _, role := range users {
			hired = append(hired, tenant.NewUser{TenantID: t.ID, Username: string(role), Name: t.Name + "·" + string(role), Roles: []string{string(role)}, PasswordHash: hash})
		}
	}
	if err := tenant.AddUsers(ctx, tx, hired); err != nil {
		return access.Actor{}, err
	}
	added, err := tenant.Users(ctx, tx)
	if err != nil {
		return access.Actor{}, err
	}
	o := tenants[slices.IndexFunc(tenants, func(t tenant.Tenant) bool { return t.Slug == tx.Actor.CityID+"-wcwc" })]
	u := added[slices.IndexFunc(added, func(u tenant.User) bool { return u.TenantID == o.ID && u.Username == string(access.Signer) })]
	return access.NewActor(access.Actor{
		UserID: u.ID, UserName: u.Name, TenantID: o.ID, TenantSlug: o.Slug, CityID: o.CityID, AreaCode: o.AreaCode, AreaPath: o.AreaPath,
		AreaLevel: tenant.LevelCity, Kind: access.TenantKind(o.Kind), Roles: []access.Role{access.Signer}, Grants: []access.Grant{{AreaPath: o.AreaPath}},
	})
}

func templateCity(p place, indicators int) (planfile.City, error) {
	source, problems := planfile.ReadCity(catalogue.FS, "jiaxing")
	if len(problems) > 0 {
		return planfile.City{}, problems
	}
	c := synthesize(source, p.code(), indicators)
	lines := []string{"STAT"}
	for _, e := range c.Elements {
		if !slices.Contains(lines, e.Line) {
			lines = append(lines, e.Line)
		}
	}
	slices.Sort(lines)
	return planfile.City{Opening: opening(source, p, lines), Regime: regime.Default(), Plans: []plan.Catalogue{c}}, nil
}

func opening(source planfile.City, p place, lines []string) tenant.Opening {
	code := p.code()
	o := tenant.Opening{
		City: tenant.City{CityID: code, Name: "合成" + code + "市", NameEN: "Synthetic City " + code, Demonstration: true, CreatedAt: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)},
		Areas: []tenant.Area{
			{Code: code, Level: tenant.LevelCity, Name: "合成" + code + "市", NameEN: "Synthetic City " + code},
			{Code: p.own(), Parent: &code, Level: tenant.LevelMunicipal, Name: "合成" + p.own() + "市本级", NameEN: "Synthetic City's own " + p.own(), Inferred: true},
		},
	}
	o.Lines = slices.DeleteFunc(slices.Clone(source.Lines), func(l tenant.Line) bool { return !slices.Contains(lines, l.Code) })
	seats := []string{code}
	for n := range p.counties {
		county := p.county(n)
		seats = append(seats, county)
		o.Areas = append(o.Areas, tenant.Area{Code: county, Parent: &code, Level: tenant.LevelCounty, Name: "合成" + county + "县", NameEN: "Synthetic County " + county})
		for k := range p.towns {
			t := town(county, k)
			o.Areas = append(o.Areas, tenant.Area{Code: t, Parent: &county, Level: tenant.LevelTown, Name: "合成" + t + "镇", NameEN: "Synthetic Town " + t})
		}
	}
	for _, seat := range seats {
		o.Tenants = append(o.Tenants, seatsOf(seat, o.Lines)...)
	}
	return o
}

// seatsOf are the tenants of an area: the committee's office, and one for every line.
func seatsOf(area string, lines []tenant.Line) []tenant.Tenant {
	out := []tenant.Tenant{{Slug: area + "-wcwc", Kind: tenant.Office, Name: "合成" + area + "妇儿工委办", NameEN: "Synthetic committee office " + area, AreaCode: area}}
	for _, l := range lines {
		kind := tenant.Department
		if l.Code == "STAT" {
			kind = tenant.Statistics
		}
		out = append(out, tenant.Tenant{Slug: area + "-" + strings.ToLower(l.Code), Kind: kind, Name: "合成" + area + l.Name, NameEN: "Synthetic " + l.NameEN + " " + area, AreaCode: area, Line: &l.Code})
	}
	return out
}
