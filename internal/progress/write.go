package progress

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// mostWords bounds each text of a report, in characters.
const mostWords = 4000

// Save keeps a report of the actor's own tenant as a draft and gives its id; revision is the one that was edited, 0 to begin.
func Save(ctx context.Context, tx *db.Tx, key Key, revision int, body Body) (id string, err error) {
	item, err := itemOf(ctx, tx, key.Plan, key.Item)
	if err != nil {
		return "", err
	}
	t, err := tenantByID(ctx, tx, tx.Actor.TenantID)
	if err != nil {
		return "", err
	}
	r, err := begin(tx, key, item, t)
	if err != nil {
		return "", err
	}
	if err := writable(ctx, tx, r); err != nil {
		return "", err
	}
	body = body.trimmed()
	if err := body.check(item.Kind); err != nil {
		return "", err
	}
	if revision == 0 {
		return create(ctx, tx, r, body)
	}
	return change(ctx, tx, r, revision, body)
}

func create(ctx context.Context, tx *db.Tx, r Report, body Body) (string, error) {
	id, err := newID()
	if err != nil {
		return "", err
	}
	text, err := body.json()
	if err != nil {
		return "", err
	}
	made := tx.DB.WithContext(ctx).Exec(`insert into progress_report (city_id, id, plan, year, item, kind, tenant_id, area_code, area_path, line, support, role, state, revision, body, written_by, written_at)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?::jsonb, ?, ?) on conflict (city_id, plan, year, item, tenant_id) do nothing`,
		r.CityID, id, r.Plan, r.Year, r.Item, r.Kind, r.TenantID, r.AreaCode, r.AreaPath, r.Line, r.Support, r.Role, Draft, text, tx.Actor.UserID, tx.Now)
	if made.Error != nil {
		return "", fmt.Errorf("progress: begin a report: %w", made.Error)
	}
	if made.RowsAffected == 0 { // a colleague has begun it meanwhile
		return "", fault.Stale(1)
	}
	return id, nil
}

func change(ctx context.Context, tx *db.Tx, of Report, revision int, body Body) (string, error) {
	var id string
	err := tx.DB.WithContext(ctx).Raw(`select id from progress_report where city_id = ? and plan = ? and year = ? and item = ? and tenant_id = cast(? as uuid)`,
		of.CityID, of.Plan, of.Year, of.Item, of.TenantID).Scan(&id).Error
	if err != nil {
		return "", fmt.Errorf("progress: find a report: %w", err)
	}
	if id == "" {
		return "", fault.Stale(0)
	}
	r, err := lock(ctx, tx, id)
	if err != nil {
		return "", err
	}
	if err := r.at(revision, r.editable()); err != nil {
		return "", err
	}
	text, err := body.json()
	if err != nil {
		return "", err
	}
	return id, update(ctx, tx, r, `body = cast(@body as jsonb), written_by = @user, written_at = @now`, map[string]any{"body": text})
}

// update changes one report and moves its revision on.
func update(ctx context.Context, tx *db.Tx, r Report, set string, p map[string]any) error {
	p["city"], p["id"], p["user"], p["now"] = r.CityID, r.ID, tx.Actor.UserID, tx.Now
	done := tx.DB.WithContext(ctx).Exec(`update progress_report set revision = revision + 1, `+set+` where city_id = @city and id = @id`, p)
	if done.Error != nil {
		return fmt.Errorf("progress: change a report: %w", done.Error)
	}
	if done.RowsAffected != 1 {
		return fault.New(fault.NotFound)
	}
	return nil
}

// Submit sends a report off: to the committee office of the tenant's area.
func Submit(ctx context.Context, tx *db.Tx, id string, revision int) (Key, error) {
	r, err := own(ctx, tx, id)
	if err != nil {
		return Key{}, err
	}
	if err := r.at(revision, r.editable()); err != nil {
		return Key{}, err
	}
	if err := r.Body.complete(); err != nil {
		return Key{}, err
	}
	if err := update(ctx, tx, r, `state = 'submitted', sent = body, submitted_by = @user, submitted_at = @now`, map[string]any{}); err != nil {
		return Key{}, err
	}
	r.record(tx, "submit_report", map[string]any{"revision": revision + 1, "report": r.Body})
	return r.key(), nil
}

