package graph_test

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
)

// fixtures are the things of Haining's health department that everybody asks for, in a world of their own.
type fixtures struct {
	w *world
	// changed tells that the things are not what they were.
	changed bool

	womens, childrens sheet
	// at is a figure at each stage, by the state that it waits in; "city" is one of the city's own at its sign-off.
	at         map[string]vars
	divergence string
	// reports are the department's on its tasks, by what is to happen to them; reminder is one that it has to answer.
	reports  map[string]vars
	reminder string
	// record is the department's plan of implementation, deed one of its area's office.
	record, deed string
	// collecting is an evaluation that asks for accounts, scored one whose scores are revealed but for the office's expert's.
	collecting, scored string
	// surveys are those of Haining's office, by state; place is what the department owes that the closed one may be the figure of.
	surveys map[string]vars
	place   string
	// thread is one at the place of the department's figure, with a remark and a paper whose id is the thread's.
	thread, remark string
	// checked is an import of past figures that statistics brought, going one that is being taken.
	checked, going string
	// extension is a request of the department for more time.
	extension string
	// colleague is somebody of the department, lent a delegation of that one that is to come, lending what another takes.
	colleague, lent string
	lending         vars
	// town is one of those that the county's surveys ask in.
	town string
}

// arrange makes a world with a figure of the department in every state, the next year open to be opened, and an operator.
func arrange(t *testing.T) *fixtures {
	t.Helper()
	x := &fixtures{w: ownDemo(t), at: map[string]vars{}, reports: map[string]vars{}}
	clerk := x.w.as("330481-hc/reporter")
	s := readSheet(t, clerk, children, openYear)
	var figures []vars
	var ids []string
	for _, c := range s.Cells {
		if c.Figure == nil && c.LastYear != nil && c.LastYear.Value != nil {
			figures = append(figures, vars{"obligation": c.Obligation, "value": *c.LastYear.Value, "explanation": "与上年数据相同,已核对台账。"})
			ids = append(ids, c.Obligation)
		}
	}
	read[saved](t, save(t, clerk, s.ID, "arrange", figures...))
	require.Len(t, read[submitted](t, submit(t, clerk, s.ID, "arrange too", ids...)).Submitted, len(ids))
	x.womens, x.childrens = readSheet(t, clerk, women, openYear), readSheet(t, clerk, children, openYear)
	states := []string{"submitted", "reviewed", "county_signed", "line_checked", "approved", "withdraw", "diverging"}
	for _, c := range x.childrens.Cells {
		if c.Figure == nil || len(states) == 0 {
			continue
		}
		state := states[0]
		states = states[1:]
		x.at[state] = vars{"figure": c.Figure.ID, "revision": c.Figure.Revision}
		stored := map[string]string{"withdraw": "submitted", "diverging": "reviewed"}[state]
		if stored == "" {
			stored = state
		}
		x.w.owner(t, `delete from sign_off where figure_id = $1::uuid`, c.Figure.ID)
		x.w.owner(t, `update figure set state = $2, approved_revision = case when $2 = 'approved' then revision end where id = $1::uuid`, c.Figure.ID, stored)
	}
	require.Empty(t, states)
	diverged := read[struct{ Divergence struct{ ID string } }](t, x.w.as("330481-stat/signer").ask(t, recordDivergence, vars{"input": x.about("diverging", vars{
		"value": "1", "comment": "与统计年报不一致。", "requestId": "arrange",
	})}))
	x.divergence = diverged.Divergence.ID
	for _, q := range queue(t, x.w.as("330400-wcwc/signer"), children, 500).Nodes {
		if q.Figure.Area.Code == "330401" {
			x.at["city"] = vars{"figure": q.Figure.ID, "revision": q.Figure.Revision}
		}
	}
	x.arrangeWork(t, clerk)
	recordOf := func(c caller, in vars) string {
		return read[struct{ ID string }](t, c.ask(t, recordOrganisation, vars{"input": in})).ID
	}
	x.record = recordOf(clerk, ownPlan("arrange plan"))
	x.w.owner(t, `insert into record_file (city_id, id, record, plan, tenant_id, area_path, name, media_type, size, sha256, added_by, added_at)
		select city_id, id, id, plan, tenant_id, area_path, 'a.pdf', 'application/pdf', 1, repeat('0', 64), recorded_by, now() from organisation_record where id = $1::uuid`, x.record)
	x.deed = recordOf(x.w.as("330481-wcwc/signer"), vars{"plan": women, "revision": 0, "kind": "deed", "year": 2024, "title": "母婴室", "people": 30, "state": "done", "requestId": "arrange deed"})
	x.arrangeTalk(t, clerk)
	x.arrangeEvaluations(t)
	x.arrangeSurveys(t)
	x.checked, x.going = bringHistory(t, x.w, "checked"), bringHistory(t, x.w, "taking")
	x.colleague = colleagueOf(t, x.w, "330481-hc")
	x.lent, x.lending = lentTo(t, x.w, "330481-hc"), loan(t, x.w, "330481-hc", 200)
	x.extension = arrangeDeadlines(t, x.w, women, "330481-hc")
	x.w.owner(t, `update plan set target_year = 2026 where plan = $1`, women)
	x.w.owner(t, `update app_user set roles = '{operator}' where username = 'admin' and tenant_id = (select tenant_id from tenant_directory where slug = '330400-wcwc')`)
	return x
}

