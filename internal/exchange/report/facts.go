package report

import (
	"context"
	"slices"
	"time"

	"github.com/liangce/liangce/internal/devindex"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/tenant"
)

// Facts are all that an evaluation's documents are made of, as the office that runs it reads them.
type Facts struct {
	Evaluation evaluation.Evaluation
	Plan       plan.Plan
	Area       tenant.Area
	// Office runs the evaluation; Statistics is nil where its area has none.
	Office     tenant.Tenant
	Statistics *tenant.Tenant
	Edition    snapshot.Snapshot
	// Table holds the frozen values of the area and those beneath, from the baseline to the evaluation's year.
	Table    *rollup.Table
	Attained rollup.Attained
	Elements []plan.Element
	// Splits are the indicators by sex and whatever else they are divided by, in the evaluation's year.
	Splits []rollup.Split
	// Breaks are those in the area's series up to the evaluation's year, over which values do not compare as they are.
	Breaks []rollup.Break
	Lines  map[string]tenant.Line
	Selves []Self
	// Standings are nil where no score sheet is chosen.
	Standings  *evaluation.Standings
	Conclusion evaluation.Conclusion
	Index      *devindex.Report
	Surveys    []survey.Result
}

// Self is a self-evaluation with the tenant that gives it.
type Self struct {
	evaluation.Self
	Tenant tenant.Tenant
}

// Gather reads the facts of an evaluation.
func Gather(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) (*Facts, error) {
	f := &Facts{Evaluation: e}
	for _, read := range []func(context.Context, *db.Tx) error{f.readValues, f.readTenants, f.readSelves, f.readScores, f.readIndex, f.readSurveys} {
		if err := read(ctx, tx); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *Facts) readValues(ctx context.Context, tx *db.Tx) error {
	e := f.Evaluation
	var err error
	if f.Plan, err = plan.Get(ctx, tx, e.Plan); err != nil {
		return err
	}
	if f.Table, err = evaluation.Series(ctx, tx, e, f.Plan); err != nil {
		return err
	}
	// The area itself comes first, whatever its code.
	f.Area = f.Table.Areas[f.place(e.AreaCode)]
	f.Attained = f.Table.Attain(e.AreaCode)
	if f.Elements, err = plan.ElementsOf(ctx, tx, e.Plan); err != nil {
		return err
	}
	for n, element := range f.Elements {
		f.Elements[n] = element.In(e.Year)
	}
	if f.Splits, err = rollup.Splits(ctx, tx, e.Plan, e.SnapshotID, e.Year); err != nil {
		return err
	}
	if f.Breaks, err = rollup.Breaks(ctx, tx, e.Plan, e.AreaCode); err != nil {
		return err
	}
	f.Breaks = slices.DeleteFunc(f.Breaks, func(b rollup.Break) bool { return b.Comparable() || b.Year > e.Year })
	editions, err := snapshot.ByIDs(ctx, tx, []string{e.SnapshotID})
	f.Edition = editions[e.SnapshotID]
	return err
}

func (f *Facts) readTenants(ctx context.Context, tx *db.Tx) error {
	all, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range all {
		// An old report keeps the names of its day, whatever the bodies are called since.
		t = t.At(f.day())
		switch {
		case t.ID == f.Evaluation.TenantID:
			f.Office = t
		case t.AreaCode == f.Evaluation.AreaCode && t.Kind == tenant.Statistics:
			f.Statistics = &t
		}
	}
	lines, err := tenant.Lines(ctx, tx)
	if err != nil {
		return err
	}
	f.Lines = map[string]tenant.Line{}
	for _, l := range lines {
		f.Lines[l.Code] = l
	}
	return nil
}

func (f *Facts) readSelves(ctx context.Context, tx *db.Tx) error {
	rows, err := evaluation.Selves(ctx, tx, f.Evaluation)
	if err != nil {
		return err
	}
	ids := make([]string, len(rows))
	for i, s := range rows {
		ids[i] = s.TenantID
	}
	tenants, err := tenant.TenantsByID(ctx, tx, ids)
	if err != nil {
		return err
	}
	for _, s := range rows {
		f.Selves = append(f.Selves, Self{s, tenants[s.TenantID].At(f.day())})
	}
	slices.SortFunc(f.Selves, func(a, b Self) int {
		return slices.Compare([]string{a.AreaPath, a.Tenant.Slug}, []string{b.AreaPath, b.Tenant.Slug})
	})
	return nil
}

func (f *Facts) readScores(ctx context.Context, tx *db.Tx) error {
	c, err := evaluation.ReadConclusion(ctx, tx, f.Evaluation)
	if err != nil {
		return err
	}
	if c != nil {
		f.Conclusion = *c
	}
	f.Standings, err = evaluation.ReadStandings(ctx, tx, f.Evaluation)
	return err
}

func (f *Facts) readIndex(ctx context.Context, tx *db.Tx) error {
	e := f.Evaluation
	var err error
	f.Index, err = devindex.Read(ctx, tx, devindex.Query{Plan: e.Plan, Year: e.Year, Basis: rollup.Published, Version: e.IndexVersion, Editions: e.AllEditions()})
	return err
}

// readSurveys takes the area's surveys of the year that were closed before the evaluation was concluded.
func (f *Facts) readSurveys(ctx context.Context, tx *db.Tx) error {
	all, err := survey.List(ctx, tx, f.Evaluation.Plan, f.Evaluation.Year)
	if err != nil {
		return err
	}
	concluded, is := f.Evaluation.At(evaluation.Concluded)
	for _, s := range slices.Backward(all) {
		if s.AreaCode != f.Evaluation.AreaCode || s.State != survey.Closed || is && s.ClosedAt.After(concluded) {
			continue
		}
		found, err := survey.Read(ctx, tx, s.ID)
		if err != nil {
			return err
		}
		f.Surveys = append(f.Surveys, found)
	}
	return nil
}

// place is an area's on the axis of the table.
func (f *Facts) place(area string) int {
	return slices.IndexFunc(f.Table.Areas, func(a tenant.Area) bool { return a.Code == area })
}

// own is the frozen value of an indicator in the evaluation's own area.
func (f *Facts) own(indicator int) *rollup.Result {
	return f.Table.At(indicator, f.place(f.Evaluation.AreaCode), len(f.Table.Years)-1)
}

// of is the value of an indicator in an area, years before the evaluation's; nil where the plan does not reach back so far.
func (f *Facts) of(indicator, area, before int) *rollup.Result {
	year := len(f.Table.Years) - 1 - before
	if year < 0 {
		return nil
	}
	return f.Table.At(indicator, area, year)
}

// beneath are the places of the areas below the evaluation's own.
func (f *Facts) beneath() []int {
	var out []int
	for n, a := range f.Table.Areas {
		if a.Code != f.Evaluation.AreaCode {
			out = append(out, n)
		}
	}
	return out
}

// Final tells whether the evaluation is concluded; until then its documents are drafts.
func (f *Facts) Final() bool {
	_, concluded := f.Evaluation.At(evaluation.Concluded)
	return concluded
}

// day is the one that the documents carry: when the evaluation was concluded, until then when it came as far as it is.
func (f *Facts) day() time.Time {
	steps := f.steps()
	return steps[len(steps)-1].At
}

// steps are how the evaluation came as far as it is; its publication comes after the documents that are published.
func (f *Facts) steps() []evaluation.Step {
	return slices.DeleteFunc(slices.Clone(f.Evaluation.Steps), func(s evaluation.Step) bool { return s.State == evaluation.Published })
}
