package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/sample"
	"github.com/liangce/liangce/internal/survey"
)

// surveyAfter changes a survey, and answers with it as it stands then.
func (r *Resolver) surveyAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) (survey.Survey, error)) (*model.Survey, error) {
	s, err := once(ctx, r, op, requestID, input, change)
	if err != nil {
		return nil, err
	}
	out := bookOf(ctx).survey(s)
	return &out, nil
}

// issueLinks goes past "once", which would keep its answer, and with it the tokens that nothing may keep.
func (r *Resolver) issueLinks(ctx context.Context, input model.IssueLinksInput) (*model.IssueLinksPayload, error) {
	actor, err := actorOf(ctx)
	if err != nil {
		return nil, err
	}
	type issued struct {
		survey survey.Survey
		tokens []string
	}
	out, err := db.Write(ctx, r.Store, actor, func(tx *db.Tx) (issued, error) {
		s, tokens, err := survey.Issue(ctx, tx, known(input.Survey), input.Revision, input.Area, input.Count)
		return issued{s, tokens}, err
	})
	if err != nil {
		return nil, err
	}
	return &model.IssueLinksPayload{Survey: bookOf(ctx).survey(out.survey), Tokens: out.tokens}, nil
}

func surveyEntry(in model.SaveSurveyInput) survey.Entry {
	words := func(w model.WordsInput) survey.Words { return survey.Words{ZH: w.Zh, EN: w.En} }
	e := survey.Entry{Plan: in.Plan, Year: in.Year, Revision: in.Revision, Title: words(in.Title)}
	if in.Survey != nil {
		e.ID = known(*in.Survey)
	}
	e.Questions = presentAll(in.Questions, func(q model.SurveyQuestionInput) survey.Question {
		return survey.Question{
			Kind: survey.Kind(q.Kind), Words: words(q.Words), Required: q.Required,
			Options: presentAll(q.Options, func(o model.WordsInput) survey.Option { return survey.Option{Words: words(o)} }),
		}
	})
	return e
}

func (b *book) survey(s survey.Survey) model.Survey {
	b.tenants.expect(s.TenantID)
	return model.Survey{
		ID: s.ID, Revision: s.Revision, Plan: s.Plan, Year: s.Year, TenantID: s.TenantID, AreaCode: s.AreaCode, Title: model.Words{Zh: s.Title, En: s.TitleEN},
		Questions: presentAll(s.Form.Questions, surveyQuestion), State: string(s.State), Key: s.Key, Answered: s.Answered,
		OpenedAt: s.OpenedAt, ClosedAt: s.ClosedAt, MayRun: s.MayRun(b.actor),
	}
}

func surveyQuestion(q survey.Question) model.SurveyQuestion {
	return model.SurveyQuestion{
		ID: q.ID, Kind: string(q.Kind), Words: surveyWords(q.Words), Required: q.Required,
		Options: presentAll(q.Options, func(o survey.Option) model.SurveyOption {
			return model.SurveyOption{ID: o.ID, Words: surveyWords(o.Words)}
		}),
	}
}

func surveyWords(w survey.Words) model.Words { return model.Words{Zh: w.ZH, En: w.EN} }

func (n *names) surveyResult(r survey.Result) *model.SurveyResult {
	return &model.SurveyResult{
		Survey: n.book.survey(r.Survey), Threshold: survey.Threshold,
		Questions: presentAll(r.Questions, func(f survey.Found) model.SurveyFinding {
			return model.SurveyFinding{
				Question: surveyQuestion(f.Question), Overall: n.surveyGroup(f.Overall), Areas: presentAll(f.Areas, n.surveyGroup), Texts: orEmpty(f.Texts),
			}
		}),
	}
}

func (n *names) surveyGroup(g survey.Group) model.SurveyGroup {
	out := model.SurveyGroup{Area: n.area(g.AreaCode), Hidden: g.Hidden, Size: g.Size, Counts: presentAll(g.Counts, func(count int) model.SurveyCount {
		return model.SurveyCount{Count: count, Share: sample.Percent(count, g.Size).String()}
	})}
	if s := g.Satisfied; s != nil {
		out.Satisfied = &model.SurveyShare{Share: s.Of.String(), Low: s.Low.String(), High: s.High.String()}
	}
	return out
}