// arrangeWork has the department begin its reports anew: one for each thing that can be done to it.
func (x *fixtures) arrangeWork(t *testing.T, clerk caller) {
	t.Helper()
	hers := `(select tenant_id from tenant_directory where slug = '330481-hc')`
	x.w.owner(t, `delete from supervision where tenant_id = `+hers)
	x.w.owner(t, `delete from evidence where tenant_id = `+hers)
	x.w.owner(t, `delete from progress_report where year = 2025 and tenant_id = `+hers)
	items := map[string]string{"submit": "W2.1", "withdraw": "W2.2", "review": "W2.3", "evidence": "W2.4"}
	for _, act := range []string{"submit", "withdraw", "review", "evidence"} {
		begun := read[struct{ ID string }](t, clerk.ask(t, saveReport, vars{"input": reportOn(items[act], 0, "arrange "+act)}))
		x.reports[act] = vars{"report": begun.ID, "revision": 1}
		if act == "withdraw" || act == "review" {
			read[struct{ State string }](t, clerk.ask(t, submitReport, vars{"input": vars{"report": begun.ID, "revision": 1, "requestId": "send " + act}}))
			x.reports[act]["revision"] = 2
		}
	}
	x.w.owner(t, `insert into evidence (city_id, id, report, plan, tenant_id, area_path, line, name, media_type, size, sha256, added_by, added_at)
		select r.city_id, r.id, r.id, r.plan, r.tenant_id, r.area_path, r.line, 'a.pdf', 'application/pdf', 1, repeat('0', 64), r.written_by, now()
		from progress_report r where r.id = $1::uuid`, x.reports["evidence"]["report"])
	x.reminder = read[struct{ ID string }](t, x.w.as("330400-wcwc/signer").ask(t, supervise, vars{"input": vars{
		"plan": women, "year": openYear, "item": "W2.5", "tenant": "330481-hc", "text": "请尽快报告。", "due": "2030-01-01", "requestId": "arrange",
	}})).ID
}

func reportOn(item string, revision int, request string) vars {
	return vars{
		"plan": women, "year": openYear, "item": item, "revision": revision, "done": "已做工作", "results": "成效", "problems": "", "next": "下一步",
		"selfRating": "under_way", "requestId": request,
	}
}

func ownPlan(request string) vars {
	return vars{"plan": women, "revision": 0, "kind": "implementation_plan", "title": "实施方案", "day": "2024-03-01", "state": "issued", "requestId": request}
}

// with is an input that names the report that is there for an act.
func (x *fixtures) with(act string, more vars) vars {
	v := vars{}
	maps.Copy(v, x.reports[act])
	maps.Copy(v, more)
	return v
}

// about is an input that names the figure of a state.
func (x *fixtures) about(state string, more vars) vars {
	v := vars{}
	for name, value := range x.at[state] {
		v[name] = value
	}
	for name, value := range more {
		v[name] = value
	}
	return v
}

