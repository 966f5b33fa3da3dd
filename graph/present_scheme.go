package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/scheme"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/tenant"
)

// serves are the other plans and schemes that ask for an element, as far as the reader may read them.
func (n *names) serves(e plan.Element, own string) []model.Collection {
	return presentAll(plan.Others(n.plans, own, e), n.collection)
}

func (n *names) collection(p plan.Plan) model.Collection {
	return model.Collection{Code: p.Code, Title: p.LocalTitle(n.lang), Scheme: p.Scheme}
}

// placesOf are the rows of the scheme's forms that show a cell of its sheet.
func (n *names) placesOf(c *plan.Catalogue, cell sheet.Cell) []model.FormPlace {
	if c.Scheme == nil {
		return []model.FormPlace{}
	}
	var measures []string
	for _, i := range cell.Indicators {
		if i.Count != nil && *i.Count == cell.Element.Code {
			measures = append(measures, i.Code)
		}
	}
	if len(measures) == 0 {
		for _, i := range cell.Indicators {
			measures = append(measures, i.Code)
		}
	}
	city := n.areas[cell.Obligation.AreaCode].Level == tenant.LevelCity
	return presentAll(c.Scheme.Places(measures, cell.Category, city), func(p plan.Place) model.FormPlace {
		return model.FormPlace{Form: p.Form.Number, Name: p.Form.LocalName(n.lang), Row: p.Row.Number}
	})
}

// scheme presents what the caller may choose of a scheme; a form of which it may see no area's is left out.
func (n *names) scheme(o scheme.Offer) model.Scheme {
	s := o.Scheme
	out := model.Scheme{
		Code: o.Plan.Code, Title: o.Plan.LocalTitle(n.lang), Scope: s.Scope, Issuer: s.LocalIssuer(n.lang), Approver: s.LocalApprover(n.lang),
		Approval: s.Approval, ValidFrom: s.ValidFrom, ValidTo: s.ValidTo, Inferred: s.Inferred, Years: orEmpty(o.Years), Forms: []model.SchemeForm{},
	}
	for _, f := range s.Forms {
		if areas := o.AreasOf(f); len(areas) > 0 {
			out.Forms = append(out.Forms, n.schemeForm(f, areas))
		}
	}
	return out
}

func (n *names) schemeForm(f plan.Form, areas []tenant.Area) model.SchemeForm {
	return model.SchemeForm{
		Code: f.Code, Number: f.Number, Name: f.LocalName(n.lang), Level: f.Level, Period: f.LocalPeriod(n.lang), Inferred: f.Inferred,
		Areas: presentAll(areas, func(a tenant.Area) model.Area { return n.area(a.Code) }),
	}
}

// formOf reads a filled form.
func (r *Resolver) formOf(ctx context.Context, code, form, area string, year int, basis model.Basis) (*model.FilledForm, error) {
	filled, err := read(ctx, r, func(tx *db.Tx) (*scheme.Filled, error) {
		return scheme.Read(ctx, tx, scheme.Query{Scheme: code, Form: form, Area: area, Year: year, Basis: rollup.Basis(basis)})
	})
	if err != nil {
		return nil, err
	}
	return bookOf(ctx).filledForm(ctx, filled)
}

// filledForm presents a filled form; the tenants that owe something are looked up together.
func (b *book) filledForm(ctx context.Context, f *scheme.Filled) (*model.FilledForm, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	for _, row := range f.Rows {
		for _, m := range row.Missing {
			if m.TenantID != "" {
				b.tenants.expect(m.TenantID)
			}
		}
	}
	out := &model.FilledForm{
		Scheme: n.scheme(f.Offer), Form: n.schemeForm(f.Form, f.AreasOf(f.Form)), Area: n.area(f.Area.Code), Year: f.Year,
		Rows: make([]model.FilledRow, len(f.Rows)),
	}
	for i, row := range f.Rows {
		out.Rows[i] = n.filledRow(row)
	}
	return out, nil
}

func (n *names) filledRow(r scheme.Row) model.FilledRow {
	out := model.FilledRow{
		Number: optional(r.Number), Words: r.LocalWords(n.lang), Indent: r.Indent, Unit: r.Unit, Heading: r.Heading(), Inferred: r.Inferred,
		Closed: r.Closed, Display: optional(r.Display(n.lang)), Emptiness: optional(string(r.Emptiness())),
		Missing: []model.MissingFigure{}, Serves: presentAll(r.Serves, n.collection),
	}
	if r.Line != "" {
		line := n.line(r.Line)
		out.Line = &line
	}
	if r.Result != nil {
		complete := n.completeness(*r.Result)
		out.Completeness, out.Provisional = &complete, r.Result.Provisional
		if !r.Result.Hidden {
			out.Value = nullText(r.Result.Value)
		}
	}
	for _, m := range r.Missing {
		out.Missing = append(out.Missing, model.MissingFigure{Element: n.element(m.Element), Area: n.area(m.AreaCode), OnItsWay: m.OnItsWay, TenantID: m.TenantID})
	}
	return out
}
