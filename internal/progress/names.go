package progress

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

var stateNames = fault.Texts{
	Missing:   {fault.Chinese: "未报告", fault.English: "not begun"},
	Draft:     {fault.Chinese: "草稿", fault.English: "a draft"},
	Submitted: {fault.Chinese: "已提交", fault.English: "submitted"},
	Returned:  {fault.Chinese: "已退回", fault.English: "returned"},
	Accepted:  {fault.Chinese: "已通过", fault.English: "accepted"},
}

// StateName is a state of a report in the reader's language.
func StateName(state, lang string) string { return stateNames.Say(lang, nil, state) }

func (b Body) json() (string, error) {
	text, err := json.Marshal(b)
	if err != nil {
		return "", fmt.Errorf("progress: write a report: %w", err)
	}
	return string(text), nil
}

func tenantByID(ctx context.Context, tx *db.Tx, id string) (tenant.Tenant, error) {
	found, err := tenant.TenantsByID(ctx, tx, []string{id})
	if err != nil {
		return tenant.Tenant{}, err
	}
	t, ok := found[id]
	if !ok {
		return tenant.Tenant{}, fault.New(fault.NotFound)
	}
	return t, nil
}
