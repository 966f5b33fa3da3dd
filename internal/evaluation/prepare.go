package evaluation

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// Prepare names the panel and the score sheet, until scoring has begun.
func Prepare(ctx context.Context, tx *db.Tx, id string, revision int, panel []string, sheet *int) error {
	e, err := run(ctx, tx, id, Draft, Collecting)
	if err != nil {
		return err
	}
	if err := e.at(revision); err != nil {
		return err
	}
	experts, err := Candidates(ctx, tx, e)
	if err != nil {
		return err
	}
	named := db.TextArray{}
	for _, expert := range experts {
		if slices.Contains(panel, expert.ID) {
			named = append(named, expert.ID)
		}
	}
	for _, id := range panel {
		if !slices.Contains(named, id) {
			return fault.New(fault.InvalidInput, "reason", fault.ReasonExpert)
		}
	}
	if sheet != nil {
		if _, err := sheetOf(ctx, tx, *sheet); err != nil {
			return err
		}
	}
	if err := e.change(ctx, tx, `panel = @panel, sheet_version = @sheet`, map[string]any{"panel": named, "sheet": sheet}); err != nil {
		return err
	}
	e.record(tx, "prepare_evaluation", map[string]any{"panel": named, "sheet": sheet})
	return nil
}

// Candidates are the users who can score: the evaluators of the committee office and of statistics in the evaluation's area.
func Candidates(ctx context.Context, tx *db.Tx, e Evaluation) ([]tenant.User, error) {
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	var of []string
	for _, t := range tenants {
		if t.AreaCode == e.AreaCode && (t.Kind == tenant.Office || t.Kind == tenant.Statistics) {
			of = append(of, t.ID)
		}
	}
	users, err := tenant.Users(ctx, tx)
	if err != nil {
		return nil, err
	}
	users = slices.DeleteFunc(users, func(u tenant.User) bool {
		return u.Disabled || !slices.Contains(of, u.TenantID) || !slices.Contains(u.Roles, string(access.Evaluator))
	})
	return users, nil
}

func jsonOf(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("evaluation: write json: %w", err)
	}
	return string(text), nil
}
