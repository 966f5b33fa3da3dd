package survey

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/sheet"
)

// percent is the unit of what a share can be the figure of.
const percent = "%"

// Places are the cells of the actor's own sheet that the result of a survey can be the figure of: open, in percent, of the
// survey's area or one of those it asked in. A tenant that reports nothing has none.
func Places(ctx context.Context, tx *db.Tx, id string) ([]sheet.Cell, error) {
	s, err := Get(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if s.State != Closed || !reports(tx.Actor) {
		return nil, nil
	}
	own, err := sheet.Read(ctx, tx, s.Plan, s.Year)
	if fault.Has(err, fault.NotFound) { // there is no round of that year
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	areas, err := Areas(ctx, tx, s)
	if err != nil {
		return nil, err
	}
	codes := []string{s.AreaCode}
	for _, a := range areas {
		codes = append(codes, a.Code)
	}
	return slices.DeleteFunc(own.Cells, func(c sheet.Cell) bool {
		return !c.Mine || !c.Open || c.Element.Unit != percent || !slices.Contains(codes, c.Obligation.AreaCode)
	}), nil
}

func reports(a access.Actor) bool {
	return access.Check(a, access.SaveFigure, access.Object{City: a.CityID, AreaPath: a.AreaPath, Line: a.Line, OwnerTenant: a.TenantID}) == nil
}

// Adopt saves the share of the satisfied of a question as a draft of what the actor owes, in the words of where it comes from.
// From there it is checked and signed like what a person typed.
func Adopt(ctx context.Context, tx *db.Tx, id, question, obligation string, revision int, origin string) (sheet.Saved, error) {
	r, err := Read(ctx, tx, id)
	if err != nil {
		return sheet.Saved{}, err
	}
	places, err := Places(ctx, tx, id)
	if err != nil {
		return sheet.Saved{}, err
	}
	at := slices.IndexFunc(places, func(c sheet.Cell) bool { return c.Obligation.ID == obligation })
	if at < 0 {
		return sheet.Saved{}, fault.New(fault.Forbidden, "reason", fault.ReasonOwner)
	}
	number, g, err := r.of(question, places[at].Obligation.AreaCode)
	if err != nil {
		return sheet.Saved{}, err
	}
	value := g.Satisfied.Of.String()
	saved, err := sheet.Save(ctx, tx, (sheet.ID{Plan: r.Survey.Plan, Year: r.Survey.Year, TenantID: tx.Actor.TenantID}).String(), []sheet.Entry{{
		Obligation: obligation, Category: places[at].Category, Value: &value, Explanation: r.source(number, g), ExpectedRevision: revision,
	}}, origin)
	if err != nil {
		return sheet.Saved{}, err
	}
	audit.Record(tx, audit.Entry{Action: "adopt_survey", Object: "survey/" + id, Line: tx.Actor.Line, Plans: []string{r.Survey.Plan}, Detail: map[string]any{
		"question": question, "element": places[at].Element.Code, "area": g.AreaCode, "value": value, "answers": g.Size,
	}})
	return saved, nil
}

// of is the result of a question on the scale in an area, with the question's number.
func (r Result) of(question, area string) (int, Group, error) {
	at := slices.IndexFunc(r.Questions, func(f Found) bool { return f.Question.ID == question && f.Question.Kind == Satisfaction })
	if at < 0 {
		return 0, Group{}, fault.Input(fault.ReasonUnknown, "题目", "question", "value", question)
	}
	groups := append([]Group{r.Questions[at].Overall}, r.Questions[at].Areas...)
	g := groups[slices.IndexFunc(groups, func(g Group) bool { return g.AreaCode == area })]
	if g.Satisfied == nil {
		return 0, Group{}, fault.New(fault.InvalidInput, "reason", fault.ReasonSurveySmall, "limit", strconv.Itoa(Threshold))
	}
	return at + 1, g, nil
}

// source says in the explanation of the figure where it comes from.
func (r Result) source(number int, g Group) string {
	return fmt.Sprintf("来源：满意度调查《%s》第 %d 题，回答“满意”及以上的占比；样本量 %d，95%% 置信区间 %s%%–%s%%（威尔逊区间）。", r.Survey.Title, number, g.Size, g.Satisfied.Low, g.Satisfied.High)
}
