package plan

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Elements gives all elements of the city by code: a plan that is brought in may use what others define.
func Elements(ctx context.Context, tx *db.Tx) ([]Element, error) {
	elements, err := gorm.G[Element](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("code").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: elements of the city: %w", err)
	}
	return elements, nil
}

func elementsOfCity(ctx context.Context, tx *db.Tx) (map[string]Element, error) {
	elements, err := Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	byCode := make(map[string]Element, len(elements))
	for _, e := range elements {
		byCode[e.Code] = e
	}
	return byCode, nil
}

// DefinedBy is the plan that defines the element.
func (e Element) DefinedBy() string {
	if len(e.Plans) == 0 {
		return ""
	}
	return e.Plans[0]
}

// SameAs tells whether two definitions of an element say the same; who uses it does not belong to the definition.
func (e Element) SameAs(o Element) bool {
	return e.Code == o.Code && e.Name == o.Name && e.NameEN == o.NameEN && e.Unit == o.Unit && e.Kind == o.Kind &&
		e.Level == o.Level && e.PeriodBasis == o.PeriodBasis && e.Line == o.Line && e.Inferred == o.Inferred &&
		sameDivisions(e.Divisions, o.Divisions) && sameLimit(e.Minimum, o.Minimum) && sameLimit(e.Maximum, o.Maximum) &&
		db.Same(e.SmallCells, o.SmallCells) && db.Same(e.Definition, o.Definition) && db.Same(e.DefinitionEN, o.DefinitionEN) &&
		db.Same(e.FirstYear, o.FirstYear) && db.Same(e.LastYear, o.LastYear) && slices.EqualFunc(e.Earlier, o.Earlier, sameEarlier)
}

func sameEarlier(a, b EarlierElement) bool {
	return a.Redefinition == b.Redefinition && a.Name == b.Name && a.NameEN == b.NameEN && a.Unit == b.Unit && a.PeriodBasis == b.PeriodBasis &&
		db.Same(a.Definition, b.Definition) && db.Same(a.DefinitionEN, b.DefinitionEN) && sameLimit(a.Minimum, b.Minimum) && sameLimit(a.Maximum, b.Maximum)
}

func sameLimit(a, b *decimal.Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// ownElements are the elements that this plan defines. One that another plan of the city defines must say the same there.
func (c Catalogue) ownElements(before map[string]Element) ([]Element, error) {
	var own []Element
	for _, e := range c.Elements {
		stored, exists := before[e.Code]
		foreign := exists && stored.DefinedBy() != c.Plan.Code
		switch {
		case foreign && !stored.SameAs(e):
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonElementDiffers, "element", e.Code, "plan", stored.DefinedBy())
		case foreign:
		case slices.Contains(c.Borrowed, e.Code):
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonElementUnknown, "element", e.Code, "plan", c.Plan.Code)
		default:
			e.Plans = db.TextArray{c.Plan.Code}
			own = append(own, e)
		}
	}
	return own, nil
}

// gone are the elements that this plan used to define and no longer uses.
func (c Catalogue) gone(before map[string]Element) db.TextArray {
	gone := db.TextArray{}
	for code, e := range before {
		if _, kept := c.Element(code); !kept && e.DefinedBy() == c.Plan.Code {
			gone = append(gone, code)
		}
	}
	slices.Sort(gone)
	return gone
}

