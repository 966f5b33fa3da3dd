package history

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/tenant"
)

// Row is a row of a file as it was read. Area, Element and Category are codes or names.
type Row struct {
	// Line is where it stands in the file, the heads being line 1.
	Line                          int
	Year, Area, Element, Category string
	Value                         quantity.Value
	Note                          string
	// Wrong says why its value cannot be read.
	Wrong *fault.Fault
}

// firstYear is the first that a figure can be of; before it there was no such statistics.
const firstYear = 1949

// longestNote is in characters, as for what is typed on the page.
const longestNote = 2000

// weighed is a row against the catalogue and against what is stored.
type weighed struct {
	row     Row
	past    figure.Past
	element plan.Element
	// fault says why the row is left out.
	fault *fault.Fault
	// kind is what taking it comes to; "" where it is left out.
	kind string
}

const (
	fresh   = "fresh"
	changed = "changed"
	same    = "same"
)

func (w *weighed) tally() Tally {
	switch {
	case w.fault != nil:
		return Tally{Refused: 1}
	case w.kind == fresh:
		return Tally{Fresh: 1}
	case w.kind == changed:
		return Tally{Changed: 1}
	}
	return Tally{Same: 1}
}

// scale knows the city's catalogue, areas and tenants.
type scale struct {
	source     string
	elements   map[string]plan.Element
	areas      map[string]tenant.Area
	owners     map[tenant.OwnerKey]tenant.Tenant
	categories map[string]string
	thisYear   int
}

func newScale(ctx context.Context, tx *db.Tx, i Import) (*scale, error) {
	s := &scale{source: i.Source, elements: map[string]plan.Element{}, areas: map[string]tenant.Area{}, categories: map[string]string{}, thisYear: tx.Now.Year()}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	byName(s.elements, elements, func(e plan.Element) (string, string) { return e.Code, e.Name })
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	areas = slices.DeleteFunc(areas, func(a tenant.Area) bool { return a.Level == tenant.LevelTown })
	byName(s.areas, areas, func(a tenant.Area) (string, string) { return a.Code, a.Name })
	for _, e := range elements {
		for _, c := range e.Categories() {
			s.categories[c], s.categories[e.CategoryName(fault.Chinese, c)] = c, c
		}
	}
	s.owners, err = tenant.Owners(ctx, tx)
	return s, err
}

// byName finds things by their code, and by their name where it is one thing's alone.
func byName[T any](into map[string]T, all []T, names func(T) (code, name string)) {
	count := map[string]int{}
	for _, t := range all {
		code, name := names(t)
		into[code] = t
		count[name]++
	}
	for _, t := range all {
		if _, name := names(t); count[name] == 1 {
			if _, taken := into[name]; !taken {
				into[name] = t
			}
		}
	}
}

var yearText = regexp.MustCompile(`^([0-9]{4})(年|年度)?$`)

func refusal(reason string, kv ...string) *fault.Fault {
	return fault.New(fault.InvalidValue, append([]string{"reason", reason}, kv...)...)
}

// weigh reads a row against the catalogue.
func (s *scale) weigh(r Row) weighed {
	w := weighed{row: r}
	leftOut := func(f *fault.Fault) weighed { w.fault = f; return w }
	read := yearText.FindStringSubmatch(r.Year)
	year := 0
	if read != nil {
		year, _ = strconv.Atoi(read[1]) // four digits
	}
	if year < firstYear || year > s.thisYear {
		return leftOut(refusal(fault.ReasonHistoryYear, "value", r.Year, "low", strconv.Itoa(firstYear), "high", strconv.Itoa(s.thisYear)))
	}
	area, known := s.areas[r.Area]
	if !known {
		return leftOut(refusal(fault.ReasonHistoryUnknown, "what", "地区", "what@en", "area", "value", r.Area))
	}
	e, known := s.elements[r.Element]
	if !known {
		return leftOut(refusal(fault.ReasonHistoryUnknown, "what", "数据元", "what@en", "element", "value", r.Element))
	}
	e = e.In(year)
	w.element = e
	category, known := s.categories[r.Category]
	if r.Category == "" {
		category, known = figure.Total, true
	}
	if !known || !slices.Contains(e.Categories(), category) {
		return leftOut(refusal(fault.ReasonHistoryUnknown, "what", "分类", "what@en", "category", "value", r.Category))
	}
	if !e.AskedAt(area, year) {
		return leftOut(refusal(fault.ReasonHistoryNotAsked, "element", e.Name, "element@en", e.NameEN, "area", area.Name, "area@en", area.NameEN))
	}
	owner, known := s.owner(area, e)
	if !known {
		return leftOut(refusal(fault.ReasonHistoryOwner, "element", e.Name, "element@en", e.NameEN, "area", area.Name, "area@en", area.NameEN))
	}
	if r.Wrong != nil {
		return leftOut(r.Wrong)
	}
	if len([]rune(r.Note)) > longestNote {
		return leftOut(refusal(fault.ReasonTooLong, "field", "explanation", "limit", strconv.Itoa(longestNote)))
	}
	w.past = figure.Past{
		Key:      figure.Key{Element: e.Code, AreaCode: area.Code, Year: year, Category: category},
		Scope:    figure.Scope{AreaPath: area.Path, Line: e.Line, Support: e.Support, Plans: e.Plans},
		Level:    levelOf(area),
		TenantID: owner.ID, Value: r.Value, Explanation: s.said(r),
	}
	return w
}

