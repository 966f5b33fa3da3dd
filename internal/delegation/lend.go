package delegation

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/remind"
	"github.com/liangce/liangce/internal/tenant"
)

// Terms are what is agreed; Lender is "" for the actor.
type Terms struct {
	Lender, StandIn string
	Roles           []string
	FirstDay        time.Time
	LastDay         time.Time
	Reason          string
}

const (
	// longest is how many days a delegation lasts at most: a year's leave. Whoever stays away longer has left the post.
	longest = 366
	// longestReason bounds what is said of why.
	longestReason = 200
)

// Lend has a colleague stand in for the actor, or, as an administrator, for somebody of the actor's tenant.
func Lend(ctx context.Context, tx *db.Tx, terms Terms) (Delegation, error) {
	if terms.Lender == "" {
		terms.Lender = tx.Actor.UserID
	}
	if err := may(tx.Actor, terms.Lender); err != nil {
		return Delegation{}, err
	}
	reason, err := fault.Needed(terms.Reason, longestReason, "field", "代办原因", "field@en", "The reason")
	if err != nil {
		return Delegation{}, err
	}
	lender, standIn, err := people(ctx, tx, terms)
	if err != nil {
		return Delegation{}, err
	}
	if terms.Roles, err = lendable(lender, terms.Roles); err != nil {
		return Delegation{}, err
	}
	if err := days(terms, remind.Day(tx.Now)); err != nil {
		return Delegation{}, err
	}
	d := Delegation{
		CityID: tx.Actor.CityID, ID: uuid.Must(uuid.NewV7()).String(), TenantID: tx.Actor.TenantID, AreaPath: tx.Actor.AreaPath,
		Lender: lender.ID, StandIn: standIn.ID, Roles: terms.Roles, FirstDay: terms.FirstDay, LastDay: terms.LastDay, Reason: reason,
		SetBy: tx.Actor.UserID, SetAt: tx.Now,
	}
	if err := alreadyLent(ctx, tx, d, standIn); err != nil {
		return Delegation{}, err
	}
	if err := gorm.G[Delegation](tx.DB).Create(ctx, &d); err != nil {
		return Delegation{}, fmt.Errorf("delegation: lend: %w", err)
	}
	record(tx, "lend_roles", d, lender, standIn)
	return d, d.tell(tx, notice.RolesLent, lender, standIn, map[string]string{"from": day(d.FirstDay), "until": day(d.LastDay), "words": reason})
}

// people are who lends and who stands in. The lender may have left: that is when a stand-in is needed.
func people(ctx context.Context, tx *db.Tx, terms Terms) (lender, standIn tenant.User, err error) {
	users, err := tenant.UsersByID(ctx, tx, []string{terms.Lender, terms.StandIn})
	if err != nil {
		return lender, standIn, err
	}
	lender, standIn = users[terms.Lender], users[terms.StandIn]
	switch {
	case lender.TenantID != tx.Actor.TenantID:
		err = fault.New(fault.NotFound)
	case standIn.TenantID != tx.Actor.TenantID:
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonLoanTenant)
	case lender.ID == standIn.ID:
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonLoanSelf)
	case standIn.ID == tx.Actor.UserID:
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonLoanOwn, "lender", lender.Name)
	case standIn.Disabled:
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonLoanDisabled, "name", standIn.Name)
	}
	return lender, standIn, err
}

// lendable are the roles in their order, each once; the lender has to have them of its own.
func lendable(lender tenant.User, roles []string) ([]string, error) {
	if len(roles) == 0 {
		return nil, fault.Input(fault.ReasonRequired, "代办的角色", "The roles")
	}
	var out []string
	for _, r := range access.Lendable() {
		if slices.Contains(roles, string(r)) {
			out = append(out, string(r))
		}
	}
	for _, name := range roles {
		r := access.Role(name)
		if !slices.Contains(out, name) {
			return nil, fault.Input(fault.ReasonUnknown, "代办的角色", "The role", "value", name)
		}
		if !slices.Contains(lender.Roles, name) {
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonLoanRole, "name", lender.Name,
				"role", r.Name(fault.Chinese), "role@en", r.Name(fault.English))
		}
	}
	return out, nil
}

func days(terms Terms, today time.Time) error {
	switch {
	case terms.LastDay.Before(terms.FirstDay):
		return fault.New(fault.InvalidInput, "reason", fault.ReasonLoanOrder, "first", day(terms.FirstDay), "last", day(terms.LastDay))
	case terms.FirstDay.Before(today):
		return fault.New(fault.InvalidInput, "reason", fault.ReasonLoanPast, "first", day(terms.FirstDay), "today", day(today))
	case !terms.LastDay.Before(terms.FirstDay.AddDate(0, 0, longest)):
		return fault.New(fault.InvalidInput, "reason", fault.ReasonLoanLong, "limit", strconv.Itoa(longest))
	}
	return nil
}

