package reporting

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/prose"
)

// mostWords bounds a text, in characters.
const mostWords = 4000

// Write keeps the words of a part; none give the proposal its place back. revision is the one that was edited, 0 to begin.
func Write(ctx context.Context, tx *db.Tx, id, code string, revision int, body string) error {
	s, t, err := open(ctx, tx, id, code)
	if err != nil {
		return err
	}
	switch {
	case t.Conclusion:
		return fault.New(fault.InvalidInput, "reason", fault.ReasonConclusionPart)
	case s.Facts.Evaluation.State == evaluation.Published:
		return fault.New(fault.WrongState, "reason", fault.ReasonPrinted)
	case t.Revision != revision:
		return fault.Stale(t.Revision)
	}
	body = strings.TrimSpace(body)
	if err := fault.Within(body, mostWords, "field", t.Title, "field@en", "The text"); err != nil {
		return err
	}
	pieces, err := checked(body, s.Values)
	if err != nil {
		return err
	}
	e := s.Facts.Evaluation
	var kept *string
	if body != "" {
		kept = &body
	}
	if err := put(ctx, tx, e, row{Part: code, Body: kept, Said: prose.Said(pieces, s.Values)}, revision); err != nil {
		return err
	}
	record(tx, e, "write_report_text", map[string]any{"part": code, "body": body})
	return nil
}

// checked takes a text apart, or says what in it is no field.
func checked(body string, values map[string]string) ([]prose.Piece, error) {
	pieces, wrong := prose.Parse(body)
	if wrong != "" {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonBraces, "where", wrong)
	}
	for _, key := range prose.Keys(pieces) {
		if _, known := values[key]; !known {
			return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknownField, "value", key)
		}
	}
	return pieces, nil
}

// open reads what an evaluation's documents are made of, and one of their texts, for whoever may write them.
func open(ctx context.Context, tx *db.Tx, id, code string) (Source, Text, error) {
	s, err := Read(ctx, tx, id)
	if err != nil {
		return s, Text{}, err
	}
	at := slices.IndexFunc(s.Texts, func(t Text) bool { return t.Code == code })
	if at < 0 {
		return s, Text{}, fault.New(fault.NotFound)
	}
	return s, s.Texts[at], nil
}

// author reads an evaluation for whoever writes its documents.
func author(ctx context.Context, tx *db.Tx, id string) (evaluation.Evaluation, error) {
	e, err := evaluation.Get(ctx, tx, id)
	if err != nil {
		return e, err
	}
	if err := access.Check(tx.Actor, access.WriteDocument, e.Object()); err != nil {
		return e, err
	}
	return e, e.MustBe(evaluation.Collecting, evaluation.Scoring, evaluation.Concluded, evaluation.Published)
}

// put keeps a text in place of the one with that revision.
func put(ctx context.Context, tx *db.Tx, e evaluation.Evaluation, r row, revision int) error {
	r.CityID, r.Evaluation, r.Plan, r.AreaPath = e.CityID, e.ID, e.Plan, e.AreaPath
	r.Revision, r.WrittenBy, r.WrittenAt = revision+1, tx.Actor.UserID, tx.Now
	if revision == 0 {
		err := gorm.G[row](tx.DB).Create(ctx, &r)
		if db.Violates(err, "report_text_pkey") {
			return fault.Stale(1)
		}
		return wrap(err, "keep a text")
	}
	said, err := jsonOf(r.Said)
	if err != nil {
		return err
	}
	return change(ctx, tx, e, r.Part, revision, `body = @body, said = cast(@said as jsonb), written_by = cast(@user as uuid), written_at = @now, confirmed_by = null, confirmed_at = null`,
		map[string]any{"body": r.Body, "said": said})
}

func change(ctx context.Context, tx *db.Tx, e evaluation.Evaluation, part string, revision int, set string, p map[string]any) error {
	p["city"], p["evaluation"], p["part"], p["revision"], p["user"], p["now"] = e.CityID, e.ID, part, revision, tx.Actor.UserID, tx.Now
	done := tx.DB.WithContext(ctx).Exec(`update report_text set revision = revision + 1, `+set+`
		where city_id = @city and evaluation = cast(@evaluation as uuid) and part = @part and revision = @revision`, p)
	if done.Error == nil && done.RowsAffected != 1 {
		return fault.Stale(revision + 1)
	}
	return wrap(done.Error, "change a text")
}

