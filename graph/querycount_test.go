package graph_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
)

// question is a request whose answer has the rows of one measure.
type question struct {
	who, document string
	variables     vars
}

// reconciliation asks for everything under each row of the board.
const reconciliation = `query($plan:String!,$year:Int!){reconciliation(plan:$plan,year:$year){rows{element{line{name}} area{name} owner{name line{name}} figure{id enteredBy{name} divergences{by{name}}}
		claims{turn{name} divergence{by{name} tenant{name}} reference{by{name} tenant{name} earlier{by{name}}}}}}}`

// The number of statements belongs to the question, not to the answer: for each, a small answer and a large one cost the same.
func TestStatementsDoNotGrowWithRows(t *testing.T) {
	base := demo(t)
	counted := testdb.NewWire(t, base.database.AppURL)
	w := worldOver(t, base.database, counted.URL, "")
	page := func(first int) vars { return vars{"plan": children, "year": openYear, "first": first} }
	const queueAll = `query($plan:String!,$year:Int!,$first:Int){queue(plan:$plan,year:$year,first:$first){totalCount nodes{stage due heard{remarks unread open} lastYear{value}
		lastRevision{value enteredBy{name}} problems{message} figure{id enteredBy{name} element{line{name}} revisions{enteredBy{name}} signOffs{by{name} tenant{slug line{name}}} divergences{by{name} tenant{slug}}}}}}`
	const decisions = `query($plan:String!,$year:Int!,$first:Int){decisions(plan:$plan,year:$year,first:$first){totalCount nodes{signOff{by{name} tenant{slug}} figure{id enteredBy{name} signOffs{by{name}}}}}}`
	const progress = `query($plan:String!,$year:Int!,$first:Int){roundProgress(plan:$plan,year:$year){round{snapshot{id}} areas{area{name} owed} tenants(first:$first){nodes{tenant{slug line{name}} owed late}}}}`
	const sheetAll = `query($plan:String!,$year:Int!){sheet(plan:$plan,year:$year){id cells{obligation heard{remarks unread open} proposal{from{name}} from{name} element{line{name}} indicators{code formula} returned{by{name}} problems{message}
		figure{id enteredBy{name} revisions{enteredBy{name} from{name}} signOffs{by{name} tenant{slug}} divergences{by{name}}}}}}`
	const records = `query($plan:String!,$year:Int){organisation(plan:$plan,year:$year){articles{records{id by{name} tenant{slug line{name}} files{name by{name}}}}}}`
	const judged = `query($plan:String!){evaluations(plan:$plan){state tenant{slug} snapshot{edition publishedBy{name}} steps{by{name}} attainment{overall{met} areas{area{name}}}
		verdicts{indicator{code} cell{value} areas{value}}}}`
	const results = `query($plan:String!,$year:Int!){unitResults(plan:$plan,year:$year){tenant{slug line{name}} figures{owed} tasks{owed} indicators{led}}}`
	const index = `query($plan:String!){developmentIndex(plan:$plan,year:2024,basis:PUBLISHED){goals{indicator{code lead{name}}} areas{area{name} domains{score} scores{score} leftOut{indicator{name}} series{total}}}
		indexWeights(plan:$plan){version}}`
	const promises = `query($plan:String!,$year:Int!){progress(plan:$plan,year:$year){items{code targets{code series{display}}}}}`
	const own = `query($plan:String!,$indicator:String!){ownTargets(plan:$plan,indicator:$indicator,year:2024,basis:PUBLISHED){
		rows{area{name} history{note by{name} tenant{name}}} decomposition{reason}} targetDecompositions(plan:$plan){reason}}`
	const tried = `query($first:Int!){tryCheckRule(input:{elements:["live_births"],indicators:[],expression:"value > 0",sentenceZh:"x",sentenceEn:"x",grade:D,first:$first}){hits{area{name} element{name line{name}} message}}
		checkRules(year:2025){rules{about{name} proposed{by{name} tenant{name}} enforced{by{name}}} subjects{name}}}`
	cases := []struct {
		reason       string
		small, large question
		rows         string
	}{
		{
			"the contract's queue, page by page",
			question{"330400-wcwc/signer", "Queue", page(8)},
			question{"330400-wcwc/signer", "Queue", page(50)},
			`"stage"`,
		},
		{
			"the page's queue, with everything under each figure",
			question{"330400-wcwc/signer", queueAll, page(8)},
			question{"330400-wcwc/signer", queueAll, page(50)},
			`"stage"`,
		},
		{
			"decisions made, with everything under each",
			question{"330400-wcwc/signer", decisions, page(2)},
			question{"330400-wcwc/signer", decisions, page(50)},
			`"signOff"`,
		},
		{
			"the records of a county and of the city with its counties",
			question{"330481-wcwc/viewer", records, vars{"plan": children}},
			question{"330400-wcwc/viewer", records, vars{"plan": children}},
			`"id"`,
		},
		{
			"two of the city's forms, with who owes what",
			question{"330400-wcwc/viewer", schemeForm, vars{"form": "EZ2", "area": "330400"}},
			question{"330400-wcwc/viewer", schemeForm, vars{"form": "FZ2", "area": "330400"}},
			`"slug"`,
		},
		{
			"two of a county's forms, with who owes what",
			question{"330481-wcwc/viewer", schemeForm, vars{"form": "EZ1", "area": "330481"}},
			question{"330481-wcwc/viewer", schemeForm, vars{"form": "FZ1", "area": "330481"}},
			`"slug"`,
		},
		{
			"the results of a county's units and of a city's",
			question{"330481-wcwc/viewer", results, vars{"plan": children, "year": 2024}},
			question{"330400-wcwc/viewer", results, vars{"plan": children, "year": 2024}},
			`"slug"`,
		},
		{
			"one value that a check would have found and many",
			question{"330400-wcwc/signer", tried, vars{"first": 1}},
			question{"330400-wcwc/signer", tried, vars{"first": 40}},
			`"message"`,
		},
		{
			"one evaluation and two, with all that they rest on",
			question{"330400-wcwc/viewer", judged, vars{"plan": women}},
			question{"330400-wcwc/viewer", judged, vars{"plan": children}},
			`"attainment"`,
		},
		{
			// Both ask for what stands beside them on other sheets, which is a statement that some do without.
			"a small sheet and a large one",
			question{"330481-hc/reporter", sheetAll, page(1)},
			question{"330481-edu/reporter", sheetAll, page(1)},
			`"obligation"`,
		},
		{
			"the contract's roll-up, without and with children",
			question{"330400-wcwc/viewer", "Rollup", rollupVars(children, "330400", "APPROVED", 2024)},
			question{"330400-wcwc/viewer", "Rollup", rollupVars(children, "330400", "APPROVED", 2022, 2023, 2024).deep()},
			`"indicator"`,
		},
		{
			"a county's value and the city's, with all signers",
			question{"330400-wcwc/viewer", "Explain", explainVars(women, "W02", "330481", 2024)},
			question{"330400-wcwc/viewer", "Explain", explainVars(women, "W02", "330400", 2024)},
			`"signOffs"`,
		},
		{
			"how far the tenants are",
			question{"330400-wcwc/viewer", progress, page(2)},
			question{"330400-wcwc/viewer", progress, page(100)},
			`"tenant"`,
		},
		{
			"the second city's plan and the first's",
			question{"330500-wcwc/viewer", "Plan", vars{"plan": "huzhou-women-14-5"}},
			question{"330400-wcwc/viewer", "Plan", vars{"plan": women}},
			`"heading"`,
		},
		{
			"what is said of a county's figures and of all",
			question{"330481-wcwc/viewer", reconciliation, vars{"plan": women, "year": openYear}},
			question{"330400-wcwc/viewer", reconciliation, vars{"plan": women, "year": openYear}},
			`"claims"`,
		},
		{
			"a plan's targets in the prose with what was reached of them, and those of a plan with more",
			question{"330400-wcwc/viewer", promises, vars{"plan": women, "year": 2024}},
			question{"330400-wcwc/viewer", promises, vars{"plan": children, "year": 2024}},
			`"display"`,
		},
		{
			"the index of the second city's plan and the first's",
			question{"330500-wcwc/viewer", index, vars{"plan": "huzhou-women-14-5"}},
			question{"330400-wcwc/viewer", index, vars{"plan": women}},
			`"score"`,
		},
		{
			"the counties' own targets, of which one county has one, and all have",
			question{"330400-wcwc/viewer", own, vars{"plan": women, "indicator": "W11"}},
			question{"330400-wcwc/viewer", own, vars{"plan": women, "indicator": "W10"}},
			`"note"`,
		},
		{
			"a county's home and the city's",
			question{"330502-hc/reviewer", `{home{owed{plan{title}} waiting{plan{title} stage} notices(first:1){id text}}}`, nil},
			question{"330400-hc/reviewer", `{home{owed{plan{title}} waiting{plan{title} stage} notices(first:100){id text}}}`, nil},
			`"id"`,
		},
		{
			"the trail",
			question{"330400-wcwc/signer", `{audit(first:1){totalCount nodes{seq by object}}}`, nil},
			question{"330400-wcwc/signer", `{audit(first:200){totalCount nodes{seq by object}}}`, nil},
			`"seq"`,
		},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			few, cost := ask(t, w, counted, c.small, c.rows)
			many, dear := ask(t, w, counted, c.large, c.rows)
			require.Positive(t, few)
			require.Greater(t, many, few)
			require.Equal(t, cost, dear, "statements for %d rows and for %d", few, many)
		})
	}
}

