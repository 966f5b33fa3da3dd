package sheetbook

import (
	"context"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/tenant"
)

// Names are what a sheet's codes are called.
type Names struct {
	Plan, Tenant string
	// Areas are by code; Works, by the code of a measure, say which task its target belongs to, or which rows of a scheme's forms show it.
	Areas, Works map[string]string
}

// Describe reads the names that a workbook of the sheet needs.
func Describe(ctx context.Context, tx *db.Tx, s *sheet.Sheet) (Names, error) {
	n := Names{Areas: map[string]string{}, Works: map[string]string{}}
	c, err := plan.Load(ctx, tx, s.ID.Plan)
	if err != nil {
		return n, err
	}
	n.Plan = c.Plan.Title
	for _, t := range c.ProseTargets {
		n.Works[t.Code] = itemName(c, t.Of())
	}
	if c.Scheme != nil {
		n.Works = rowsOf(*c.Scheme)
	}
	owners, err := tenant.TenantsByID(ctx, tx, []string{s.ID.TenantID})
	if err != nil {
		return n, err
	}
	n.Tenant = owners[s.ID.TenantID].Name
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return n, err
	}
	for _, a := range areas {
		n.Areas[a.Code] = a.Name
	}
	return n, nil
}

// rowsOf are the rows of the forms that show each measure.
func rowsOf(s plan.Scheme) map[string]string {
	out := map[string]string{}
	for _, f := range s.Forms {
		for _, r := range f.Rows {
			if r.Measure == "" || r.Part != "" {
				continue
			}
			if out[r.Measure] != "" {
				out[r.Measure] += "\n"
			}
			out[r.Measure] += f.Number + " " + r.Number
		}
	}
	return out
}

// itemName is the heading of a task or the name of a project.
func itemName(c *plan.Catalogue, code string) string {
	if i := slices.IndexFunc(c.Tasks, func(t plan.Task) bool { return t.Code == code }); i >= 0 {
		return c.Tasks[i].Heading
	}
	if i := slices.IndexFunc(c.Projects, func(p plan.Project) bool { return p.Code == code }); i >= 0 {
		return c.Projects[i].Name
	}
	return code
}

// uses names what a cell serves: the indicators that it enters, or the task whose target it measures.
func (n Names) uses(c sheet.Cell) string {
	var out []string
	for _, i := range c.Indicators {
		name := i.Name
		if i.Measure {
			name = n.Works[i.Code]
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "\n")
}