// refuseInUse asks whether anything refers to what the catalogue no longer has.
func refuseInUse(ctx context.Context, tx *db.Tx, c Catalogue, before map[string]Element) error {
	gone := c.gone(before)
	for _, code := range gone {
		if plans := before[code].Plans; len(plans) > 1 {
			return fault.New(fault.WrongState, "reason", fault.ReasonInUse, "what", code+" ("+plans[1]+")")
		}
	}
	used := codes(c.Elements, func(e Element) string { return e.Code })
	indicators := codes(c.Computed(), func(i Indicator) string { return i.Code })
	city, code := c.Plan.CityID, c.Plan.Code
	questions := []struct {
		sql  string
		args []any
	}{
		{"select element from obligation where city_id = ? and plan = ? and element <> all (?) limit 1", []any{city, code, used}},
		{"select element from figure where city_id = ? and element = any (?) limit 1", []any{city, gone}},
		{"select indicator from rollup_cell where city_id = ? and plan = ? and indicator <> all (?) limit 1", []any{city, code, indicators}},
	}
	for _, q := range questions {
		var found []string
		if err := tx.DB.WithContext(ctx).Raw(q.sql, q.args...).Scan(&found).Error; err != nil {
			return fmt.Errorf("plan: ask what refers to rows of %s: %w", code, err)
		}
		if len(found) > 0 {
			return fault.New(fault.WrongState, "reason", fault.ReasonInUse, "what", found[0])
		}
	}
	return nil
}

// rescope derives who may read each element from all indicators of the city, and tells which elements' scope has changed.
func rescope(ctx context.Context, tx *db.Tx, before map[string]Element) ([]string, error) {
	elements, err := Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	indicators, err := gorm.G[Indicator](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("plan, number").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: indicators of the city: %w", err)
	}
	var changed []string
	for _, e := range elements {
		support, plans := scope(e, indicators)
		if !slices.Equal(support, e.Support) || !slices.Equal(plans, e.Plans) {
			_, err := gorm.G[Element](tx.DB).Where("city_id = ? and code = ?", e.CityID, e.Code).
				Select("support", "plans").Updates(ctx, Element{Support: support, Plans: plans})
			if err != nil {
				return nil, fmt.Errorf("plan: rescope element %s: %w", e.Code, err)
			}
		}
		was, existed := before[e.Code]
		if existed && (was.Line != e.Line || !slices.Equal(was.Support, support) || !slices.Equal(was.Plans, plans)) {
			changed = append(changed, e.Code)
		}
	}
	return changed, nil
}

// Readers is a table for the statements of those whose rows carry an element's scope: for each of @elements the plans that
// use it and all lines that may read it. A row keeps the line of the tenant that it belongs to, so it holds the others:
// array_remove(readers, line).
const Readers = `(select city_id, code, plans, array(select distinct reader collate "C" from unnest(support || line) as reader order by 1) as readers
	from element where city_id = @city and code = any (@elements))`

// FollowScope has the rows of a table that name an element follow a catalogue that changed who may read these elements. Only the
// machine actor "loader" may.
func FollowScope(ctx context.Context, tx *db.Tx, table string, elements []string) error {
	err := tx.DB.WithContext(ctx).Exec(`update `+table+` t set support = array_remove(e.readers, t.line), plans = e.plans from `+Readers+` e
		where e.city_id = t.city_id and e.code = t.element and (t.support, t.plans) is distinct from (array_remove(e.readers, t.line), e.plans)`,
		map[string]any{"city": tx.Actor.CityID, "elements": db.TextArray(elements)}).Error
	if err != nil {
		return fmt.Errorf("plan: have %s follow the elements' scope: %w", table, err)
	}
	return nil
}

// scope is the lines beside the owner's that may read an element, and the plans that use it, the defining one first.
func scope(e Element, indicators []Indicator) (support, plans db.TextArray) {
	plans = db.TextArray{e.DefinedBy()}
	for _, i := range indicators {
		if !i.Uses(e.Code) {
			continue
		}
		for _, line := range append([]string{i.Lead}, i.Support...) {
			if line != e.Line && !slices.Contains(support, line) {
				support = append(support, line)
			}
		}
		if !slices.Contains(plans, i.Plan) {
			plans = append(plans, i.Plan)
		}
	}
	slices.Sort(support)
	return support, plans
}

// Others are the plans and schemes, of those known by code, that use one of the elements too, each once.
func Others(known map[string]Plan, own string, elements ...Element) []Plan {
	var out []Plan
	for _, e := range elements {
		for _, code := range e.Plans {
			p, ok := known[code]
			if ok && code != own && !slices.ContainsFunc(out, func(o Plan) bool { return o.Code == code }) {
				out = append(out, p)
			}
		}
	}
	return out
}
