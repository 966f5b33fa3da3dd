package progress

import (
	"context"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
)

// The outcomes of a review.
const (
	Pass   = "PASS"
	Return = "RETURN"
)

// mostRemark bounds an office's remark, in characters.
const mostRemark = 2000

// Verdict is what a committee office says of a report.
type Verdict struct {
	Outcome string
	Rating  *Rating
	Remark  string
}

// Review accepts a report with a rating, or returns it with the reason. Whoever submitted it does not.
func Review(ctx context.Context, tx *db.Tx, id string, revision int, v Verdict) (Key, error) {
	r, err := lock(ctx, tx, id)
	if err != nil {
		return Key{}, err
	}
	if err := access.Check(tx.Actor, access.ReviewReport, r.object()); err != nil {
		return Key{}, err
	}
	if err := mustBeOpen(ctx, tx, r.Plan, r.Year); err != nil {
		return Key{}, err
	}
	if err := r.at(revision, r.State == Submitted); err != nil {
		return Key{}, err
	}
	v.Remark = strings.TrimSpace(v.Remark)
	if err := v.check(r); err != nil {
		return Key{}, err
	}
	state := Accepted
	if v.Outcome == Return {
		state, v.Rating = Returned, nil
	}
	set := `state = @state, outcome = @outcome, rating = @rating, remark = @remark, reviewed_by = @user, reviewed_at = @now`
	p := map[string]any{"state": state, "outcome": v.Outcome, "rating": v.Rating, "remark": v.Remark}
	if err := update(ctx, tx, r, set, p); err != nil {
		return Key{}, err
	}
	r.record(tx, "review_report", map[string]any{"revision": revision + 1, "outcome": v.Outcome, "rating": v.Rating, "remark": v.Remark})
	key := r.key()
	t, err := tenantByID(ctx, tx, r.TenantID)
	if err != nil {
		return Key{}, err
	}
	key.Tenant = t.Slug
	if v.Outcome == Pass {
		return key, nil
	}
	return key, notice.Send(tx, notice.New{
		TenantID: r.TenantID, Kind: notice.ReportReturned, Plan: r.Plan, Year: r.Year, Params: map[string]string{"item": r.Item, "remark": v.Remark},
	})
}

func (v Verdict) check(r Report) error {
	switch {
	case v.Outcome == Pass && (v.Rating == nil || !v.Rating.Valid()):
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "rating")
	case v.Remark == "" && (v.Outcome == Return || r.Sent == nil || r.Sent.SelfRating == nil || *v.Rating != *r.Sent.SelfRating):
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRemarkNeeded)
	}
	return fault.Within(v.Remark, mostRemark, "field", "remark")
}