// alreadyLent refuses what the same colleague has already on one of the days.
func alreadyLent(ctx context.Context, tx *db.Tx, d Delegation, standIn tenant.User) error {
	rows, err := gorm.G[Delegation](tx.DB).
		Where("city_id = ? and lender = cast(? as uuid) and stand_in = cast(? as uuid) and ended_at is null", d.CityID, d.Lender, d.StandIn).
		Where("first_day <= cast(? as date) and last_day >= cast(? as date)", day(d.LastDay), day(d.FirstDay)).
		Where("roles && cast(? as text[])", d.Roles).Limit(1).Find(ctx)
	if err != nil {
		return fmt.Errorf("delegation: look for what is lent already: %w", err)
	}
	if len(rows) > 0 {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonLoanOverlap, "name", standIn.Name, "first", day(rows[0].FirstDay), "last", day(rows[0].LastDay))
	}
	return nil
}

// End ends a delegation of the actor, or, as an administrator, of somebody of the tenant, ahead of its last day.
func End(ctx context.Context, tx *db.Tx, id string) (Delegation, error) {
	rows, err := gorm.G[Delegation](tx.DB).Where("city_id = ? and tenant_id = ? and id = ?", tx.Actor.CityID, tx.Actor.TenantID, id).Find(ctx)
	if err != nil {
		return Delegation{}, fmt.Errorf("delegation: read one: %w", err)
	}
	if len(rows) == 0 {
		return Delegation{}, fault.New(fault.NotFound)
	}
	d := rows[0]
	if err := may(tx.Actor, d.Lender); err != nil {
		return Delegation{}, err
	}
	done, err := gorm.G[Delegation](tx.DB).Where("city_id = ? and id = ? and ended_at is null and last_day >= cast(? as date)", d.CityID, d.ID, day(remind.Day(tx.Now))).
		Updates(ctx, Delegation{EndedAt: &tx.Now, EndedBy: &tx.Actor.UserID})
	if err != nil {
		return Delegation{}, fmt.Errorf("delegation: end: %w", err)
	}
	if done == 0 {
		return Delegation{}, fault.New(fault.WrongState, "reason", fault.ReasonLoanOver)
	}
	d.EndedAt, d.EndedBy = &tx.Now, &tx.Actor.UserID
	users, err := tenant.UsersByID(ctx, tx, []string{d.Lender, d.StandIn})
	if err != nil {
		return Delegation{}, err
	}
	record(tx, "end_lent_roles", d, users[d.Lender], users[d.StandIn])
	return d, d.tell(tx, notice.RolesBack, users[d.Lender], users[d.StandIn], map[string]string{"by": tx.Actor.UserName})
}

func record(tx *db.Tx, action string, d Delegation, lender, standIn tenant.User) {
	var role access.Role
	if permission(tx.Actor, d.Lender) == access.ManageUsers {
		role = access.TenantAdmin
	}
	audit.Record(tx, audit.Entry{Action: action, Role: role, Object: "delegation/" + d.ID, AreaPath: d.AreaPath, Line: tx.Actor.Line, Detail: map[string]any{
		"lender": lender.Username, "standIn": standIn.Username, "roles": d.Roles, "from": day(d.FirstDay), "until": day(d.LastDay), "reason": d.Reason,
	}})
}

// tell lets the stand-in know, the lender where somebody else arranged it, and open pages of the tenant.
func (d Delegation) tell(tx *db.Tx, kind string, lender, standIn tenant.User, params map[string]string) error {
	params["roles"], params["roles@en"] = d.RoleNames(fault.Chinese), d.RoleNames(fault.English)
	live.Tell(tx, live.Event{Act: live.Lent, To: []string{d.TenantID}})
	told := []notice.New{{TenantID: d.TenantID, Kind: kind, ForUser: d.StandIn, Params: with(params, "lender", lender.Name)}}
	if d.Lender != tx.Actor.UserID {
		own := with(with(params, "stand_in", standIn.Name), "by", tx.Actor.UserName)
		told = append(told, notice.New{TenantID: d.TenantID, Kind: kind, ForUser: d.Lender, Params: own})
	}
	return notice.Send(tx, told...)
}

func with(params map[string]string, name, value string) map[string]string {
	out := maps.Clone(params)
	out[name] = value
	return out
}

// RoleNames are the roles in words.
func (d Delegation) RoleNames(lang string) string {
	names := make([]string, len(d.Roles))
	for i, r := range d.Roles {
		names[i] = access.Role(r).Name(lang)
	}
	if lang == fault.English {
		return strings.Join(names, ", ")
	}
	return strings.Join(names, "、")
}

func day(t time.Time) string { return t.Format(time.DateOnly) }