const (
	recordDivergence   = `mutation($input:RecordDivergenceInput!){recordDivergence(input:$input){divergence{id} refused{code}}}`
	answerDivergence   = `mutation($input:AnswerDivergenceInput!){answerDivergence(input:$input){figure{id}}}`
	withdrawFigures    = `mutation($input:WithdrawFiguresInput!){withdrawFigures(input:$input){withdrawn refused{code}}}`
	correctFigures     = `mutation($input:CorrectFiguresInput!){correctFigures(input:$input){corrected refused{code}}}`
	openRound          = `mutation($input:OpenRoundInput!){openRound(input:$input){obligations round{year}}}`
	rollupCells        = `query($plan:String!,$area:String!,$years:[Int!]!,$basis:Basis!){rollup(plan:$plan,area:$area,years:$years,basis:$basis){cells{value}}}`
	boardOf            = `query($plan:String!,$area:String!,$years:[Int!]!,$basis:Basis!){board(plan:$plan,area:$area,years:$years,basis:$basis,depth:0)}`
	saveReport         = `mutation($input:SaveReportInput!){saveReport(input:$input){id state}}`
	submitReport       = `mutation($input:ReportInput!){submitReport(input:$input){state}}`
	supervise          = `mutation($input:SuperviseInput!){supervise(input:$input){id}}`
	recordOrganisation = `mutation($input:RecordOrganisationInput!){recordOrganisation(input:$input){id revision kind}}`
	setIndexWeights    = `mutation($input:SetIndexWeightsInput!){setIndexWeights(input:$input){version note}}`
	indexOf            = `query($plan:String!,$year:Int!,$basis:Basis!){developmentIndex(plan:$plan,year:$year,basis:$basis){areas{total scores{score} leftOut{reason}}}}`
	setOwnTarget       = `mutation($input:SetOwnTargetInput!){setOwnTarget(input:$input){revision}}`
	saveSurvey         = `mutation($input:SaveSurveyInput!){saveSurvey(input:$input){id revision}}`
	ofRound            = `query($plan:String!,$year:Int!){`
)

// asked is a way to put a question: one of the contract's operations, or a document.
type asked func(c caller, v vars) answer

