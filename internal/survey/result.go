package survey

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/disclosure"
	"github.com/liangce/liangce/internal/rule/sample"
)

// Threshold is the number of answers from which a group is told.
const Threshold = 10

// Result is what a closed survey found.
type Result struct {
	Survey    Survey
	Questions []Found
}

// Found is what a question found: in all, and by area.
type Found struct {
	Question Question
	Overall  Group
	Areas    []Group
	// Texts are what people wrote, in no order, for the survey's owner alone.
	Texts []string
}

// Group is the answers of an area, or of all, to a question.
type Group struct {
	AreaCode string
	// Hidden tells that the group is too small, or shields one that is; nothing else of it is told then.
	Hidden bool
	// Size is how many answered the question.
	Size int
	// Counts are by score from 1, or by option.
	Counts []int
	// Satisfied is the share that gave at least "satisfied"; nil where there is no scale or nobody answered.
	Satisfied *sample.Share
}

// Read gives the result of a closed survey.
func Read(ctx context.Context, tx *db.Tx, id string) (Result, error) {
	s, err := Get(ctx, tx, id)
	if err != nil {
		return Result{}, err
	}
	if err := access.Check(tx.Actor, access.ReadPlan, access.Object{City: s.CityID, Plans: []string{s.Plan}}); err != nil {
		return Result{}, err
	}
	if s.State != Closed {
		return Result{}, wrongState(s.State)
	}
	areas, err := Areas(ctx, tx, s)
	if err != nil {
		return Result{}, err
	}
	answers, err := s.answers(ctx, tx)
	if err != nil {
		return Result{}, err
	}
	codes := make([]string, len(areas))
	for i, a := range areas {
		codes[i] = a.Code
	}
	out := Result{Survey: s, Questions: make([]Found, len(s.Form.Questions))}
	for i, q := range s.Form.Questions {
		out.Questions[i] = tell(q, codes, s.AreaCode, answers)
		if s.TenantID != tx.Actor.TenantID {
			out.Questions[i].Texts = nil
		}
	}
	return out, nil
}

type answerRow struct {
	AreaCode string `gorm:"column:area_code"`
	Said     string `gorm:"column:said"`
}

type answer struct {
	area string
	said map[string]Said
}

// answers are read by the machine actor that counts: no person's scope reaches them.
func (s Survey) answers(ctx context.Context, tx *db.Tx) ([]answer, error) {
	var rows []answerRow
	err := tx.As(access.Tally(s.CityID), func() error {
		return tx.DB.WithContext(ctx).Raw(`select area_code, said from survey_answer where city_id = ? and survey_id = cast(? as uuid) order by id`, s.CityID, s.ID).Scan(&rows).Error
	})
	if err != nil {
		return nil, fmt.Errorf("survey: read answers: %w", err)
	}
	out := make([]answer, len(rows))
	for i, r := range rows {
		out[i].area = r.AreaCode
		if err := json.Unmarshal([]byte(r.Said), &out[i].said); err != nil {
			return nil, fmt.Errorf("survey: read an answer: %w", err)
		}
	}
	return out, nil
}

// tell counts a question by area and in all, and hides what is too small.
func tell(q Question, areas []string, whole string, answers []answer) Found {
	f := Found{Question: q, Overall: q.group(whole), Areas: make([]Group, len(areas))}
	for i, code := range areas {
		f.Areas[i] = q.group(code)
	}
	for _, a := range answers {
		said, given := a.said[q.ID]
		if !given {
			continue
		}
		f.Overall.add(q, said)
		if i := slices.Index(areas, a.area); i >= 0 {
			f.Areas[i].add(q, said)
		}
		if q.Kind == Text {
			f.Texts = append(f.Texts, said.Text)
		}
	}
	sizes := make([]int, len(f.Areas))
	for i, g := range f.Areas {
		sizes[i] = g.Size
	}
	hidden, total := disclosure.Hide(sizes, Threshold)
	f.Overall.finish(q, total)
	for i := range f.Areas {
		f.Areas[i].finish(q, hidden[i])
	}
	if total { // what few people wrote tells who they are
		f.Texts = nil
	}
	slices.SortFunc(f.Texts, cmp.Compare)
	return f
}

func (q Question) group(area string) Group {
	g := Group{AreaCode: area}
	switch q.Kind {
	case Satisfaction:
		g.Counts = make([]int, scale)
	case Single, Multiple:
		g.Counts = make([]int, len(q.Options))
	case Text:
	}
	return g
}

func (g *Group) add(q Question, said Said) {
	g.Size++
	if said.Score > 0 {
		g.Counts[said.Score-1]++
	}
	for _, id := range said.Options {
		g.Counts[slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id })]++
	}
}

// finish works the share out, or takes everything away.
func (g *Group) finish(q Question, hide bool) {
	if hide {
		*g = Group{AreaCode: g.AreaCode, Hidden: true}
		return
	}
	if q.Kind != Satisfaction {
		return
	}
	content := 0
	for _, n := range g.Counts[Satisfied-1:] {
		content += n
	}
	if share, ok := sample.Wilson(content, g.Size); ok {
		g.Satisfied = &share
	}
}
