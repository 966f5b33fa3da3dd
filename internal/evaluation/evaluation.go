package evaluation

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Kind is what an evaluation is of: a year, the first half of the plan, or all of it.
type Kind string

// The kinds.
const (
	Annual  Kind = "annual"
	Midterm Kind = "midterm"
	Final   Kind = "final"
)

var kinds = fault.Texts{
	string(Annual):  {fault.Chinese: "年度评估", fault.English: "annual"},
	string(Midterm): {fault.Chinese: "中期评估", fault.English: "midterm"},
	string(Final):   {fault.Chinese: "终期评估", fault.English: "final"},
}

// State is how far an evaluation is.
type State string

// The states, in their order.
const (
	Draft      State = "draft"
	Collecting State = "collecting"
	Scoring    State = "scoring"
	Concluded  State = "concluded"
	Published  State = "published"
)

var states = []State{Draft, Collecting, Scoring, Concluded, Published}

var stateNames = fault.Texts{
	string(Draft):      {fault.Chinese: "筹备", fault.English: "being prepared"},
	string(Collecting): {fault.Chinese: "收集自评", fault.English: "collecting self-evaluations"},
	string(Scoring):    {fault.Chinese: "专家评分", fault.English: "being scored"},
	string(Concluded):  {fault.Chinese: "形成结论", fault.English: "concluded"},
	string(Published):  {fault.Chinese: "已发布", fault.English: "published"},
}

// Step is one state that an evaluation was led to.
type Step struct {
	State State     `json:"state"`
	By    string    `json:"by"`
	At    time.Time `json:"at"`
}

// Evaluation is one level's evaluation of a plan.
type Evaluation struct {
	CityID     string `gorm:"column:city_id"`
	ID         string `gorm:"column:id"`
	Plan       string `gorm:"column:plan"`
	Kind       Kind   `gorm:"column:kind"`
	Year       int    `gorm:"column:year"`
	AreaCode   string `gorm:"column:area_code"`
	AreaPath   string `gorm:"column:area_path"`
	TenantID   string `gorm:"column:tenant_id"`
	SnapshotID string `gorm:"column:snapshot_id"`
	// Earlier are the editions of the years before, and IndexVersion the weights of the index, as they were when it was made.
	Earlier      db.TextArray `gorm:"column:earlier"`
	IndexVersion int          `gorm:"column:index_version"`
	State        State        `gorm:"column:state"`
	Revision     int          `gorm:"column:revision"`
	Due          *time.Time   `gorm:"column:due;type:date"`
	Asked        db.TextArray `gorm:"column:asked"`
	Panel        db.TextArray `gorm:"column:panel"`
	SheetVersion *int         `gorm:"column:sheet_version"`
	// Work is how far tasks and projects were when the evaluation was made.
	Work  []Work `gorm:"column:work;serializer:json"`
	Steps []Step `gorm:"column:steps;serializer:json"`
}

// TableName is the table of evaluations.
func (Evaluation) TableName() string { return "evaluation" }

// List reads a plan's evaluations that the actor has a part in, and the published ones; the newest first.
func List(ctx context.Context, tx *db.Tx, code string) ([]Evaluation, error) {
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	return find(ctx, tx, `plan = ? order by year desc, kind, area_path`, code)
}