// probes are the rows, in the order of the work. What a row changes no later row asks for.
func probes(t *testing.T) []probe {
	op := func(operation string) asked { return func(c caller, v vars) answer { return c.run(t, operation, v) } }
	doc := func(document string) asked { return func(c caller, v vars) answer { return c.ask(t, document, v) } }
	var rows []probe
	query := func(field, object string, how asked, v vars, list string) {
		rows = append(rows, probe{field: "Query." + field, object: object, rows: list, ask: func(c caller, _ *fixtures) answer { return how(c, v) }})
	}
	change := func(field, object string, how asked, input func(*fixtures) vars) {
		request := fmt.Sprintf("row %d", len(rows))
		rows = append(rows, probe{field: "Mutation." + field, object: object, changes: true, ask: func(c caller, x *fixtures) answer {
			in := input(x)
			in["requestId"] = request
			return how(c, vars{"input": in})
		}})
	}
	queries(query, doc)
	rows = append(rows, probe{field: "Subscription.changes", object: "of all plans; what is told is each one's own", ask: func(c caller, _ *fixtures) answer {
		return c.listen(t, nil).next()
	}})
	const hers = "Haining health's "
	change("saveFigures", hers+"sheet", op("SaveFigures"), func(x *fixtures) vars {
		return vars{"sheet": x.womens.ID, "figures": []vars{{"obligation": x.womens.at(t, "maternal_deaths").Obligation, "value": "0"}}}
	})
	change("submitSheet", hers+"sheet", op("SubmitSheet"), func(x *fixtures) vars {
		return vars{"sheet": x.womens.ID, "obligations": []string{x.womens.at(t, "maternal_deaths").Obligation}}
	})
	change("withdrawFigures", hers+"figure, submitted", doc(withdrawFigures), func(x *fixtures) vars {
		return vars{"sheet": x.childrens.ID, "figures": []vars{x.at["withdraw"]}}
	})
	change("answerDivergence", "on "+hers+"figure", doc(answerDivergence), func(x *fixtures) vars {
		return vars{"divergence": x.divergence, "answer": "口径不同,台账无误。"}
	})
	for _, at := range []struct{ state, object string }{
		{"submitted", "at the department's review"},
		{"reviewed", "at the county's sign-off"},
		{"county_signed", "at the line's check"},
		{"line_checked", "at the city's sign-off"},
		{"city", "the city's own, at its sign-off"},
		{"approved", "approved already"},
	} {
		change("recordDivergence", at.object, doc(recordDivergence), func(x *fixtures) vars {
			return x.about(at.state, vars{"value": "3", "comment": "与年报不一致。"})
		})
		change("decide", at.object, op("Decide"), func(x *fixtures) vars { return vars{"decisions": []vars{x.about(at.state, vars{"outcome": "PASS"})}} })
	}
	change("correctFigures", hers+"figure, approved", doc(correctFigures), func(x *fixtures) vars {
		return vars{"sheet": x.childrens.ID, "corrections": []vars{x.about("approved", vars{"value": "2", "reason": "复核台账后更正。"})}}
	})
	change("saveReport", "of "+hers+"task", doc(saveReport), func(*fixtures) vars { return reportOn("W2.6", 0, "") })
	change("submitReport", hers+"draft", doc(submitReport), func(x *fixtures) vars { return x.with("submit", nil) })
	change("withdrawReport", hers+"report, submitted", doc(`mutation($input:ReportInput!){withdrawReport(input:$input){state}}`), func(x *fixtures) vars { return x.with("withdraw", nil) })
	change("reviewReport", hers+"report, submitted", doc(`mutation($input:ReviewReportInput!){reviewReport(input:$input){state}}`), func(x *fixtures) vars {
		return x.with("review", vars{"outcome": "PASS", "rating": "under_way"})
	})
	change("removeEvidence", "of "+hers+"draft", func(c caller, v vars) answer {
		in := v["input"].(vars)
		return c.ask(t, `mutation($id:ID!,$request:String!){removeEvidence(evidence:$id,requestId:$request){state}}`, vars{"id": in["report"], "request": in["requestId"]})
	}, func(x *fixtures) vars { return x.with("evidence", nil) })
	change("supervise", "of "+hers+"task", doc(supervise), func(*fixtures) vars {
		return vars{"plan": women, "year": openYear, "item": "W2.7", "tenant": "330481-hc", "text": "请尽快报告。", "due": "2030-01-01"}
	})
	change("answerSupervision", "to "+hers+"department", doc(`mutation($input:AnswerSupervisionInput!){answerSupervision(input:$input){answer}}`), func(x *fixtures) vars {
		return vars{"supervision": x.reminder, "text": "本月报告。"}
	})
	change("setMilestone", "of the city health's project", doc(`mutation($input:SetMilestoneInput!){setMilestone(input:$input){code}}`), func(*fixtures) vars {
		return vars{"plan": women, "project": "W-P1", "code": "W-P1-m1", "due": "2025-12-01"}
	})
	change("recordOrganisation", "one's own plan of implementation", doc(recordOrganisation), func(*fixtures) vars { return ownPlan("") })
	change("recordOrganisation", hers+"own plan", doc(recordOrganisation), func(x *fixtures) vars {
		in := ownPlan("")
		in["record"], in["revision"] = x.record, 1
		return in
	})
	change("recordOrganisation", "a budget line of one's own area", doc(recordOrganisation), func(*fixtures) vars {
		return vars{"plan": women, "revision": 0, "kind": "budget_line", "year": 2024, "purpose": "plan", "planned": "12.5", "source": "财政预算"}
	})
	change("recordOrganisation", "the city's place in the province", doc(recordOrganisation), func(*fixtures) vars {
		return vars{"plan": women, "revision": 0, "kind": "ranking", "year": 2024, "place": 2, "places": 11, "source": "省级通报", "text": "走在前列"}
	})
	change("removeRecordFile", "of "+hers+"own plan", doc(`mutation($input:RemoveRecordFileInput!){removeRecordFile(input:$input){files{name}}}`), func(x *fixtures) vars {
		return vars{"file": x.record}
	})
	change("withdrawRecord", "a deed of Haining's office", doc(`mutation($input:WithdrawRecordInput!){withdrawRecord(input:$input){withdrawn}}`), func(x *fixtures) vars {
		return vars{"record": x.deed, "revision": 1, "reason": "重复登记"}
	})
	evaluations(change, doc)
	change("setIndexWeights", "of the women's plan", doc(setIndexWeights), func(*fixtures) vars {
		var domains []vars
		for _, code := range []string{"W2", "W3", "W4", "W5"} {
			domains = append(domains, vars{"code": code, "weight": "25"})
		}
		for _, code := range []string{"W6", "W7", "W8"} {
			domains = append(domains, vars{"code": code, "weight": "0"})
		}
		return vars{"plan": women, "version": 2, "domains": domains, "indicators": []vars{}, "least": "70", "note": "试算"}
	})
	places(change, doc)
	reconciled(change, doc)
	ownTargets(change, doc)
	checkRules(change, doc)
	surveys(change, doc)
	change("takeHistory", "brought by the city's statistics", doc(`mutation($input:HistoryImportInput!){takeHistory(input:$input){state}}`), func(x *fixtures) vars {
		return vars{"import": x.checked}
	})
	change("cancelHistory", "brought by the city's statistics", doc(`mutation($input:HistoryImportInput!){cancelHistory(input:$input){state}}`), func(x *fixtures) vars {
		return vars{"import": x.going}
	})
	deadlines(change, doc)
	settings(change, doc)
	delegations(change, doc)
	sources(change, doc)
	change("openRound", "2026 of the women's plan", doc(openRound), func(*fixtures) vars { return vars{"plan": women, "year": 2026, "due": "2027-03-31"} })
	change("publishRound", "2025 of the women's plan", op("PublishRound"), func(*fixtures) vars { return vars{"plan": women, "year": openYear} })
	return append(rows, sessions(t)...)
}