// Confirm says that the words of a text fit its numbers as they are now.
func Confirm(ctx context.Context, tx *db.Tx, id, code string, revision int) error {
	s, t, err := open(ctx, tx, id, code)
	if err != nil {
		return err
	}
	if t.Revision != revision || revision == 0 {
		return fault.Stale(t.Revision)
	}
	said, err := jsonOf(prose.Said(t.Pieces, s.Values))
	if err != nil {
		return err
	}
	e := s.Facts.Evaluation
	err = change(ctx, tx, e, code, revision, `said = cast(@said as jsonb), confirmed_by = cast(@user as uuid), confirmed_at = @now`, map[string]any{"said": said})
	if err == nil {
		record(tx, e, "confirm_report_text", map[string]any{"part": code, "changes": t.Changes})
	}
	return err
}

// WriteConclusion keeps the evaluation's conclusion, whose words may name numbers like any text of the documents.
func WriteConclusion(ctx context.Context, tx *db.Tx, id string, revision int, c evaluation.Conclusion) error {
	if err := evaluation.WriteConclusion(ctx, tx, id, revision, c); err != nil {
		return err
	}
	e, err := evaluation.Get(ctx, tx, id)
	if err != nil {
		return err
	}
	s, err := ReadFor(ctx, tx, e)
	if err != nil {
		return err
	}
	for _, t := range s.Texts {
		if !t.Conclusion {
			continue
		}
		pieces, err := checked(t.Body, s.Values)
		if err != nil {
			return err
		}
		if err := put(ctx, tx, e, row{Part: t.Code, Said: prose.Said(pieces, s.Values)}, t.Revision); err != nil {
			return err
		}
	}
	return nil
}

// Earlier is the newest evaluation of the area on the plan, of a year before, that has texts to take over; nil where there is none.
func Earlier(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) (*evaluation.Evaluation, error) {
	var ids []string
	err := tx.DB.WithContext(ctx).Raw(`select e.id from evaluation e where e.city_id = ? and e.plan = ? and e.area_code = ? and e.year < ?
		and exists (select from report_text t where t.city_id = e.city_id and t.evaluation = e.id and t.body is not null) order by e.year desc, e.kind limit 1`,
		e.CityID, e.Plan, e.AreaCode, e.Year).Scan(&ids).Error
	if err != nil || len(ids) == 0 {
		return nil, wrap(err, "look for earlier texts")
	}
	earlier, err := evaluation.Get(ctx, tx, ids[0])
	return &earlier, err
}

// TakeOver puts the texts of the earlier evaluation where nobody has written yet. They keep what their numbers said then, so that
// each is marked until somebody has read it again.
func TakeOver(ctx context.Context, tx *db.Tx, id string) error {
	e, err := author(ctx, tx, id)
	if err != nil {
		return err
	}
	if e.State == evaluation.Published {
		return fault.New(fault.WrongState, "reason", fault.ReasonPrinted)
	}
	from, err := Earlier(ctx, tx, e)
	if err == nil && from == nil {
		err = fault.New(fault.WrongState, "reason", fault.ReasonNoEarlier)
	}
	if err != nil {
		return err
	}
	theirs, err := rowsOf(ctx, tx, from.ID)
	if err != nil {
		return err
	}
	own, err := rowsOf(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	var taken []string
	for _, r := range theirs {
		at := slices.IndexFunc(own, func(o row) bool { return o.Part == r.Part })
		if r.Body == nil || at >= 0 && own[at].Body != nil {
			continue
		}
		revision := 0
		if at >= 0 {
			revision = own[at].Revision
		}
		if err := put(ctx, tx, e, row{Part: r.Part, Body: r.Body, Said: r.Said}, revision); err != nil {
			return err
		}
		taken = append(taken, r.Part)
	}
	record(tx, e, "take_over_report_texts", map[string]any{"from": from.ID, "parts": taken})
	return nil
}

func record(tx *db.Tx, e evaluation.Evaluation, action string, detail map[string]any) {
	detail["plan"], detail["year"], detail["kind"] = e.Plan, e.Year, e.Kind
	audit.Record(tx, audit.Entry{Action: action, Object: "evaluation/" + e.ID, AreaPath: e.AreaPath, Plans: []string{e.Plan}, Detail: detail})
}
