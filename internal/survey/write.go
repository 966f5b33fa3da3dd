package survey

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// mostSurveys bounds the surveys of a tenant for a plan's year.
const mostSurveys = 20

// Entry is a survey to be made, or with an ID the change of a draft whose Revision was edited.
type Entry struct {
	ID        string
	Revision  int
	Plan      string
	Year      int
	Title     Words
	Questions []Question
}

// Put makes a draft, or changes one.
func Put(ctx context.Context, tx *db.Tx, e Entry) (Survey, error) {
	s := own(tx.Actor, e.Plan)
	if e.ID != "" {
		var err error
		if s, err = running(ctx, tx, e.ID, e.Revision, Draft); err != nil {
			return Survey{}, err
		}
	}
	if err := access.Check(tx.Actor, access.RunSurvey, s.object()); err != nil {
		return Survey{}, err
	}
	title := e.Title.trimmed()
	s.Title, s.TitleEN, s.Form = title.ZH, title.EN, number(e.Questions)
	if err := title.check("标题", "The title"); err != nil {
		return Survey{}, err
	}
	if err := s.Form.check(); err != nil {
		return Survey{}, err
	}
	if e.ID != "" {
		return s, s.keep(ctx, tx, "change_survey")
	}
	s.Year = e.Year
	return s, s.create(ctx, tx)
}

// Open gives a draft its public link; from now on its questions stand.
func Open(ctx context.Context, tx *db.Tx, id string, revision int) (Survey, error) {
	s, err := running(ctx, tx, id, revision, Draft)
	if err != nil {
		return Survey{}, err
	}
	if err := s.ready(); err != nil {
		return Survey{}, err
	}
	key := s.CityID + "-" + secretText()
	s.Key, s.State, s.OpenedAt = &key, Opened, &tx.Now
	return s, s.keep(ctx, tx, "open_survey")
}

// Close ends the asking; the result can be read from then on.
func Close(ctx context.Context, tx *db.Tx, id string, revision int) (Survey, error) {
	s, err := running(ctx, tx, id, revision, Opened)
	if err != nil {
		return Survey{}, err
	}
	s.State, s.ClosedAt = Closed, &tx.Now
	return s, s.keep(ctx, tx, "close_survey")
}

// Discard throws a draft away; the trail keeps that there was one.
func Discard(ctx context.Context, tx *db.Tx, id string, revision int) (string, error) {
	s, err := running(ctx, tx, id, revision, Draft)
	if err != nil {
		return "", err
	}
	done := tx.DB.WithContext(ctx).Exec(`delete from survey where city_id = ? and id = cast(? as uuid) and revision = ?`, s.CityID, s.ID, s.Revision)
	if done.Error != nil {
		return "", fmt.Errorf("survey: discard: %w", done.Error)
	}
	if done.RowsAffected == 0 {
		return "", fault.Stale(s.Revision)
	}
	s.record(tx, "discard_survey")
	return s.ID, nil
}

// running is a survey that the actor may do something with in a state, at the revision it saw.
func running(ctx context.Context, tx *db.Tx, id string, revision int, in State) (Survey, error) {
	s, err := Get(ctx, tx, id)
	if err != nil {
		return Survey{}, err
	}
	if err := access.Check(tx.Actor, access.RunSurvey, s.object()); err != nil {
		return Survey{}, err
	}
	if s.State != in {
		return Survey{}, wrongState(s.State)
	}
	if s.Revision != revision {
		return Survey{}, fault.Stale(s.Revision)
	}
	return s, nil
}

func (s *Survey) create(ctx context.Context, tx *db.Tx) error {
	p, err := plan.Get(ctx, tx, s.Plan)
	if err != nil {
		return err
	}
	if s.Year < p.BaselineYear || s.Year > p.TargetYear+1 {
		return fault.Input(fault.ReasonRange, "年度", "Year", "low", strconv.Itoa(p.BaselineYear), "high", strconv.Itoa(p.TargetYear+1))
	}
	there, err := find(ctx, tx, `plan = ? and year = ? and tenant_id = cast(? as uuid)`, s.Plan, s.Year, s.TenantID)
	if err != nil {
		return err
	}
	if len(there) >= mostSurveys {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRecordsMany, "limit", strconv.Itoa(mostSurveys))
	}
	id, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("survey: name a survey: %w", err)
	}
	form, err := json.Marshal(s.Form)
	if err != nil {
		return fmt.Errorf("survey: write the form: %w", err)
	}
	s.ID, s.Revision, s.ChangedBy, s.ChangedAt = id.String(), 1, tx.Actor.UserID, tx.Now
	err = tx.DB.WithContext(ctx).Exec(`insert into survey (city_id, id, revision, plan, year, tenant_id, area_code, area_path, title, title_en, form, state, changed_by, changed_at)
		values (?, cast(? as uuid), 1, ?, ?, cast(? as uuid), ?, ?, ?, ?, cast(? as jsonb), ?, cast(? as uuid), ?)`,
		s.CityID, s.ID, s.Plan, s.Year, s.TenantID, s.AreaCode, s.AreaPath, s.Title, s.TitleEN, string(form), s.State, s.ChangedBy, s.ChangedAt).Error
	if err != nil {
		return fmt.Errorf("survey: make a survey: %w", err)
	}
	s.record(tx, "make_survey")
	return nil
}

// keep writes the next revision over the one that was read; where a colleague was faster, it is stale. The questions go in only
// with those of a draft, and the seal with the link.
func (s *Survey) keep(ctx context.Context, tx *db.Tx, action string) error {
	form, err := json.Marshal(s.Form)
	if err != nil {
		return fmt.Errorf("survey: write the form: %w", err)
	}
	var seal []byte
	if s.State == Opened {
		seal = secret()
	}
	done := tx.DB.WithContext(ctx).Exec(`update survey set revision = revision + 1, title = ?, title_en = ?, state = ?, key = ?, seal = coalesce(seal, ?),
		form = case state when 'draft' then cast(? as jsonb) else form end, changed_by = cast(? as uuid), changed_at = ?, opened_at = ?, closed_at = ?
		where city_id = ? and id = cast(? as uuid) and revision = ?`,
		s.Title, s.TitleEN, s.State, s.Key, seal, string(form), tx.Actor.UserID, tx.Now, s.OpenedAt, s.ClosedAt, s.CityID, s.ID, s.Revision)
	if done.Error != nil {
		return fmt.Errorf("survey: keep: %w", done.Error)
	}
	if done.RowsAffected == 0 {
		return fault.Stale(s.Revision)
	}
	s.Revision, s.ChangedBy, s.ChangedAt = s.Revision+1, tx.Actor.UserID, tx.Now
	s.record(tx, action)
	return nil
}

func (s *Survey) record(tx *db.Tx, action string) {
	audit.Record(tx, audit.Entry{Action: action, Object: "survey/" + s.ID, AreaPath: s.AreaPath, Plans: []string{s.Plan}, Detail: map[string]any{
		"plan": s.Plan, "year": s.Year, "title": s.Title, "state": s.State, "revision": s.Revision, "questions": len(s.Form.Questions),
	}})
}