func queries(query func(field, object string, how asked, v vars, list string), doc func(string) asked) {
	open := vars{"plan": children, "year": openYear}
	query("viewer", "oneself", doc(`{viewer{roles}}`), nil, "")
	query("home", "one's own", doc(`{home{waiting{count} notices(first:1){id}}}`), nil, "")
	query("delegations", "of one's own tenant", doc(`{delegations{today rows{reason}}}`), nil, "")
	query("region", "the caller's", doc(`{region{code members{code}}}`), nil, "")
	query("regime", "how the city does it", doc(`{regime{reasons{code}}}`), nil, "")
	query("settings", "one's own", doc(`{settings{email}}`), nil, "")
	query("audit", "the trail", doc(`{audit(first:5){nodes{seq}}}`), nil, "nodes")
	query("plans", "the plans of the city", doc(`{plans{code}}`), nil, "")
	query("plan", "the women's plan", doc(`{plan(code:"jiaxing-women-14-5"){code}}`), nil, "")
	query("rollup", "Haining's open year", doc(rollupCells), rollupVars(children, "330481", "SUBMITTED", openYear), "cells")
	query("rollup", "Haining's published year", doc(rollupCells), rollupVars(children, "330481", "PUBLISHED", 2024), "cells")
	query("rollup", "the city's open year", doc(rollupCells), rollupVars(children, "330400", "SUBMITTED", openYear), "cells")
	query("board", "Haining's open year", doc(boardOf), rollupVars(children, "330481", "SUBMITTED", openYear), "empty")
	query("board", "the city's published year", doc(boardOf), rollupVars(children, "330400", "PUBLISHED", 2024), "values")
	query("explain", "Haining's value of the open year", doc(explainInputs), explainVars(children, "C01", "330481", openYear), "")
	query("explain", "the city's published value", doc(explainInputs), explainVars(children, "C01", "330400", 2024), "")
	query("divided", "Haining's parts of the open year", doc(dividedParts), rollupVars(children, "330481", "SUBMITTED", openYear), "ways")
	query("outlook", "of Haining's published value", doc(outlookOf), explainVars(children, "C01", "330481", 2024), "")
	query("attainment", "of Haining's published year", doc(`query($plan:String!,$area:String!,$year:Int!){attainment(plan:$plan,area:$area,year:$year,basis:PUBLISHED){overall{met}}}`),
		vars{"plan": children, "area": "330481", "year": 2024}, "")
	query("warnings", "of Haining's published year", doc(`query($plan:String!,$area:String!,$year:Int!){warnings(plan:$plan,area:$area,year:$year,basis:PUBLISHED){kind}}`),
		vars{"plan": children, "area": "330481", "year": 2024}, "")
	query("developmentIndex", "of the published year", doc(indexOf), vars{"plan": women, "year": 2024, "basis": "PUBLISHED"}, "areas")
	query("developmentIndex", "of the open year", doc(indexOf), vars{"plan": women, "year": openYear, "basis": "SUBMITTED"}, "areas")
	query("breaks", "of Haining's series", doc(`{breaks(plan:"jiaxing-women-14-5",area:"330481"){year mayRecord}}`), nil, "")
	query("areaChanges", "of the city", doc(`{areaChanges{day why}}`), nil, "")
	query("indexWeights", "of the women's plan", doc(`{indexWeights(plan:"jiaxing-women-14-5"){version note signedBy{name}}}`), nil, "")
	query("reconciliation", "of the open year", doc(ofRound+`reconciliation(plan:$plan,year:$year){rows{reported}}}`), open, "rows")
	query("cell", "at Haining health's figure", doc(`{cell(plan:"jiaxing-women-14-5",element:"maternal_deaths",area:"330481",year:2025){talk{maySay}}}`), nil, "")
	query("ownTargets", "of the published year", doc(`query($plan:String!,$indicator:String!,$year:Int!){ownTargets(plan:$plan,indicator:$indicator,year:$year,basis:PUBLISHED){rows{maySet}}}`),
		vars{"plan": children, "indicator": "C01", "year": 2024}, "rows")
	query("targetDecompositions", "of the children's plan", doc(`{targetDecompositions(plan:"jiaxing-children-14-5"){answer reason}}`), nil, "")
	sourceQueries(query, doc)
	query("historyImports", "of the city", doc(`{historyImports{state}}`), nil, "")
	query("checkRules", "of the open year", doc(`{checkRules(year:2025){mayWrite vocabulary{form}}}`), nil, "")
	query("checkExpression", "a fine one", doc(`{checkExpression(expression:"value > 1",elements:["live_births"],indicators:[]){message}}`), nil, "")
	query("tryCheckRule", "on live births", doc(`{tryCheckRule(input:{elements:["live_births"],indicators:[],expression:"value > 1",sentenceZh:"x",sentenceEn:"x",grade:D}){tested}}`), nil, "")
	query("schemes", "of the city", doc(`{schemes{code forms{code}}}`), nil, "schemes")
	query("schemeForm", "Haining's of the open year", doc(schemeForm), vars{"form": "FZ1", "area": "330481"}, "rows")
	query("schemeForm", "the city's of the open year", doc(schemeForm), vars{"form": "FZ2", "area": "330400"}, "rows")
	query("rounds", "of the children's plan", doc(`{rounds(plan:"jiaxing-children-14-5"){year}}`), nil, "")
	query("roundProgress", "of the open year", doc(ofRound+`roundProgress(plan:$plan,year:$year){areas{owed}}}`), open, "areas")
	query("extensions", "of Haining health, and one's own", doc(ofRound+`extensions(plan:$plan,year:$year){state}}`), vars{"plan": women, "year": openYear}, "extensions")
	query("chases", "of Haining health, and one's own", doc(ofRound+`chases(plan:$plan,year:$year){at}}`), vars{"plan": women, "year": openYear}, "chases")
	query("errata", "of 2024", doc(`{errata(plan:"jiaxing-children-14-5",year:2024){reason}}`), nil, "")
	query("publishedPlans", "of all cities", doc(`{publishedPlans{title}}`), nil, "")
	query("published", "the city's public page", doc(`{published(city:"330400",plan:"jiaxing-women-14-5"){years}}`), nil, "")
	query("sheet", "one's own of the open year", doc(ofRound+`sheet(plan:$plan,year:$year){cells{obligation}}}`), open, "cells")
	query("progress", "the women's tasks of the open year", doc(ofRound+`progress(plan:$plan,year:$year){items{reports{state}}}}`), vars{"plan": women, "year": openYear}, "items")
	query("progressReport", "Haining health's", doc(`query($plan:String!,$year:Int!){progressReport(plan:$plan,year:$year,item:"W2.3",tenant:"330481-hc"){state}}`), vars{"plan": women, "year": openYear}, "")
	query("coherence", "of the women's plan", doc(ofRound+`coherence(plan:$plan,year:$year){kind}}`), vars{"plan": women, "year": 2024}, "")
	query("organisation", "of the women's plan", doc(`{organisation(plan:"jiaxing-women-14-5"){mayRecord articles{number}}}`), nil, "articles")
	query("unitResults", "of one's own area or oneself", doc(ofRound+`unitResults(plan:$plan,year:$year){tenant{slug}}}`), vars{"plan": women, "year": 2024}, "")
	query("evaluations", "of the children's plan", doc(`{evaluations(plan:"jiaxing-children-14-5"){id}}`), nil, "")
	query("scoreSheets", "of the city", doc(`{scoreSheets{version}}`), nil, "")
	query("surveys", "of the women's plan in 2024", doc(ofRound+`surveys(plan:$plan,year:$year){mayAsk surveys{state}}}`), vars{"plan": women, "year": 2024}, "surveys")
	query("queue", "one's own of the open year", doc(ofRound+`queue(plan:$plan,year:$year){nodes{stage}}}`), open, "nodes")
	query("decisions", "one's own of the open year", doc(ofRound+`decisions(plan:$plan,year:$year){nodes{figure{id}}}}`), open, "nodes")
}

