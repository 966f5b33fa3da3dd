package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/delegation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// delegations reads who stands in for whom as it stands now.
func (r *Resolver) delegations(ctx context.Context) (*model.Delegations, error) {
	desk, err := read(ctx, r, func(tx *db.Tx) (delegation.Desk, error) { return delegation.Read(ctx, tx) })
	if err != nil {
		return nil, err
	}
	lang := langOf(ctx)
	b := bookOf(ctx)
	for _, d := range desk.Rows {
		b.users.expect(d.Lender)
		b.users.expect(d.StandIn)
		b.users.expect(d.SetBy)
		b.users.expect(orZero(d.EndedBy))
	}
	out := &model.Delegations{
		Today: desk.Today, Rows: make([]model.Delegation, len(desk.Rows)),
		Colleagues: presentAll(desk.Colleagues, func(u tenant.User) model.Colleague {
			return model.Colleague{ID: u.ID, Name: u.Name, Username: u.Username}
		}),
		Lenders: presentAll(desk.Lenders, func(u tenant.User) model.Lender {
			return model.Lender{ID: u.ID, Name: u.Name, Username: u.Username, Disabled: u.Disabled, Roles: presentAll(delegation.Lendable(u), func(role access.Role) model.LendableRole {
				return model.LendableRole{Code: string(role), Name: role.Name(lang)}
			})}
		}),
	}
	for i, d := range desk.Rows {
		if out.Rows[i], err = b.delegation(ctx, d, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (b *book) delegation(ctx context.Context, d delegation.Delegation, r *Resolver) (model.Delegation, error) {
	out := model.Delegation{
		ID: d.ID, Roles: d.Roles, RoleNames: roleNames(ctx, d.Roles), FirstDay: d.FirstDay, LastDay: d.LastDay, Reason: d.Reason,
		State: string(d.State(r.Store.Now())), SetAt: d.SetAt, EndedAt: d.EndedAt, MayEnd: d.MayEnd(b.actor, r.Store.Now()),
	}
	people := []struct {
		id   string
		into *model.User
	}{{d.Lender, &out.Lender}, {d.StandIn, &out.StandIn}, {d.SetBy, &out.SetBy}}
	for _, p := range people {
		u, err := b.user(ctx, p.id)
		if err != nil {
			return out, err
		}
		*p.into = *u
	}
	var err error
	out.EndedBy, err = b.userOrNone(ctx, orZero(d.EndedBy))
	return out, err
}

// delegationsAfter changes something of them, and answers with all as they stand then.
func (r *Resolver) delegationsAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) error) (*model.Delegations, error) {
	if _, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (struct{}, error) { return struct{}{}, change(tx) }); err != nil {
		return nil, err
	}
	return r.delegations(ctx)
}

// standings are for whom the actor stands in today.
func (b *book) standings(ctx context.Context) ([]model.Standing, error) {
	rows, err := db.Read(ctx, b.store, b.actor, func(tx *db.Tx) ([]delegation.Delegation, error) { return delegation.Standing(ctx, tx) })
	if err != nil {
		return nil, err
	}
	out := make([]model.Standing, len(rows))
	for i, d := range rows {
		lender, err := b.user(ctx, d.Lender)
		if err != nil {
			return nil, err
		}
		out[i] = model.Standing{Lender: lender.Name, RoleNames: roleNames(ctx, d.Roles), Until: d.LastDay}
	}
	return out, nil
}

func roleNames(ctx context.Context, roles []string) []string {
	lang := langOf(ctx)
	return presentAll(roles, func(role string) string { return access.Role(role).Name(lang) })
}