// Nor do those of what is asked and chased, of which the demonstration has none.
func TestStatementsOfDeadlinesDoNotGrowWithRows(t *testing.T) {
	database := testdb.Demo(t)
	counted := testdb.NewWire(t, database.AppURL)
	w := worldOver(t, database, counted.URL, "")
	for _, department := range []string{"330481-hc", "330482-edu", "330424-hc"} {
		arrangeDeadlines(t, w, women, department)
	}
	// One at a time: two that are asked together may share what they look up, or not, as time has it.
	for _, document := range []string{
		`query($plan:String!,$year:Int!){extensions(plan:$plan,year:$year){id tenant{slug} by{name} answeredBy{name} items{element{line{name}} area{name}}}}`,
		`query($plan:String!,$year:Int!){chases(plan:$plan,year:$year){id tenant{slug line{name}} byTenant{slug} by{name} submitted}}`,
	} {
		few, cost := ask(t, w, counted, question{"330481-wcwc/signer", document, vars{"plan": women, "year": openYear}}, `"slug"`)
		many, dear := ask(t, w, counted, question{"330400-wcwc/signer", document, vars{"plan": women, "year": openYear}}, `"slug"`)
		require.Greater(t, many, few, document)
		require.Equal(t, cost, dear, document)
	}
}

