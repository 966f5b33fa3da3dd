package rollup

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// mostReason bounds the words of a judgement, in characters.
const mostReason = 2000

// Judgement is what a committee office has signed over a verdict, and the value (Of) and verdict (Over) that it was signed over.
type Judgement struct {
	Status   target.Status       `json:"status"`
	Reason   string              `json:"reason"`
	Over     target.Status       `json:"over"`
	Of       decimal.NullDecimal `json:"value"`
	SignedBy string              `json:"by"`
	TenantID string              `json:"tenant"`
	At       time.Time           `json:"at"`
}

// JudgementOf is the newest judgement over the cell c, as a column of JSON.
const JudgementOf = `(select jsonb_build_object('status', j.status, 'reason', j.reason, 'over', j.over, 'value', j.value, 'by', j.signed_by, 'tenant', j.tenant_id, 'at', j.signed_at)
	from judgement j where j.city_id = c.city_id and j.plan = c.plan and j.indicator = c.indicator and j.area_code = c.area_code and j.year = c.year and j.superseded_at is null) as judgement`

// Value writes the judgement as JSON.
func (j Judgement) Value() (driver.Value, error) { return db.JSONValue(j) }

// Scan reads the judgement from JSON.
func (j *Judgement) Scan(src any) error { return db.ScanJSON(src, j) }

// Standing is the computed verdict with the judgement over it, where one counts: one that was signed over another value does
// not, for nobody has judged this one.
func (r Result) Standing() target.Standing {
	var s target.Standing
	if r.Verdict == nil {
		return s
	}
	s.Computed.Status = *r.Verdict
	if r.Reason != nil {
		s.Computed.Reason = target.Reason(*r.Reason)
	}
	if r.Share.Valid {
		s.Computed.Share = &r.Share.Decimal
	}
	if r.Distance.Valid {
		s.Computed.Distance = &r.Distance.Decimal
	}
	if j := r.Judgement; j != nil && db.SameNumber(j.Of, r.Value) {
		s.Override = &target.Override{Status: j.Status, Reason: j.Reason, Signer: j.SignedBy, At: j.At, Over: j.Over}
	}
	return s
}

// Stands is what counts of the verdict, its reason in words, and whether an office signed it; ok is false where nothing is judged.
func (r Result) Stands(lang string) (status target.Status, reason string, signed, ok bool) {
	if r.Verdict == nil {
		return "", "", false, false
	}
	s := r.Standing()
	if s.Overridden() {
		return s.Status(), r.Judgement.Reason, true, true
	}
	return s.Status(), r.Says(lang), false, true
}

// Outdated tells that a judgement stands beside the verdict and does not count, or was signed over another verdict.
func (r Result) Outdated() bool {
	s := r.Standing()
	return r.Judgement != nil && (!s.Overridden() || s.Outdated())
}

// Case names the verdict that is judged.
type Case struct {
	Plan, Indicator, Area string
	Year                  int
}

