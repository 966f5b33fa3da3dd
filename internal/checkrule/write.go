package checkrule

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

func object(a access.Actor) access.Object {
	return access.Object{City: a.CityID, AreaPath: a.CityID + "/"}
}

// MayWrite tells whether the actor may propose and retire rules.
func MayWrite(a access.Actor) bool { return access.Check(a, access.WriteCheckRule, object(a)) == nil }

// MayEnforce asks whether the actor may put the version into force: a draft of the other body.
func (r Rule) MayEnforce(a access.Actor) error {
	if err := access.Check(a, access.WriteCheckRule, object(a)); err != nil {
		return err
	}
	if r.State != Drafted {
		return fault.New(fault.WrongState, "reason", fault.ReasonCheckRule)
	}
	if r.ProposedTenant == nil || *r.ProposedTenant == a.TenantID {
		return fault.New(fault.FourEyes, "reason", fault.ReasonOtherBody)
	}
	return nil
}

// Propose adds a version over the one that was looked at (0: there was none); it checks nothing until the other body has put it
// into force.
func Propose(ctx context.Context, tx *db.Tx, over int, d Draft) (Rule, error) {
	if err := access.Check(tx.Actor, access.WriteCheckRule, object(tx.Actor)); err != nil {
		return Rule{}, err
	}
	d.Expression, d.Note = strings.TrimSpace(d.Expression), strings.TrimSpace(d.Note)
	d.Sentence, d.SentenceEN = strings.TrimSpace(d.Sentence), strings.TrimSpace(d.SentenceEN)
	known, err := Names(ctx, tx)
	if err != nil {
		return Rule{}, err
	}
	if err := d.Refuse(known); err != nil {
		return Rule{}, err
	}
	before, err := newest(ctx, tx, d.Code)
	if err != nil {
		return Rule{}, err
	}
	stands := 0
	if before != nil {
		stands = before.Version
	}
	if stands != over {
		return Rule{}, fault.Stale(stands)
	}
	r := Rule{
		CityID: tx.Actor.CityID, Version: over + 1, Draft: d, State: Drafted, ProposedTenant: &tx.Actor.TenantID, ProposedBy: &tx.Actor.UserID, ProposedAt: tx.Now,
	}
	// Of two who propose over the same version, the key lets one in; the other is run again and finds the first.
	if err := gorm.G[Rule](tx.DB).Create(ctx, &r); err != nil {
		return Rule{}, fmt.Errorf("checkrule: add a version: %w", err)
	}
	r.record(tx, "check_rule.propose")
	return r, nil
}

// Enforce puts a draft of the other body into force; flagged of tested is what it would have found in past years.
func Enforce(ctx context.Context, tx *db.Tx, r Rule, flagged, tested int) (Rule, error) {
	if err := r.MayEnforce(tx.Actor); err != nil {
		return Rule{}, err
	}
	r.State, r.EnforcedTenant, r.EnforcedBy, r.EnforcedAt, r.Flagged, r.Tested = InForce, &tx.Actor.TenantID, &tx.Actor.UserID, &tx.Now, &flagged, &tested
	changed, err := gorm.G[Rule](tx.DB).Where("city_id = ? and code = ? and version = ? and state = ?", r.CityID, r.Code, r.Version, Drafted).
		Select("state", "enforced_tenant", "enforced_by", "enforced_at", "flagged", "tested").Updates(ctx, r)
	if err != nil {
		return Rule{}, fmt.Errorf("checkrule: put into force: %w", err)
	}
	if changed == 0 {
		return Rule{}, fault.New(fault.WrongState, "reason", fault.ReasonCheckRule)
	}
	r.record(tx, "check_rule.enforce")
	return r, nil
}

// Retire ends a rule: neither this version nor one before it checks anything from now on, in no year. Either body may.
func Retire(ctx context.Context, tx *db.Tx, code string, version int) (Rule, error) {
	if err := access.Check(tx.Actor, access.WriteCheckRule, object(tx.Actor)); err != nil {
		return Rule{}, err
	}
	r, err := Get(ctx, tx, code, version)
	if err != nil {
		return Rule{}, err
	}
	if r.State == Retired {
		return Rule{}, fault.New(fault.WrongState, "reason", fault.ReasonCheckRule)
	}
	r.State, r.RetiredTenant, r.RetiredBy, r.RetiredAt = Retired, &tx.Actor.TenantID, &tx.Actor.UserID, &tx.Now
	_, err = gorm.G[Rule](tx.DB).Where("city_id = ? and code = ? and version <= ? and state <> ?", r.CityID, r.Code, r.Version, Retired).
		Select("state", "retired_tenant", "retired_by", "retired_at").Updates(ctx, r)
	if err != nil {
		return Rule{}, fmt.Errorf("checkrule: retire: %w", err)
	}
	r.record(tx, "check_rule.retire")
	return r, nil
}

func (r Rule) record(tx *db.Tx, action string) {
	audit.Record(tx, audit.Entry{
		Action: action, Object: r.Code + "/" + strconv.Itoa(r.Version), AreaPath: tx.Actor.CityID + "/",
		Detail: map[string]any{
			"grade": r.Grade, "elements": r.Elements, "indicators": r.Indicators, "expression": r.Expression, "sentence": r.Sentence,
			"valid_from": r.ValidFrom, "valid_to": r.ValidTo, "note": r.Note, "flagged": r.Flagged, "tested": r.Tested,
		},
	})
}
