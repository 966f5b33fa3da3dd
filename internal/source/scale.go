package source

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

// scale is what records are held against: the source's scope and names, the city's catalogue and its open rounds.
type scale struct {
	source   Source
	scope    access.FeedScope
	fields   map[string]Name
	places   map[string]string
	kinds    map[string]Kind
	elements map[string]plan.Element
	areas    map[string]tenant.Area
	open     map[place]bool
	month    int // of now, counted from the year 0
}

// place is where a round asks for something.
type place struct {
	Element, AreaCode string
	Year              int
}

// weighed is a record with what was found out about it; reason is "" while it fits.
type weighed struct {
	Record
	element  *plan.Element
	category string
	kind     *Kind
	area     *tenant.Area
	reason   Code
	params   map[string]string
}

func (w *weighed) misfit(reason Code, kv ...string) {
	w.reason, w.params = reason, map[string]string{}
	for i := 0; i < len(kv); i += 2 {
		w.params[kv[i]] = kv[i+1]
	}
}

func (w *weighed) key() figure.Key {
	return figure.Key{Element: w.element.Code, AreaCode: w.area.Code, Year: w.Year, Category: w.category}
}

// newScale reads what the records are held against, as the source's machine actor.
func newScale(ctx context.Context, tx *db.Tx, s Source) (*scale, error) {
	now := tx.Now.In(period.China)
	out := &scale{
		source: s, scope: *tx.Actor.Feed, fields: map[string]Name{}, places: map[string]string{}, kinds: map[string]Kind{},
		elements: map[string]plan.Element{}, areas: map[string]tenant.Area{}, open: map[place]bool{}, month: months(now.Year(), int(now.Month())),
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, e := range elements {
		out.elements[e.Code] = e
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, a := range areas {
		if a.Level != tenant.LevelTown {
			out.areas[a.Code] = a
		}
	}
	names, err := namesOf(ctx, tx, s.Code)
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if n.Subject == OfField {
			out.fields[n.Name] = n
		} else {
			out.places[n.Name] = *n.AreaCode
		}
	}
	kinds, err := kindsOf(ctx, tx, s.Code)
	for _, k := range kinds {
		out.kinds[k.Kind] = k
	}
	return out, err
}

func namesOf(ctx context.Context, tx *db.Tx, code string) ([]Name, error) {
	rows, err := gorm.G[Name](tx.DB).Where("city_id = ? and source = ?", tx.Actor.CityID, code).Order("subject desc, name").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("source: read names: %w", err)
	}
	return rows, nil
}

func kindsOf(ctx context.Context, tx *db.Tx, code string) ([]Kind, error) {
	rows, err := gorm.G[Kind](tx.DB).Where("city_id = ? and source = ?", tx.Actor.CityID, code).Order("kind").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("source: read kinds of events: %w", err)
	}
	return rows, nil
}

func months(year, month int) int { return year*12 + month }

// weigh holds one record against names and scope.
func (s *scale) weigh(r Record) weighed {
	w := weighed{Record: r}
	if r.event() {
		s.weighKind(&w)
	} else {
		s.weighField(&w)
	}
	if w.reason == "" {
		s.weighArea(&w)
	}
	if w.reason == "" && w.element != nil && !w.element.AskedAt(*w.area, w.Year) {
		w.misfit(NotAsked, "element", w.element.Name, "element@en", w.element.NameEN, "area", w.area.Name, "area@en", w.area.NameEN)
	}
	return w
}

func (s *scale) weighKind(w *weighed) {
	k, known := s.kinds[w.Kind]
	if !known {
		w.misfit(UnknownKind, "field", w.Kind)
		return
	}
	w.kind = &k
	if months(w.Year, w.Month) >= s.month {
		w.misfit(FutureMonth, "month", fmt.Sprintf("%04d-%02d", w.Year, w.Month))
	}
}

func (s *scale) weighField(w *weighed) {
	code, category := w.Field, w.Category
	if n, named := s.fields[w.Field]; named {
		code = *n.Element
		if category == "" {
			category = *n.Category
		}
	}
	e, known := s.elements[code]
	switch {
	case !known:
		w.misfit(UnknownField, "field", w.Field)
		return
	case !slices.Contains(s.scope.Elements, code):
		w.misfit(FieldNotAllowed, "element", e.Name, "element@en", e.NameEN)
		return
	case category == "":
		category = figure.Total
	}
	if !slices.Contains(e.In(w.Year).Categories(), category) {
		w.misfit(UnknownCategory, "element", e.Name, "element@en", e.NameEN, "category", category)
		return
	}
	w.element, w.category = &e, category
}

func (s *scale) weighArea(w *weighed) {
	code, named := s.places[w.Area]
	if !named {
		code = w.Area
	}
	a, known := s.areas[code]
	switch {
	case !known:
		w.misfit(UnknownArea, "area", w.Area)
	case !slices.Contains(s.scope.Areas, code):
		w.misfit(AreaNotAllowed, "area", a.Name, "area@en", a.NameEN)
	default:
		w.area = &a
	}
}

// twins leaves out a figure that an earlier record of the delivery gives already, and a count of the same month.
func twins(all []weighed) {
	type event struct {
		kind, area  string
		year, month int
	}
	figures, events := map[figure.Key]int{}, map[event]int{}
	for n := range all {
		w := &all[n]
		if w.reason != "" {
			continue
		}
		var first int
		var twice bool
		if w.kind != nil {
			e := event{w.kind.Kind, w.area.Code, w.Year, w.Month}
			if first, twice = events[e]; !twice {
				events[e] = w.Number
			}
		} else if first, twice = figures[w.key()]; !twice {
			figures[w.key()] = w.Number
		}
		if twice {
			w.misfit(Twice, "first", strconv.Itoa(first))
		}
	}
}

// asked leaves out figures that no open round asks for.
func (s *scale) asked(ctx context.Context, tx *db.Tx, all []weighed) error {
	var elements, areas, years db.TextArray
	for _, w := range all {
		if w.reason == "" && w.element != nil {
			elements, areas, years = append(elements, w.element.Code), append(areas, w.area.Code), append(years, strconv.Itoa(w.Year))
		}
	}
	var rows []place
	err := tx.DB.WithContext(ctx).Raw(`select distinct o.element, o.area_code, o.year from obligation o
		join round r on r.city_id = o.city_id and r.plan = o.plan and r.year = o.year and r.state = ?
		where o.city_id = ? and o.element = any (?) and o.area_code = any (?) and o.year = any (?::int[])`,
		round.Open, tx.Actor.CityID, elements, areas, years).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("source: read what rounds ask for: %w", err)
	}
	for _, r := range rows {
		s.open[r] = true
	}
	for n := range all {
		w := &all[n]
		if w.reason == "" && w.element != nil && !s.open[place{w.element.Code, w.area.Code, w.Year}] {
			w.misfit(NoRound, "year", strconv.Itoa(w.Year), "element", w.element.Name, "element@en", w.element.NameEN)
		}
	}
	return nil
}

// said is a text in both languages, as parameters.
func said(text func(lang string) string) []string {
	return []string{"said", text(fault.Chinese), "said@en", text(fault.English)}
}

// day is a date without its time, as the database keeps it.
func day(t time.Time) time.Time {
	t = t.In(period.China)
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
