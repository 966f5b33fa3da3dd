package rollup

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// Own is a target that an area holds itself against, beside the one that counts.
type Own struct {
	Rule target.Rule
	// Baseline is where the area begins; nil is its value of the baseline year.
	Baseline *decimal.Decimal
}

// Compared is an area's result of a year, with what the numbers say against a target of its own.
type Compared struct {
	Area   tenant.Area
	Result *Result
	// Own is nil where the area has no such target, and where its value is not judged or may not be read.
	Own *target.Verdict
}

// Compare judges the values of an indicator in the query's one year against targets by area. Like every value, these are
// answered from the caller's scope, outside of it from what is published; nothing is stored.
func Compare(ctx context.Context, tx *db.Tx, q Query, indicator string, own map[string]Own) ([]Compared, error) {
	w, err := look(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	n := w.table.place(indicator)
	if n < 0 {
		return nil, fault.New(fault.NotFound, "indicator", indicator)
	}
	var out []Compared
	for a, area := range w.table.Areas {
		c := Compared{Area: area, Result: w.table.At(n, a, len(w.table.Years)-1)}
		if o, has := own[area.Code]; has && c.Result != nil && c.Result.Verdict != nil {
			v := w.against(n, a, o)
			c.Own = &v
		}
		out = append(out, c)
	}
	return out, nil
}

// against judges by the rule of the area's own, with the same course that the city's target has there.
func (w *watch) against(n, a int, own Own) target.Verdict {
	i := w.table.Indicators[n]
	h := w.heldAt(n, a)
	h.rule, h.course.Part = own.Rule, false
	if own.Baseline != nil {
		baseline := quantity.FromDecimal(*own.Baseline)
		h.course.Baseline, h.ownBaseline = &baseline, false
	}
	course := w.along(&h, n, a)
	course.Pooled = h.pooled(w.year, w.behind(n, a))
	return target.Judge(h.rule, course, target.Direction(i.Direction))
}

// behind gives the results of the years as the formula gave them, for the pooled value.
func (w *watch) behind(n, a int) []formula.Result {
	var out []formula.Result
	for y := range w.table.Years {
		r := w.table.At(n, a, y)
		if r == nil {
			r = &Result{Provisional: true}
		}
		out = append(out, formula.Result{Provisional: r.Provisional, Numerator: known(r.Numerator), Denominator: known(r.Denominator)})
	}
	return out
}

// Part is what a county, or the city's own institutions, weigh in the city's value: the newest approved denominator, nil where
// there is none.
type Part struct {
	Area   string
	Level  string
	Weight *decimal.Decimal
	// Published is the newest published value of the institutions. They set no targets, and what is known of them to all is what
	// may be told apart in a sum.
	Published *decimal.Decimal
}

// Parts lists by indicator of a plan who takes part in it; the institutions do unless they last said that they do not. The weights
// are read for the whole city whoever asks, for what is made of them shall be the same for all: they are to be computed with, and
// not to be shown.
func Parts(ctx context.Context, tx *db.Tx, code string) (map[string][]Part, error) {
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	out := map[string][]Part{}
	err := tx.As(access.Rollup(tx.Actor.CityID), func() error {
		d, err := defineAll(ctx, tx, code)
		if err != nil {
			return err
		}
		weights, err := readWeights(ctx, tx, code)
		if err != nil {
			return err
		}
		published, err := readInstitutions(ctx, tx, code)
		if err != nil {
			return err
		}
		for _, i := range d.indicators {
			element := d.elements[i.Elements()[0]]
			for _, a := range d.areas {
				at := indicatorArea{i.Code, a.code}
				if a.level == tenant.LevelCity || a.last != nil || !element.AskedOf(a.level) || published[at].apart {
					continue
				}
				out[i.Code] = append(out[i.Code], Part{Area: a.code, Level: a.level, Weight: weights[at], Published: published[at].value})
			}
		}
		return nil
	})
	return out, err
}

type indicatorArea struct{ indicator, area string }

func readWeights(ctx context.Context, tx *db.Tx, code string) (map[indicatorArea]*decimal.Decimal, error) {
	var rows []struct {
		Indicator   string
		AreaCode    string
		Denominator decimal.Decimal
	}
	err := tx.DB.WithContext(ctx).Raw(`select distinct on (indicator, area_code) indicator, area_code, denominator from rollup_cell
		where city_id = ? and plan = ? and basis = ? and denominator is not null and not provisional
		order by indicator, area_code, year desc`, tx.Actor.CityID, code, Approved).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read the weights of counties: %w", err)
	}
	out := make(map[indicatorArea]*decimal.Decimal, len(rows))
	for _, r := range rows {
		out[indicatorArea{r.Indicator, r.AreaCode}] = &r.Denominator
	}
	return out, nil
}

// institution is what is published of the city's own institutions; apart says that an indicator does not apply to them.
type institution struct {
	value *decimal.Decimal
	apart bool
}

func readInstitutions(ctx context.Context, tx *db.Tx, code string) (map[indicatorArea]institution, error) {
	var rows []struct {
		Indicator, AreaCode string
		Value               decimal.NullDecimal
		Emptiness           *string
		Provisional         bool
	}
	err := tx.DB.WithContext(ctx).Raw(`select c.indicator, c.area_code, c.value, c.emptiness, c.provisional
		from round r join published_cell c on c.city_id = r.city_id and c.snapshot_id = r.snapshot_id and c.category = 'total'
		join area a on a.city_id = c.city_id and a.code = c.area_code and a.level = ?
		where r.city_id = ? and r.plan = ? order by r.year desc`, tenant.LevelMunicipal, tx.Actor.CityID, code).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read what is published of the institutions: %w", err)
	}
	out := map[indicatorArea]institution{}
	for _, r := range rows {
		at := indicatorArea{r.Indicator, r.AreaCode}
		i, seen := out[at]
		i.apart = i.apart || !seen && r.Emptiness != nil && *r.Emptiness == string(quantity.NotApplicable)
		if i.value == nil && r.Value.Valid && !r.Provisional {
			i.value = &r.Value.Decimal
		}
		out[at] = i
	}
	return out, nil
}