// said is what stands beside a figure: the row's own words, else where the file comes from.
func (s *scale) said(r Row) string {
	if note := strings.TrimSpace(r.Note); note != "" {
		return note
	}
	return s.source
}

// owner is who would report the element for that area: the city's departments report for its own institutions.
func (s *scale) owner(a tenant.Area, e plan.Element) (tenant.Tenant, bool) {
	at := a.Code
	if a.Level == tenant.LevelMunicipal {
		at = *a.Parent
	}
	t, known := s.owners[tenant.OwnerKey{Area: at, Line: e.Line}]
	return t, known
}

func levelOf(a tenant.Area) chain.Level {
	if a.Level == access.LevelCounty {
		return chain.County
	}
	return chain.City
}

// compare holds rows against what is stored: what was collected in a round is not history.
func compare(ctx context.Context, tx *db.Tx, rows []weighed) error {
	var keys []figure.Key
	for _, w := range rows {
		if w.fault == nil {
			keys = append(keys, w.past.Key)
		}
	}
	stored, err := figure.Stored(ctx, tx, keys)
	if err != nil {
		return err
	}
	collected, err := collectedIn(ctx, tx, keys)
	if err != nil {
		return err
	}
	for n := range rows {
		w := &rows[n]
		if w.fault != nil {
			continue
		}
		k := w.past.Key
		at, there := stored[k]
		switch {
		case there && at.Value.Equal(w.past.Value):
			w.kind = same
		case there && at.Origin != figure.FromImport:
			w.fault = refusal(fault.ReasonHistoryReported, "value", shown(at.Value, fault.Chinese), "value@en", shown(at.Value, fault.English))
		case collected[obligationKey{k.Element, k.AreaCode, k.Year}]:
			w.fault = refusal(fault.ReasonHistoryCollected, "year", strconv.Itoa(k.Year))
		case there:
			w.kind, w.past.FigureID, w.past.Revision = changed, at.FigureID, at.Revision
		default:
			w.kind = fresh
		}
	}
	return nil
}

func shown(v quantity.Value, lang string) string {
	if v.Present() {
		return v.Dec.String()
	}
	return fault.Local(lang, "空值", "no value")
}

type obligationKey struct {
	Element, AreaCode string
	Year              int
}

// collectedIn tells what a round asks for.
func collectedIn(ctx context.Context, tx *db.Tx, keys []figure.Key) (map[obligationKey]bool, error) {
	years := map[int]bool{}
	for _, k := range keys {
		years[k.Year] = true
	}
	var asked db.TextArray
	for y := range years {
		asked = append(asked, strconv.Itoa(y))
	}
	var rows []obligationKey
	err := tx.DB.WithContext(ctx).Raw(`select distinct element, area_code, year from obligation where city_id = ? and year = any (?::int[])`, tx.Actor.CityID, asked).Scan(&rows).Error
	out := make(map[obligationKey]bool, len(rows))
	for _, r := range rows {
		out[r] = true
	}
	return out, wrap(err, "read what rounds ask for")
}