// Withdraw takes a submitted report back, as long as nobody has reviewed it.
func Withdraw(ctx context.Context, tx *db.Tx, id string, revision int) (Key, error) {
	r, err := own(ctx, tx, id)
	if err != nil {
		return Key{}, err
	}
	if err := r.at(revision, r.State == Submitted); err != nil {
		return Key{}, err
	}
	if err := update(ctx, tx, r, `state = 'draft'`, map[string]any{}); err != nil {
		return Key{}, err
	}
	r.record(tx, "withdraw_report", map[string]any{"revision": revision + 1})
	return r.key(), nil
}

// own holds a report that the actor may write.
func own(ctx context.Context, tx *db.Tx, id string) (Report, error) {
	r, err := lock(ctx, tx, id)
	if err != nil {
		return Report{}, err
	}
	return r, writable(ctx, tx, r)
}

// writable refuses whoever may not write a report, and everybody once its round is closed.
func writable(ctx context.Context, tx *db.Tx, r Report) error {
	if err := access.Check(tx.Actor, access.WriteReport, r.object()); err != nil {
		return err
	}
	return mustBeOpen(ctx, tx, r.Plan, r.Year)
}

// key names the report within the scope of whoever acts on it.
func (r Report) key() Key { return Key{Plan: r.Plan, Year: r.Year, Item: r.Item} }

// at refuses an act on another revision than the newest, or in a state that does not allow it.
func (r Report) at(revision int, fits bool) error {
	if r.Revision != revision {
		return fault.Stale(r.Revision)
	}
	if !fits {
		return fault.New(fault.WrongState, "reason", fault.ReasonReport, "state", StateName(r.State, fault.Chinese), "state@en", StateName(r.State, fault.English))
	}
	return nil
}

func (r Report) record(tx *db.Tx, action string, detail map[string]any) {
	maps.Copy(detail, map[string]any{"plan": r.Plan, "year": r.Year, "item": r.Item})
	audit.Record(tx, audit.Entry{
		Action: action, Object: "report/" + r.ID, AreaPath: r.AreaPath, Line: r.Line, Support: r.Support, Plans: []string{r.Plan}, Detail: detail,
	})
}

func (b Body) trimmed() Body {
	for _, text := range []*string{&b.Done, &b.Results, &b.Problems, &b.Next, &b.Risks} {
		*text = strings.TrimSpace(*text)
	}
	return b
}

// check refuses what no draft may hold; what is only missing waits for Submit.
func (b Body) check(kind string) error {
	for _, f := range b.texts() {
		if err := fault.Within(f.text, mostWords, "field", f.zh, "field@en", f.en); err != nil {
			return err
		}
	}
	if b.SelfRating != nil && !b.SelfRating.Valid() {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "selfRating", "value", string(*b.SelfRating))
	}
	for _, money := range []*decimal.Decimal{b.FundsPlanned, b.FundsSpent} {
		if money != nil && (kind != KindProject || money.IsNegative() || money.Exponent() < -2 || money.GreaterThan(mostFunds)) {
			return fault.New(fault.InvalidInput, "reason", fault.ReasonFunds)
		}
	}
	return nil
}

// mostFunds is a million million yuan; what is above is a slip of the unit.
var mostFunds = decimal.New(1, 8)

// complete says what a report lacks to be submitted.
func (b Body) complete() error {
	lack := func(zh, en string) error {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonReportEmpty, "field", zh, "field@en", en)
	}
	switch {
	case b.Done == "":
		return lack("已做工作", "What was done")
	case b.Next == "":
		return lack("下一步", "Next steps")
	case b.SelfRating == nil:
		return lack("自评", "The self-rating")
	}
	return nil
}

type field struct{ text, zh, en string }

func (b Body) texts() []field {
	return []field{
		{b.Done, "已做工作", "What was done"}, {b.Results, "成效", "Results"}, {b.Problems, "问题", "Problems"}, {b.Next, "下一步", "Next steps"}, {b.Risks, "风险", "Risks"},
	}
}
