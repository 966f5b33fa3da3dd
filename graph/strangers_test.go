package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/graph/generated"
)

// The same questions each time; another number asks others.
const (
	seed      = 20251103
	askers    = 15 // of each city
	questions = 3  // of each field, by each asker
)

// Users of all kinds of tenants ask every field for things of all tenants of both cities, by chance. Whatever comes back lies in
// their scope, or it belongs to a published year of their city.
func TestNobodyIsAnsweredOutsideTheirScope(t *testing.T) {
	t.Logf("seed %d", seed)
	w := ownDemo(t)
	w.owner(t, `update app_user set roles = '{viewer}' where username = 'reviewer' and tenant_id in (select tenant_id from tenant_directory where slug in ('330481-jus', '330483-jus', '330502-hc'))`)
	arrangeDeadlines(t, w, women, "330481-hc")
	arrangeDeadlines(t, w, women, "330482-edu")
	arrangeDeadlines(t, w, "huzhou-women-14-5", "330502-hc")
	owner := w.asOwner(t)
	bringHistory(t, w, "checked")
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // the same each time is what it is for
	loot := harvest{
		plans: list[string](t, owner, `select plan from plan`), indicators: map[string][]string{},
		areas:       list[string](t, owner, `select code from area where level <> 'town' union (select min(code) from area where level = 'town' group by city_id)`),
		elements:    list[string](t, owner, `select distinct code from element`),
		figures:     list[string](t, owner, `select id::text from figure`),
		items:       list[string](t, owner, `select code from task union select code from project`),
		records:     list[string](t, owner, `select id::text from organisation_record`),
		evaluations: list[string](t, owner, `select id::text from evaluation`),
		accounts:    list[string](t, owner, `select concat_ws(' ', s.evaluation, t.slug) from self_evaluation s join tenant t on t.id = s.tenant_id`),
		tenants:     list[string](t, owner, `select slug from tenant where line is not null`),
		reports:     list[string](t, owner, `select concat_ws(' ', r.plan, r.year, r.item, t.slug) from progress_report r join tenant t on t.id = r.tenant_id`),
		surveys:     list[string](t, owner, `select id::text from survey`),
		imports:     list[string](t, owner, `select id::text from history_import`),
		sources:     list[string](t, owner, `select code from source`),
	}
	for _, plan := range loot.plans {
		loot.indicators[plan] = list[string](t, owner, `select code from indicator where plan = $1`, plan)
	}
	seen := tally{}
	for _, city := range list[string](t, owner, `select city_id from city`) {
		users := list[string](t, owner, `select t.slug || '/' || u.username || ' ' || t.id from tenant t join app_user u on u.tenant_id = t.id where t.city_id = $1`, city)
		random.Shuffle(len(users), func(i, j int) { users[i], users[j] = users[j], users[i] })
		// One of those who may ask for everything is among them.
		office := slices.IndexFunc(users, func(user string) bool { return strings.HasPrefix(user, city+"-wcwc/signer ") })
		users[0], users[office] = users[office], users[0]
		for _, user := range users[:min(askers, len(users))] {
			who, tenant, _ := strings.Cut(user, " ")
			w.as(who).token(t) // signing in stands in the trail
			s := &stranger{T: t, caller: w.as(who), scope: scopeOf(t, owner, tenant), random: random, loot: loot, seen: seen}
			for _, f := range readFields() {
				for range questions {
					s.ask(f)
				}
			}
		}
	}
	for _, f := range readFields() {
		require.NotZero(t, seen[f.name], "%s was never answered: the test would not notice anything", f.name)
	}
	t.Logf("answers with something in them: %v", seen)
}

// harvest is what the questions are made of: the keys of all tenants of both cities.
type harvest struct {
	plans, areas, figures []string
	elements              []string
	items, tenants        []string // of tasks and projects; by slug
	records               []string // under the organisation articles
	reports               []string // "plan year item tenant"
	evaluations           []string
	accounts              []string // "evaluation tenant"
	surveys, imports      []string
	sources               []string
	indicators            map[string][]string // by plan
}

// tally counts the answers by field.
type tally map[string]int

type stranger struct {
	*testing.T
	caller
	*scope
	random *rand.Rand
	loot   harvest
	seen   tally
}

// pick takes one, every other time one of the asker's own, where there are such.
func (s *stranger) pick(from []string, own map[string]bool) string {
	if s.random.IntN(2) == 0 {
		if mine := slices.DeleteFunc(slices.Clone(from), func(key string) bool { return !own[key] }); len(mine) > 0 {
			from = mine
		}
	}
	return from[s.random.IntN(len(from))]
}