// Get reads one evaluation; one out of scope is not found.
func Get(ctx context.Context, tx *db.Tx, id string) (Evaluation, error) {
	rows, err := find(ctx, tx, `id = cast(? as uuid)`, id)
	if err != nil {
		return Evaluation{}, err
	}
	if len(rows) == 0 {
		return Evaluation{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

func find(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Evaluation, error) {
	rows, err := gorm.G[Evaluation](tx.DB).Raw(`select * from evaluation where city_id = ? and `+where, append([]any{tx.Actor.CityID}, args...)...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("evaluation: read: %w", err)
	}
	return rows, nil
}

// At is when the evaluation was led to a state; false where it has not been.
func (e Evaluation) At(s State) (time.Time, bool) {
	for _, step := range e.Steps {
		if step.State == s {
			return step.At, true
		}
	}
	return time.Time{}, false
}

// Object is the evaluation as access weighs it.
func (e Evaluation) Object() access.Object {
	return access.Object{City: e.CityID, AreaPath: e.AreaPath, Plans: []string{e.Plan}, OwnerTenant: e.TenantID}
}

// runs tells whether the actor runs the evaluation.
func (e Evaluation) runs(a access.Actor) bool {
	return access.Check(a, access.RunEvaluation, e.Object()) == nil
}

// onPanel tells whether the actor is one of its experts.
func (e Evaluation) onPanel(a access.Actor) bool {
	return slices.Contains(e.Panel, a.UserID) && access.Check(a, access.ScoreEvaluation, e.Object()) == nil
}

// May lists what the actor may do now.
func (e Evaluation) May(a access.Actor) []string {
	may := []string{}
	add := func(word string, ok bool) {
		if ok {
			may = append(may, word)
		}
	}
	runs := e.runs(a)
	add("prepare", runs && (e.State == Draft || e.State == Collecting))
	add("advance", runs && e.State != Published)
	add("return_self", runs && e.State == Collecting)
	add("score", e.State == Scoring && e.onPanel(a))
	add("dispute", e.State == Scoring && len(e.Panel) > 0 && access.Check(a, access.DisputeScore, access.Object{City: e.CityID, AreaPath: a.AreaPath, Plans: []string{e.Plan}}) == nil)
	add("rule", runs && e.State == Scoring && len(e.Panel) > 0)
	add("write_conclusion", runs && (e.State == Collecting || e.State == Scoring))
	return may
}

// run reads an evaluation for a change by the office that runs it.
func run(ctx context.Context, tx *db.Tx, id string, in ...State) (Evaluation, error) {
	e, err := lock(ctx, tx, id)
	if err != nil {
		return Evaluation{}, err
	}
	if err := access.Check(tx.Actor, access.RunEvaluation, e.Object()); err != nil {
		return Evaluation{}, err
	}
	return e, e.MustBe(in...)
}

// lock reads an evaluation and holds it, as far as the actor may change it, until the transaction ends.
func lock(ctx context.Context, tx *db.Tx, id string) (Evaluation, error) {
	var held []string
	err := tx.DB.WithContext(ctx).Raw(`select id from evaluation where city_id = ? and id = cast(? as uuid) for update`, tx.Actor.CityID, id).Scan(&held).Error
	if err != nil {
		return Evaluation{}, fmt.Errorf("evaluation: lock: %w", err)
	}
	return Get(ctx, tx, id)
}

// MustBe refuses an act in a state that it does not belong to.
func (e Evaluation) MustBe(in ...State) error {
	if slices.Contains(in, e.State) {
		return nil
	}
	state := string(e.State)
	return fault.New(fault.WrongState, "reason", fault.ReasonEvaluation, "state", stateNames.Say(fault.Chinese, nil, state), "state@en", stateNames.Say(fault.English, nil, state))
}

// at refuses an act on another revision than the newest.
func (e Evaluation) at(revision int) error {
	if e.Revision == revision {
		return nil
	}
	return fault.Stale(e.Revision)
}

// change writes columns of an evaluation and moves its revision on.
func (e *Evaluation) change(ctx context.Context, tx *db.Tx, set string, p map[string]any) error {
	p["city"], p["id"] = e.CityID, e.ID
	done := tx.DB.WithContext(ctx).Exec(`update evaluation set revision = revision + 1, `+set+` where city_id = @city and id = cast(@id as uuid)`, p)
	if done.Error != nil {
		return fmt.Errorf("evaluation: change: %w", done.Error)
	}
	if done.RowsAffected != 1 {
		return fault.New(fault.NotFound)
	}
	e.Revision++
	return nil
}

// record puts an act on the trail.
func (e Evaluation) record(tx *db.Tx, action string, detail map[string]any) {
	detail["plan"], detail["year"], detail["kind"] = e.Plan, e.Year, e.Kind
	audit.Record(tx, audit.Entry{Action: action, Object: "evaluation/" + e.ID, AreaPath: e.AreaPath, Plans: []string{e.Plan}, Detail: detail})
}

// words are the parameters that a notice of an evaluation has.
func (e Evaluation) words(more ...string) map[string]string {
	kind := string(e.Kind)
	p := map[string]string{"kind": kinds.Say(fault.Chinese, nil, kind), "kind@en": kinds.Say(fault.English, nil, kind)}
	for i := 0; i+1 < len(more); i += 2 {
		p[more[i]] = more[i+1]
	}
	return p
}
