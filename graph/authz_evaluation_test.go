package graph_test

import (
	"maps"
	"testing"
)

// arrangeEvaluations brings the women's midterm evaluation back to its scoring, with the scores of one expert missing.
func (x *fixtures) arrangeEvaluations(t *testing.T) {
	t.Helper()
	owner := x.w.asOwner(t)
	one := func(plan, kind string) string {
		return list[string](t, owner, `select id::text from evaluation where plan = $1 and kind = $2`, plan, kind)[0]
	}
	x.collecting, x.scored = one(children, "annual"), one(women, "midterm")
	x.w.owner(t, `update evaluation set state = 'scoring' where id = $1::uuid`, x.scored)
	x.w.owner(t, `update evaluation_conclusion set published = false where evaluation = $1::uuid`, x.scored)
	x.w.owner(t, `update self_evaluation set state = 'submitted', body = sent where evaluation = $1::uuid and sent is not null`, x.collecting)
	hers := `(select u.id from app_user u join tenant t on t.id = u.tenant_id where t.slug = '330400-wcwc' and u.username = 'evaluator')`
	for _, table := range []string{"score", "score_card"} {
		x.w.owner(t, `delete from `+table+` where evaluation = $1::uuid and expert = `+hers, x.scored)
	}
	x.w.owner(t, `update self_evaluation set state = 'draft', revision = 1, body = '{"achievements":"一","problems":"二","measures":"三"}', sent = null
		where evaluation = $1::uuid and tenant_id = (select tenant_id from tenant_directory where slug = '330481-wcwc')`, x.collecting)
	x.w.owner(t, `update self_evaluation set state = 'submitted', revision = 2, sent = '{"achievements":"一","problems":"二","measures":"三"}'
		where evaluation = $1::uuid and tenant_id = (select tenant_id from tenant_directory where slug = '330482-wcwc')`, x.collecting)
}

// evaluations are the rows of the city's evaluations, in the order of their work.
func evaluations(change func(field, object string, how asked, input func(*fixtures) vars), doc func(string) asked) {
	mutation := func(field, input string) asked {
		return doc(`mutation($input:` + input + `!){` + field + `(input:$input){` + map[bool]string{true: "version", false: "state"}[field == "addScoreSheet"] + `}}`)
	}
	of := func(id func(*fixtures) string, more vars) func(*fixtures) vars {
		return func(x *fixtures) vars {
			in := vars{"evaluation": id(x)}
			maps.Copy(in, more)
			return in
		}
	}
	collecting := func(x *fixtures) string { return x.collecting }
	scored := func(x *fixtures) string { return x.scored }
	const cityCollects, cityScores = "the city's, collecting", "the city's, being scored"
	change("createEvaluation", "of one's own area", mutation("createEvaluation", "CreateEvaluationInput"), func(*fixtures) vars {
		return vars{"plan": women, "kind": "annual", "year": 2024}
	})
	change("saveSelfEvaluation", cityCollects, mutation("saveSelfEvaluation", "SaveSelfEvaluationInput"),
		of(collecting, vars{"revision": 1, "achievements": "一", "problems": "二", "measures": "三"}))
	change("submitSelfEvaluation", cityCollects, mutation("submitSelfEvaluation", "SubmitSelfEvaluationInput"), of(collecting, vars{"revision": 2}))
	change("returnSelfEvaluation", cityCollects, mutation("returnSelfEvaluation", "ReturnSelfEvaluationInput"),
		of(collecting, vars{"tenant": "330482-wcwc", "revision": 2, "remark": "请补充"}))
	change("prepareEvaluation", cityCollects, mutation("prepareEvaluation", "PrepareEvaluationInput"), of(collecting, vars{"revision": 3, "panel": []string{}}))
	change("advanceEvaluation", cityCollects, mutation("advanceEvaluation", "AdvanceEvaluationInput"), of(collecting, vars{"revision": 4, "to": "scoring"}))
	change("saveScores", cityScores, mutation("saveScores", "SaveScoresInput"),
		of(scored, vars{"revision": 0, "submit": false, "scores": []vars{{"area": "330481", "item": "lead", "points": "80"}}}))
	change("disputeScore", cityScores+": of Haining", mutation("disputeScore", "DisputeScoreInput"), of(scored, vars{"area": "330481", "item": "lead", "text": "评分偏低"}))
	change("ruleScore", cityScores+": of Haining", mutation("ruleScore", "RuleScoreInput"), of(scored, vars{"area": "330481", "item": "lead", "points": "80", "reason": "核实"}))
	change("writeConclusion", cityScores, mutation("writeConclusion", "WriteConclusionInput"), func(x *fixtures) vars {
		return vars{"evaluation": x.scored, "revision": 7, "overview": "一", "achievements": "二", "problems": "三", "suggestions": "四"}
	})
	reports := func(field, input string) asked {
		return doc(`mutation($input:` + input + `!){` + field + `(input:$input){texts{part} documents{kind}}}`)
	}
	change("writeReportText", cityScores, reports("writeReportText", "WriteReportTextInput"), of(scored, vars{"part": "summary", "revision": 0, "body": "达标{met}项"}))
	change("confirmReportText", cityScores, reports("confirmReportText", "ConfirmReportTextInput"), of(scored, vars{"part": "summary", "revision": 1}))
	change("takeOverReportTexts", cityCollects, reports("takeOverReportTexts", "TakeOverReportTextsInput"), of(collecting, nil))
	change("makeReport", cityScores, reports("makeReport", "MakeReportInput"), of(scored, vars{"kind": "annex"}))
	change("addScoreSheet", "the next version", mutation("addScoreSheet", "AddScoreSheetInput"), func(*fixtures) vars {
		return vars{"version": 1, "note": "修订", "items": []vars{{"code": "a", "name": "项", "guide": "", "weight": "100"}}}
	})
}