// readField is a field with everything that it can be asked for, and what of its answer is looked at besides ids and words.
type readField struct {
	name, document string
	look           func(s *stranger, v vars, field any)
}

func (s *stranger) ask(f readField) {
	s.Helper()
	v := vars{
		"plan": s.pick(s.loot.plans, nil), "area": s.pick(s.loot.areas, s.areas), "id": s.pick(s.loot.figures, s.ids),
		"element": s.pick(s.loot.elements, s.elements), "item": s.pick(s.loot.items, nil), "record": s.pick(s.loot.records, s.ids), "tenant": s.pick(s.loot.tenants, s.colleagues),
		"survey": s.pick(s.loot.surveys, s.ids), "import": s.pick(s.loot.imports, s.ids), "evaluation": s.pick(s.loot.evaluations, s.ids), "source": s.pick(s.loot.sources, nil),
		"year": 2020 + s.random.IntN(6), "basis": s.pick([]string{"SUBMITTED", "APPROVED", "PUBLISHED"}, nil), "depth": s.random.IntN(2),
	}
	if s.random.IntN(2) == 0 { // by chance alone nobody would hit upon a report
		plan, key, _ := strings.Cut(s.pick(s.loot.reports, s.work), " ")
		year, item, tenant := splitReport(s.T, key)
		v["plan"], v["year"], v["item"], v["tenant"] = plan, year, item, tenant
	}
	if f.name == "selfEvaluation" {
		evaluation, tenant, _ := strings.Cut(s.pick(s.loot.accounts, s.accounts), " ")
		v["evaluation"], v["tenant"] = evaluation, tenant
	}
	v["indicator"] = s.pick(s.loot.indicators[v["plan"].(string)], nil)
	about := fmt.Sprintf("seed %d, %s asks %s of %v", seed, s.who, f.name, v)
	a := s.caller.ask(s.T, f.document, v)
	if len(a.Errors) > 0 {
		refusals := []string{"NOT_FOUND", "FORBIDDEN"}
		if f.name == "surveyResult" && s.ids[v["survey"].(string)] { // one that is still open has no result yet
			refusals = append(refusals, "WRONG_STATE")
		}
		require.Contains(s, refusals, a.code(), "%s: %s", about, a.raw)
		return
	}
	var data map[string]any
	require.NoError(s, json.Unmarshal(a.Data, &data), about)
	if data[f.name] != nil {
		s.seen[f.name]++
	}
	word := slices.IndexFunc(s.foreign, func(word string) bool { return strings.Contains(a.raw, word) })
	require.Negative(s, word, "%s: another city's %v in %s", about, s.foreign[max(word, 0)], a.raw)
	for _, id := range uuids.FindAllString(a.raw, -1) {
		require.True(s, s.ids[id], "%s: id %s is not in scope", about, id)
	}
	if f.look != nil && data[f.name] != nil {
		f.look(s, v, data[f.name])
	}
}

