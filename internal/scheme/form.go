package scheme

import (
	"context"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// Query names a filled form.
type Query struct {
	Scheme, Form, Area string
	Year               int
	Basis              rollup.Basis
}

// Filled is a form as it stands for an area and a year, with what else may be chosen of its scheme.
type Filled struct {
	Offer
	Form  plan.Form
	Area  tenant.Area
	Year  int
	Basis rollup.Basis
	Rows  []Row
}

// Row is a row with what stands in it.
type Row struct {
	plan.FormRow
	// Line answers for the row; "" for a heading.
	Line string
	// Result is nil for a heading, where a part was not reported, and where the caller may not read.
	Result *rollup.Result
	// Closed says that the row belongs to a line that the caller does not read, and is not published.
	Closed bool
	// Flag says that it tells whether there is something, not how much.
	Flag bool
	// Missing is what is not there yet, and who owes it.
	Missing []Missing
	// Serves are the other plans and schemes that the row's figures are asked for; of a part, its total says it.
	Serves []plan.Plan
}

// Missing is an area's figure that is not in the value.
type Missing struct {
	Element  string
	AreaCode string
	// TenantID is "" where no round asks for it.
	TenantID string
	// OnItsWay says that it was reported, and is not approved yet.
	OnItsWay bool
}

// Heading tells whether the row only heads others.
func (r Row) Heading() bool { return r.Measure == "" }

// Display is the value as the form shows it, in zh-CN or en; "" where there is none.
func (r Row) Display(lang string) string {
	if r.Result == nil || r.Result.Display == nil || r.Result.Hidden {
		return ""
	}
	if r.Flag {
		if r.Result.Value.Decimal.IsZero() {
			return fault.Local(lang, "否", "no")
		}
		return fault.Local(lang, "是", "yes")
	}
	return *r.Result.Display
}

// Emptiness is why nothing stands in a row that the caller may read; "" where a value does. A part that nobody reported is as a figure
// that nobody reported.
func (r Row) Emptiness() quantity.Emptiness {
	switch {
	case r.Heading() || r.Closed:
		return quantity.None
	case r.Result == nil:
		return quantity.NotReported
	case r.Result.Emptiness != nil:
		return quantity.Emptiness(*r.Result.Emptiness)
	}
	return quantity.None
}

// filler is a form that is being filled.
type filler struct {
	*Filled
	catalogue *plan.Catalogue
	table     *rollup.Table
	parts     map[string]*rollup.Divided
	owed      []round.Obligation
	pending   map[string]bool // obligations by id
	heads     map[string]plan.Plan
}

// Read fills a form. An area that does not fill it and one that does not exist answer alike; one whose figures the caller may not read
// is refused.
func Read(ctx context.Context, tx *db.Tx, q Query) (*Filled, error) {
	f := &filler{Filled: &Filled{Year: q.Year, Basis: q.Basis}, pending: map[string]bool{}, heads: map[string]plan.Plan{}}
	if err := f.find(ctx, tx, q); err != nil {
		return nil, err
	}
	if err := mayRead(tx.Actor, q.Scheme, f.Area); err != nil {
		return nil, err
	}
	if err := f.gather(ctx, tx, q); err != nil {
		return nil, err
	}
	for _, row := range f.Form.Rows {
		f.Rows = append(f.Rows, f.row(row))
	}
	return f.Filled, nil
}

func (f *filler) find(ctx context.Context, tx *db.Tx, q Query) error {
	var err error
	if f.catalogue, err = plan.Load(ctx, tx, q.Scheme); err != nil {
		return err
	}
	if f.catalogue.Scheme == nil {
		return fault.New(fault.NotFound, "scheme", q.Scheme)
	}
	var ok bool
	if f.Form, ok = f.catalogue.Scheme.Form(q.Form); !ok {
		return fault.New(fault.NotFound, "form", q.Form)
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return err
	}
	years, err := round.Years(ctx, tx)
	if err != nil {
		return err
	}
	f.Offer = offer(tx.Actor, f.catalogue.Plan, *f.catalogue.Scheme, areas, years)
	at := slices.IndexFunc(areas, func(a tenant.Area) bool { return a.Code == q.Area && fills(f.Form, a) })
	if at < 0 {
		return fault.New(fault.NotFound, "area", q.Area)
	}
	f.Area = areas[at]
	if q.Year < f.Plan.BaselineYear || q.Year > f.Plan.TargetYear {
		return fault.New(fault.NotFound, "scheme", q.Scheme, "year", strconv.Itoa(q.Year))
	}
	return nil
}

func (f *filler) gather(ctx context.Context, tx *db.Tx, q Query) error {
	of := rollup.Query{Plan: q.Scheme, Area: q.Area, Years: []int{q.Year}, Basis: q.Basis, Measures: true}
	var err error
	if f.table, err = rollup.Read(ctx, tx, of); err != nil {
		return err
	}
	if err := f.divide(ctx, tx, of); err != nil {
		return err
	}
	if f.owed, err = round.OfRound(ctx, tx, q.Scheme, q.Year); err != nil {
		return err
	}
	late, err := round.Outstanding(ctx, tx, q.Scheme, q.Year, "")
	if err != nil {
		return err
	}
	for _, o := range late {
		f.pending[o.ID] = true
	}
	heads, err := plan.Collected(ctx, tx)
	for _, p := range heads {
		f.heads[p.Code] = p
	}
	return err
}

// divide reads the parts of what the form shows by parts.
func (f *filler) divide(ctx context.Context, tx *db.Tx, of rollup.Query) error {
	f.parts = map[string]*rollup.Divided{}
	var codes []string
	for _, row := range f.Form.Rows {
		if row.Part != "" && !slices.Contains(codes, row.Measure) {
			codes = append(codes, row.Measure)
		}
	}
	if len(codes) == 0 {
		return nil
	}
	all, err := rollup.DivideEach(ctx, tx, of, codes)
	for n, d := range all {
		f.parts[codes[n]] = d
	}
	return err
}

func (f *filler) row(row plan.FormRow) Row {
	out := Row{FormRow: row}
	at := slices.IndexFunc(f.table.Indicators, func(i plan.Indicator) bool { return i.Code == row.Measure })
	if at < 0 {
		return out
	}
	m, whole := f.table.Indicators[at], f.table.At(at, 0, 0)
	out.Line, out.Closed, out.Result = m.Lead, whole == nil, whole
	element, _ := f.catalogue.Element(m.Elements()[0])
	out.Flag = element.Kind == plan.KindFlag && f.Form.Level == plan.LevelCounty
	if row.Part != "" && !out.Closed {
		out.Result = f.parts[row.Measure].At(row.Part, 0, 0)
		// What keeps the whole empty keeps its parts empty.
		if out.Result == nil && whole.Emptiness != nil {
			out.Result = whole
		}
	}
	if row.Part == "" {
		out.Serves = f.serves(m)
	}
	if row.Part == "" && !out.Closed && f.Basis != rollup.Published {
		out.Missing = f.missing(m, whole.Missing)
	}
	return out
}

// serves are the other plans and schemes that ask for one of the measure's elements.
func (f *filler) serves(m plan.Indicator) []plan.Plan {
	var elements []plan.Element
	for _, code := range m.Elements() {
		element, _ := f.catalogue.Element(code)
		elements = append(elements, element)
	}
	return plan.Others(f.heads, f.Plan.Code, elements...)
}

func (f *filler) missing(m plan.Indicator, areas []string) []Missing {
	var out []Missing
	for _, area := range areas {
		asked := false
		for _, o := range f.owed {
			if o.AreaCode != area || !slices.Contains(m.Elements(), o.Element) {
				continue
			}
			asked = true
			if f.Basis == rollup.Approved || f.pending[o.ID] {
				out = append(out, Missing{Element: o.Element, AreaCode: area, TenantID: o.TenantID, OnItsWay: !f.pending[o.ID]})
			}
		}
		if !asked {
			out = append(out, Missing{Element: m.Elements()[0], AreaCode: area})
		}
	}
	return out
}