// Nor do those of what is said at a place, of which the demonstration has nothing.
func TestStatementsOfAPlaceDoNotGrowWithRemarks(t *testing.T) {
	database := testdb.Demo(t)
	counted := testdb.NewWire(t, database.AppURL)
	w := worldOver(t, database, counted.URL, "")
	const panel = `query($plan:String!,$year:Int!){cell(plan:$plan,element:"maternal_deaths",area:"330481",year:$year){owner{name line{name}} past{value enteredBy{name}}
		indicators{code} papers{files{name by{name}}} talk{concerned{slug line{name}} threads{settledBy{name} remarks{by{name} tenant{name line{name}} mentions{slug line{name}}}}}}}`
	say := func(who string) {
		in := remarkAt("maternal_deaths", "said by "+who)
		in["mentions"] = []string{"330400-stat", "330481-wcwc"}
		read[struct{}](t, w.as(who).ask(t, addRemark, vars{"input": in}))
	}
	look := question{"330400-wcwc/signer", panel, vars{"plan": women, "year": openYear}}
	say("330481-hc/reporter")
	few, cost := ask(t, w, counted, look, `"mentions"`)
	for _, who := range []string{"330481-hc/reviewer", "330481-wcwc/signer", "330400-hc/reviewer", "330400-stat/signer"} {
		say(who)
	}
	many, dear := ask(t, w, counted, look, `"mentions"`)
	require.Greater(t, many, few)
	require.Equal(t, cost, dear)
}

// Nor do those of what yearbooks say.
func TestStatementsOfTheBoardDoNotGrowWithReferences(t *testing.T) {
	database := testdb.Demo(t)
	counted := testdb.NewWire(t, database.AppURL)
	w := worldOver(t, database, counted.URL, "")
	refer := func(who, area, source string) {
		in := vars{"element": "maternal_deaths", "area": area, "year": openYear, "source": source, "revision": 0, "value": "1", "requestId": who + area + source}
		read[struct{}](t, w.as(who).ask(t, `mutation($input:SetReferenceValueInput!){setReferenceValue(input:$input){revision}}`, vars{"input": in}))
	}
	look := question{"330400-wcwc/signer", reconciliation, vars{"plan": women, "year": openYear}}
	refer("330481-stat/signer", "330481", "统计年鉴")
	few, cost := ask(t, w, counted, look, `"earlier"`)
	refer("330400-stat/signer", "330400", "统计年鉴")
	refer("330400-stat/signer", "330481", "人口普查")
	refer("330482-stat/signer", "330482", "统计年鉴")
	many, dear := ask(t, w, counted, look, `"earlier"`)
	require.Greater(t, many, few)
	require.Equal(t, cost, dear)
}

// Nor do those of a request that changes many figures.
func TestStatementsOfChangesDoNotGrowWithRows(t *testing.T) {
	database := testdb.Demo(t)
	counted := testdb.NewWire(t, database.AppURL)
	w := worldOver(t, database, counted.URL, "")
	office := w.as("330400-wcwc/signer")
	all := queue(t, office, children, 500).Nodes
	require.Greater(t, len(all), 12)
	passAll := func(some []queued) int {
		var decisions []vars
		for _, q := range some {
			decisions = append(decisions, pass(q.Figure.ID, q.Figure.Revision))
		}
		return counted.During(func() {
			require.Len(t, read[decided](t, decide(t, office, some[0].Figure.ID, decisions...)).Decided, len(some))
		})
	}
	passAll(all[:1])
	require.Equal(t, passAll(all[1:3]), passAll(all[3:12]))
}

func ask(t *testing.T, w *world, counted *testdb.Wire, q question, row string) (rows, statements int) {
	t.Helper()
	c := w.as(q.who)
	c.token(t)
	once := func() answer {
		if strings.ContainsAny(q.document, "{") {
			return c.ask(t, q.document, q.variables)
		}
		return c.run(t, q.document, q.variables)
	}
	a := once() // what a process reads once and keeps is no part of it
	statements = math.MaxInt
	for range 3 { // nor what it asks anew every few seconds, whatever is asked
		statements = min(statements, counted.During(func() { a = once() }))
	}
	return strings.Count(a.raw, row), statements
}