func splitReport(t *testing.T, key string) (year int, item, tenant string) {
	t.Helper()
	_, err := fmt.Sscanf(key, "%d %s %s", &year, &item, &tenant)
	require.NoError(t, err)
	return year, item, tenant
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// at follows a path of fields; a list on the way gives what is in each of its rows.
func at(value any, path ...string) []any {
	if rows, ok := value.([]any); ok {
		var out []any
		for _, row := range rows {
			out = append(out, at(row, path...)...)
		}
		return out
	}
	if len(path) == 0 || value == nil {
		return []any{value}
	}
	return at(value.(map[string]any)[path[0]], path[1:]...)
}

// reads tells whether a value of an indicator, area and year is one that the asker may read.
func (s *stranger) reads(v vars, indicator, area, year any) bool {
	return s.published[fmt.Sprintf("%v/%v", v["plan"], year)] || s.areas[area.(string)] && s.indicators[fmt.Sprintf("%v/%v", v["plan"], indicator)]
}

func (s *stranger) readable(v vars, indicator, area, year any) {
	s.Helper()
	require.True(s, s.reads(v, indicator, area, year), "seed %d, %s: a value of %v, %v in %v", seed, s.who, indicator, area, year)
}

func lookAtCells(s *stranger, v vars, field any) {
	for _, c := range at(field, "cells") {
		s.readable(v, at(c, "indicator", "code")[0], at(c, "area", "code")[0], at(c, "year")[0])
	}
}

// The columns of the dense form are indexed by indicator, area and year; null is what may not be read.
func lookAtBoard(s *stranger, v vars, field any) {
	areas, years, columns := at(field, "areas", "code"), at(field, "years"), field.(map[string]any)
	for i, indicator := range at(field, "indicators", "code") {
		for j, area := range areas {
			for k, year := range years {
				n := (i*len(areas)+j)*len(years) + k
				for _, column := range []string{"values", "displays", "verdicts", "reasons", "empty", "reported", "missing"} {
					if columns[column].([]any)[n] != nil {
						s.readable(v, indicator, area, year)
					}
				}
			}
		}
	}
}

func lookAtValue(s *stranger, v vars, _ any) { s.readable(v, v["indicator"], v["area"], v["year"]) }

// Who may not read the year itself has it looked ahead from what is published, on whatever basis.
func lookAtDivided(s *stranger, v vars, field any) {
	if !s.reads(v, v["indicator"], v["area"], v["year"]) {
		require.Equal(s, s.ofPublished(v, "divided"), field, "seed %d, %s: %v", seed, s.who, v)
	}
}

func lookAtOutlook(s *stranger, v vars, field any) {
	if !s.reads(v, v["indicator"], v["area"], v["year"]) {
		require.Equal(s, s.ofPublished(v, "outlook"), field, "seed %d, %s: %v", seed, s.who, v)
	}
}

func lookAtWarnings(s *stranger, v vars, field any) {
	unread := func(rows any) (out []any) {
		for _, row := range rows.([]any) {
			if !s.reads(v, at(row, "indicator", "code")[0], v["area"], v["year"]) {
				out = append(out, row)
			}
		}
		return out
	}
	require.Equal(s, unread(s.ofPublished(v, "warnings")), unread(field), "seed %d, %s: %v", seed, s.who, v)
}

// What may not be read is not counted.
func lookAtAttainment(s *stranger, v vars, field any) {
	for _, indicator := range at(field, "overall", "unjudged", "code") {
		s.readable(v, indicator, v["area"], v["year"])
	}
	if !s.published[fmt.Sprintf("%v/%v", v["plan"], v["year"])] {
		for _, row := range at(field, "areas") {
			if !s.areas[at(row, "area", "code")[0].(string)] {
				require.Zero(s, at(row, "tally", "total")[0], "seed %d, %s: %v", seed, s.who, v)
			}
		}
	}
}

// The targets are for the whole city; the values that they are held against are not.
func lookAtOwnTargets(s *stranger, v vars, field any) {
	for _, row := range at(field, "rows") {
		if row.(map[string]any)["cell"] != nil || row.(map[string]any)["verdict"] != nil {
			s.readable(v, v["indicator"], at(row, "area", "code")[0], v["year"])
		}
	}
}

// What may not be read has no score, and makes no index.
func lookAtIndex(s *stranger, v vars, field any) {
	for _, row := range at(field, "areas") {
		area := at(row, "area", "code")[0]
		for _, indicator := range at(row, "scores", "indicator") {
			s.readable(v, indicator, area, v["year"])
		}
		for _, point := range at(row, "series") {
			if year := at(point, "year")[0]; at(point, "total")[0] != nil && !s.published[fmt.Sprintf("%v/%v", v["plan"], year)] {
				require.True(s, s.areas[area.(string)], "seed %d, %s: the index of %v in %v", seed, s.who, area, year)
			}
		}
	}
}

// ofPublished is the same field by what is published.
func (s *stranger) ofPublished(v vars, name string) any {
	s.Helper()
	v = maps.Clone(v)
	v["basis"] = "PUBLISHED"
	return read[any](s.T, s.caller.ask(s.T, readFields()[slices.IndexFunc(readFields(), func(f readField) bool { return f.name == name })].document, v))
}

func lookAtProgress(s *stranger, _ vars, field any) {
	for _, area := range at(field, "areas", "area", "code") {
		require.True(s, s.areas[area.(string)], "seed %d, %s: how far %v is", seed, s.who, area)
	}
	for _, slug := range at(field, "tenants", "nodes", "tenant", "slug") {
		require.True(s, s.tenants[slug.(string)], "seed %d, %s: how far %v is", seed, s.who, slug)
	}
}

func lookAtErrata(s *stranger, _ vars, field any) {
	for _, row := range field.([]any) {
		require.True(s, s.areas[at(row, "area", "code")[0].(string)] && s.elements[at(row, "element", "code")[0].(string)], "seed %d, %s: %v", seed, s.who, row)
	}
}

// Whose reports and reminders come back, are tenants of the asker's lines and area, or have a part in a task of the asker's.
func lookAtWork(s *stranger, v vars, field any) {
	for _, slug := range append(at(field, "items", "reports", "tenant", "slug"), at(field, "supervisions", "tenant", "slug")...) {
		require.True(s, s.colleagues[slug.(string)], "seed %d, %s: work of %v in %v", seed, s.who, slug, v["plan"])
	}
}

func lookAtReport(s *stranger, v vars, field any) {
	for _, slug := range append(at(field, "tenant", "slug"), at(field, "item", "reports", "tenant", "slug")...) {
		require.True(s, s.colleagues[slug.(string)], "seed %d, %s: the report of %v on %v", seed, s.who, slug, v["item"])
	}
}

func lookAtCoherence(s *stranger, _ vars, field any) {
	for _, area := range at(field, "area", "code") {
		require.True(s, s.areas[area.(string)], "seed %d, %s: what does not fit in %v", seed, s.who, area)
	}
}

// What is recorded under the organisation articles is read in the reader's area, whatever its line.
func lookAtRecords(s *stranger, _ vars, field any) {
	for _, area := range at(field, "articles", "records", "tenant", "area", "code") {
		require.True(s, s.areas[area.(string)], "seed %d, %s: a record of %v", seed, s.who, area)
	}
}

// An office is answered of the tenants of its area, a department of itself.
func lookAtUnits(s *stranger, _ vars, field any) {
	for _, slug := range at(field, "tenant", "slug") {
		own, _, _ := strings.Cut(s.who, "/")
		office := strings.HasSuffix(own, "-wcwc") || strings.HasSuffix(own, "-stat")
		require.True(s, slug == own || office && s.tenants[slug.(string)], "seed %d, %s: the result of %v", seed, s.who, slug)
	}
}

func lookAtHistory(s *stranger, v vars, field any) {
	for _, id := range at(field, "id") {
		require.Equal(s, v["record"], id)
	}
}

func lookAtAccount(s *stranger, v vars, field any) {
	slug := at(field, "tenant", "slug")[0].(string)
	require.Equal(s, v["tenant"], slug)
	require.True(s, s.accounts[v["evaluation"].(string)+" "+slug], "seed %d, %s: the account of %v", seed, s.who, slug)
}

// Texts are for office and statistics of the evaluation's level and of those above.
func lookAtReports(s *stranger, _ vars, field any) {
	if field == nil {
		return
	}
	own, _, _ := strings.Cut(s.who, "/")
	texts := field.(map[string]any)["texts"].([]any)
	require.True(s, len(texts) == 0 || strings.HasSuffix(own, "-wcwc") || strings.HasSuffix(own, "-stat"), "seed %d, %s: %v", seed, s.who, texts)
}

// What people wrote is told to the tenant that asked; the demonstration's are the cities' offices.
func lookAtTexts(s *stranger, _ vars, field any) {
	for _, question := range at(field, "questions") {
		texts := question.(map[string]any)["texts"].([]any)
		require.True(s, len(texts) == 0 || strings.Contains(s.who, "00-wcwc/"), "seed %d, %s: %v", seed, s.who, texts)
	}
}

func lookAtFigure(s *stranger, v vars, field any) {
	require.Equal(s, v["id"], at(field, "id")[0])
	require.True(s, s.areas[at(field, "area", "code")[0].(string)] && s.elements[at(field, "element", "code")[0].(string)])
}

func lookAtPlace(s *stranger, v vars, field any) {
	require.Equal(s, []any{v["element"], v["area"]}, append(at(field, "element", "code"), at(field, "area", "code")...))
	require.True(s, s.areas[v["area"].(string)] && s.elements[v["element"].(string)], "seed %d, %s: the place of %v of %v", seed, s.who, v["element"], v["area"])
}

func lookAtTrail(s *stranger, _ vars, field any) {
	for _, seq := range at(field, "nodes", "seq") {
		require.True(s, s.audit[int64(seq.(float64))], "seed %d, %s: entry %v of the trail", seed, s.who, seq)
	}
}

// What everybody may see without signing in is of all cities by intent.
var forEverybody = []string{"published", "publishedPlans"}

func TestStrangersAskEveryField(t *testing.T) {
	asked := slices.Clone(forEverybody)
	for _, f := range readFields() {
		asked = append(asked, f.name)
	}
	var fields []string
	for _, f := range generated.NewExecutableSchema(generated.Config{}).Schema().Query.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			fields = append(fields, f.Name)
		}
	}
	require.ElementsMatch(t, fields, asked, "every field of Query is asked by strangers, or is for everybody")
}