// Judge signs a judgement over an approved value: the committee office of the area's level does, or the city's. An earlier one
// stays in the history.
func Judge(ctx context.Context, tx *db.Tx, of Case, status target.Status, reason string) error {
	area, indicator, err := of.find(ctx, tx)
	if err != nil {
		return err
	}
	object := access.Object{City: tx.Actor.CityID, AreaPath: area.Path, Line: indicator.Lead, Plans: []string{of.Plan}}
	if err := access.Check(tx.Actor, access.JudgeTarget, object); err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	if utf8.RuneCountInString(reason) > mostReason {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "reason", "limit", fmt.Sprint(mostReason))
	}
	// The cell is held, so that what is signed over is what stands when the judgement counts.
	if err := Hold(ctx, tx, of.Plan, of.Year); err != nil {
		return err
	}
	t, err := Read(ctx, tx, Query{Plan: of.Plan, Area: of.Area, Years: []int{of.Year}, Basis: Approved})
	if err != nil {
		return err
	}
	at := t.place(of.Indicator)
	if at < 0 || t.At(at, 0, 0) == nil || t.At(at, 0, 0).Verdict == nil {
		return fault.New(fault.WrongState, "reason", fault.ReasonNotJudged)
	}
	r := *t.At(at, 0, 0)
	signed := target.Override{Status: status, Reason: reason, Signer: tx.Actor.UserID, At: tx.Now}
	standing, refusal := target.Sign(target.Verdict{Status: *r.Verdict, Reason: target.Reason(*r.Reason)}, signed)
	if refusal != nil {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonJudgement, "what", refusal.Text(fault.Chinese), "what@en", refusal.Text(fault.English))
	}
	if err := of.store(ctx, tx, area, indicator, r, *standing.Override); err != nil {
		return err
	}
	audit.Record(tx, audit.Entry{
		Action: "judgement.sign", Object: of.Plan + "/" + of.Indicator + "/" + of.Area + "/" + fmt.Sprint(of.Year), AreaPath: area.Path,
		Line: indicator.Lead, Support: indicator.Support, Plans: []string{of.Plan},
		Detail: map[string]any{"status": status, "reason": reason, "over": standing.Override.Over},
	})
	return tx.As(access.Rollup(tx.Actor.CityID), func() error { return Raise(ctx, tx, of.Plan) })
}

func (of Case) find(ctx context.Context, tx *db.Tx) (tenant.Area, plan.Indicator, error) {
	t, err := axes(ctx, tx, Query{Plan: of.Plan, Area: of.Area, Years: []int{of.Year}})
	if err != nil {
		return tenant.Area{}, plan.Indicator{}, err
	}
	at := t.place(of.Indicator)
	if at < 0 {
		return tenant.Area{}, plan.Indicator{}, fault.New(fault.NotFound, "indicator", of.Indicator)
	}
	return t.Areas[0], t.Indicators[at], nil
}

func (of Case) store(ctx context.Context, tx *db.Tx, area tenant.Area, i plan.Indicator, r Result, signed target.Override) error {
	id, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("rollup: name a judgement: %w", err)
	}
	p := map[string]any{
		"city": tx.Actor.CityID, "id": id.String(), "plan": of.Plan, "indicator": of.Indicator, "area": of.Area, "year": of.Year, "path": area.Path,
		"line": i.Lead, "support": i.Support, "status": signed.Status, "reason": signed.Reason, "over": signed.Over, "value": r.Value,
		"by": tx.Actor.UserID, "tenant": tx.Actor.TenantID, "now": tx.Now,
	}
	for _, sql := range []string{
		`update judgement set superseded_at = @now where city_id = @city and plan = @plan and indicator = @indicator and area_code = @area and year = @year and superseded_at is null`,
		`insert into judgement (city_id, id, plan, indicator, area_code, year, area_path, line, support, status, reason, over, value, signed_by, tenant_id, signed_at)
			values (@city, @id, @plan, @indicator, @area, @year, @path, @line, @support, @status, @reason, @over, @value, @by, @tenant, @now)`,
	} {
		if err := tx.DB.WithContext(ctx).Exec(sql, p).Error; err != nil {
			return fmt.Errorf("rollup: store a judgement: %w", err)
		}
	}
	return nil
}

// Rescope has judgements follow a catalogue that changed who reads their indicators. Only the machine actor "loader" may.
func Rescope(ctx context.Context, tx *db.Tx) error {
	err := tx.DB.WithContext(ctx).Exec(`update judgement j set line = i.lead, support = i.support from indicator i
		where j.city_id = ? and i.city_id = j.city_id and i.plan = j.plan and i.code = j.indicator and (j.line, j.support) is distinct from (i.lead, i.support)`,
		tx.Actor.CityID).Error
	if err != nil {
		return fmt.Errorf("rollup: rescope judgements: %w", err)
	}
	return nil
}