func ownTargets(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	haining := func(more vars) func(*fixtures) vars {
		return func(*fixtures) vars {
			in := vars{"plan": women, "indicator": "W09", "area": "330481", "revision": 0}
			maps.Copy(in, more)
			return in
		}
	}
	change("setOwnTarget", "of Haining, for the women's plan", doc(setOwnTarget), haining(vars{"type": "threshold_min", "value": "53", "printed": "≥53", "note": "县规划"}))
	change("withdrawOwnTarget", "of Haining, just set", doc(`mutation($input:WithdrawOwnTargetInput!){withdrawOwnTarget(input:$input){revision}}`), haining(vars{"revision": 1, "note": "随全市"}))
}

func checkRules(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	change("proposeCheckRule", "a new one", doc(`mutation($input:ProposeCheckRuleInput!){proposeCheckRule(input:$input){version}}`), func(*fixtures) vars {
		return vars{
			"code": "K-PROBE", "version": 0, "grade": "D", "elements": []string{"live_births"}, "indicators": []string{}, "expression": "value > 1000000",
			"sentenceZh": "过大", "sentenceEn": "large", "note": "试", "validFrom": 2021,
		}
	})
	one := func(*fixtures) vars { return vars{"code": "K-PROBE", "version": 1} }
	change("enforceCheckRule", "just proposed", doc(`mutation($input:CheckRuleInput!){enforceCheckRule(input:$input){state}}`), one)
	change("retireCheckRule", "just in force", doc(`mutation($input:CheckRuleInput!){retireCheckRule(input:$input){state}}`), one)
}

const dividedParts = `query($plan:String!,$area:String!,$years:[Int!]!,$basis:Basis!){divided(plan:$plan,indicator:"C07",area:$area,years:$years,basis:$basis){ways{division{code} parts{cells{value}}}}}`

const explainInputs = `query($plan:String!,$indicator:String!,$area:String!,$year:Int!,$basis:Basis!){explain(plan:$plan,indicator:$indicator,area:$area,year:$year,basis:$basis){value inputs{value signOffs{stage}}}}`

const outlookOf = `query($plan:String!,$indicator:String!,$area:String!,$year:Int!){outlook(plan:$plan,indicator:$indicator,area:$area,year:$year,basis:PUBLISHED){prospect}}`
