package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
)

// enter answers a sign-in or a refresh: the token to the page, the cookie to the browser.
func (r *Resolver) enter(ctx context.Context, s auth.Session, err error) (*model.SignInPayload, error) {
	if err != nil {
		return nil, err
	}
	auth.SetRefreshCookie(ctx, s)
	ctx = r.openBook(ctx, s.Actor)
	viewer, err := bookOf(ctx).viewer(ctx, s.Actor)
	if err != nil {
		return nil, err
	}
	return &model.SignInPayload{AccessToken: s.AccessToken, ExpiresAt: s.ExpiresAt, Viewer: *viewer}, nil
}

func (b *book) viewer(ctx context.Context, a access.Actor) (*model.Viewer, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	t, err := b.tenants.get(ctx, a.TenantID)
	if err != nil {
		return nil, err
	}
	out := &model.Viewer{User: model.User{Name: a.UserName}, Tenant: n.tenant(t), Work: work(a), Demonstration: n.city.Demonstration}
	if out.StandsInFor, err = b.standings(ctx); err != nil {
		return nil, err
	}
	for _, role := range a.Roles {
		out.Roles = append(out.Roles, string(role))
	}
	return out, nil
}

// work says what the page's rail is made of, from what access lets the actor do.
func work(a access.Actor) []string {
	words := map[access.Action]string{
		access.SaveFigure: "report", access.ReviewDepartment: "review", access.SignCounty: "sign", access.SignCity: "sign",
		access.CheckLine: "line_check", access.OpenRound: "publish", access.JudgeTarget: "judge", access.ReviewReport: "review_progress", access.ManageUsers: "admin", access.ReadAudit: "audit",
		access.ImportHistory: "history", access.Reconcile: "reconcile", access.ReadRegion: "region",
	}
	out := []string{}
	seen := map[string]bool{}
	for _, action := range access.Permissions(a) {
		if word, ok := words[action]; ok && !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	}
	if !a.OverCities() && (a.Signs() || a.AreaLevel == access.LevelCity) {
		out = append(out, "oversee")
	}
	return out
}
