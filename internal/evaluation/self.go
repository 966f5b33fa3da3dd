package evaluation

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/result"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// The states of a self-evaluation; missing is one that nobody has begun.
const (
	SelfMissing   = "missing"
	SelfDraft     = "draft"
	SelfSubmitted = "submitted"
	SelfReturned  = "returned"
)

var selfStateNames = fault.Texts{
	SelfMissing:   {fault.Chinese: "未开始", fault.English: "not begun"},
	SelfDraft:     {fault.Chinese: "草稿", fault.English: "a draft"},
	SelfSubmitted: {fault.Chinese: "已提交", fault.English: "submitted"},
	SelfReturned:  {fault.Chinese: "已退回", fault.English: "returned"},
}

// mostWords bounds each text, in characters; mostRemark a remark or reason.
const (
	mostWords  = 4000
	mostRemark = 2000
)

// Account is what a tenant writes of itself.
type Account struct {
	Achievements string `json:"achievements"`
	Problems     string `json:"problems"`
	Measures     string `json:"measures"`
}

// Self is a tenant's self-evaluation.
type Self struct {
	CityID     string        `gorm:"column:city_id"`
	Evaluation string        `gorm:"column:evaluation"`
	TenantID   string        `gorm:"column:tenant_id"`
	Owner      string        `gorm:"column:owner"`
	Plan       string        `gorm:"column:plan"`
	AreaPath   string        `gorm:"column:area_path"`
	State      string        `gorm:"column:state"`
	Revision   int           `gorm:"column:revision"`
	Results    result.Counts `gorm:"column:results;serializer:json"`
	Body       *Account      `gorm:"column:body;serializer:json"`
	Sent       *Account      `gorm:"column:sent;serializer:json"`
	// Remark is why the office returned it.
	Remark      string     `gorm:"column:remark"`
	SubmittedBy *string    `gorm:"column:submitted_by"`
	SubmittedAt *time.Time `gorm:"column:submitted_at"`
	// FirstSubmittedAt tells whether it came in time, whatever was returned and mended after.
	FirstSubmittedAt *time.Time `gorm:"column:first_submitted_at"`
}

// TableName is the table of self-evaluations.
func (Self) TableName() string { return "self_evaluation" }

// Shown is what the actor reads: its own tenant's words as they are, another's as they were submitted last.
func (s Self) Shown(a access.Actor) Account {
	switch {
	case s.TenantID == a.TenantID && s.Body != nil:
		return *s.Body
	case s.TenantID != a.TenantID && s.Sent != nil:
		return *s.Sent
	}
	return Account{}
}

// StateFor is the state as the actor sees it: of another tenant's draft it knows nothing.
func (s Self) StateFor(a access.Actor) string {
	if s.State == SelfDraft && s.TenantID != a.TenantID && s.Sent == nil {
		return SelfMissing
	}
	return s.State
}

// Late tells whether a self-evaluation came, or has not come, after its day.
func (s Self) Late(e Evaluation, now time.Time) bool {
	if e.Due == nil {
		return false
	}
	at := now
	if s.FirstSubmittedAt != nil {
		at = *s.FirstSubmittedAt
	}
	return at.After(round.EndOf(*e.Due))
}

// May lists what the actor may do with it now.
func (s Self) May(a access.Actor, e Evaluation) []string {
	may := []string{}
	if e.State != Collecting {
		return may
	}
	if s.editable() && access.Check(a, access.WriteSelf, s.object()) == nil {
		may = append(may, "save", "submit")
	}
	if s.State == SelfSubmitted && e.runs(a) {
		may = append(may, "return")
	}
	return may
}

func (s Self) editable() bool { return s.State != SelfSubmitted }

func (s Self) object() access.Object {
	return access.Object{City: s.CityID, AreaPath: s.AreaPath, Plans: []string{s.Plan}, OwnerTenant: s.TenantID}
}

// Selves reads an evaluation's self-evaluations in the actor's scope, the city's own first. Before tenants are asked there are none.
func Selves(ctx context.Context, tx *db.Tx, e Evaluation) ([]Self, error) {
	if e.State == Draft {
		return nil, nil
	}
	return findSelves(ctx, tx, `evaluation = cast(? as uuid) order by area_path, tenant_id`, e.ID)
}

// SelfOf reads a tenant's self-evaluation with its evaluation; an empty slug is the actor's own.
func SelfOf(ctx context.Context, tx *db.Tx, id, slug string) (Evaluation, Self, error) {
	e, err := Get(ctx, tx, id)
	if err != nil {
		return Evaluation{}, Self{}, err
	}
	of := tx.Actor.TenantID
	if slug != "" {
		if of, err = tenantOf(ctx, tx, slug); err != nil {
			return Evaluation{}, Self{}, err
		}
	}
	s, err := e.self(ctx, tx, of, "")
	return e, s, err
}

func tenantOf(ctx context.Context, tx *db.Tx, slug string) (string, error) {
	all, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return "", err
	}
	t, err := tenant.BySlug(all, slug)
	return t.ID, err
}

func (e Evaluation) self(ctx context.Context, tx *db.Tx, tenantID, locking string) (Self, error) {
	if e.State == Draft {
		return Self{}, fault.New(fault.NotFound)
	}
	rows, err := findSelves(ctx, tx, `evaluation = cast(? as uuid) and tenant_id = cast(? as uuid) `+locking, e.ID, tenantID)
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		return Self{}, err
	}
	return rows[0], nil
}

func findSelves(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Self, error) {
	rows, err := gorm.G[Self](tx.DB).Raw(`select * from self_evaluation where city_id = ? and `+where, append([]any{tx.Actor.CityID}, args...)...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("evaluation: read self-evaluations: %w", err)
	}
	return rows, nil
}

// SaveSelf keeps the actor's tenant's account as a draft; revision is the one that was edited, 0 to begin.
func SaveSelf(ctx context.Context, tx *db.Tx, id string, revision int, a Account) error {
	_, s, err := ownSelf(ctx, tx, id, revision)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		text   *string
		zh, en string
	}{{&a.Achievements, "成效", "Achievements"}, {&a.Problems, "问题", "Problems"}, {&a.Measures, "下一步措施", "Measures"}} {
		*f.text = strings.TrimSpace(*f.text)
		if err := fault.Within(*f.text, mostWords, "field", f.zh, "field@en", f.en); err != nil {
			return err
		}
	}
	state := SelfDraft
	if s.State == SelfReturned {
		state = SelfReturned
	}
	text, err := jsonOf(a)
	if err != nil {
		return err
	}
	return s.change(ctx, tx, `state = @state, body = cast(@body as jsonb), written_by = cast(@user as uuid)`, map[string]any{"state": state, "body": text})
}

// SubmitSelf hands the account in.
func SubmitSelf(ctx context.Context, tx *db.Tx, id string, revision int) error {
	e, s, err := ownSelf(ctx, tx, id, revision)
	if err != nil {
		return err
	}
	lack := func(zh, en string) error {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonReportEmpty, "field", zh, "field@en", en)
	}
	switch {
	case s.Body == nil || s.Body.Achievements == "":
		return lack("成效", "Achievements")
	case s.Body.Problems == "":
		return lack("问题", "Problems")
	case s.Body.Measures == "":
		return lack("下一步措施", "Measures")
	}
	err = s.change(ctx, tx, `state = 'submitted', sent = body, submitted_by = cast(@user as uuid), submitted_at = @now, first_submitted_at = coalesce(first_submitted_at, @now)`, map[string]any{})
	if err == nil {
		s.record(tx, e, "submit_self_evaluation", map[string]any{"account": s.Body})
	}
	return err
}

// ReturnSelf sends a submitted account back, with the reason.
func ReturnSelf(ctx context.Context, tx *db.Tx, id, slug string, revision int, remark string) error {
	e, err := run(ctx, tx, id, Collecting)
	if err != nil {
		return err
	}
	of, err := tenantOf(ctx, tx, slug)
	if err != nil {
		return err
	}
	s, err := e.self(ctx, tx, of, "for update")
	if err != nil {
		return err
	}
	if err := s.at(revision, s.State == SelfSubmitted); err != nil {
		return err
	}
	remark, err = fault.Needed(remark, mostRemark, "field", "退回理由", "field@en", "The reason")
	if err != nil {
		return err
	}
	if err := s.change(ctx, tx, `state = 'returned', remark = @remark, returned_by = cast(@user as uuid)`, map[string]any{"remark": remark}); err != nil {
		return err
	}
	s.record(tx, e, "return_self_evaluation", map[string]any{"remark": remark, "tenant": slug})
	return notice.Send(tx, notice.New{TenantID: s.TenantID, Kind: notice.SelfEvaluationReturned, Plan: e.Plan, Year: e.Year, Params: e.words("remark", remark)})
}

// ownSelf holds the self-evaluation of the actor's tenant for a change.
func ownSelf(ctx context.Context, tx *db.Tx, id string, revision int) (Evaluation, Self, error) {
	e, err := Get(ctx, tx, id)
	if err != nil {
		return Evaluation{}, Self{}, err
	}
	s, err := e.self(ctx, tx, tx.Actor.TenantID, "for update")
	if err != nil {
		return Evaluation{}, Self{}, err
	}
	if err := access.Check(tx.Actor, access.WriteSelf, s.object()); err != nil {
		return Evaluation{}, Self{}, err
	}
	if err := e.MustBe(Collecting); err != nil {
		return Evaluation{}, Self{}, err
	}
	return e, s, s.at(revision, s.editable())
}

func (s Self) at(revision int, fits bool) error {
	if s.Revision != revision {
		return fault.Stale(s.Revision)
	}
	if fits {
		return nil
	}
	return fault.New(fault.WrongState, "reason", fault.ReasonSelfEvaluation,
		"state", selfStateNames.Say(fault.Chinese, nil, s.State), "state@en", selfStateNames.Say(fault.English, nil, s.State))
}

func (s Self) change(ctx context.Context, tx *db.Tx, set string, p map[string]any) error {
	p["city"], p["evaluation"], p["tenant"], p["user"], p["now"] = s.CityID, s.Evaluation, s.TenantID, tx.Actor.UserID, tx.Now
	done := tx.DB.WithContext(ctx).Exec(`update self_evaluation set revision = revision + 1, `+set+`
		where city_id = @city and evaluation = cast(@evaluation as uuid) and tenant_id = cast(@tenant as uuid)`, p)
	if done.Error != nil {
		return fmt.Errorf("evaluation: change a self-evaluation: %w", done.Error)
	}
	if done.RowsAffected != 1 {
		return fault.New(fault.NotFound)
	}
	return nil
}

func (s Self) record(tx *db.Tx, e Evaluation, action string, detail map[string]any) {
	detail["plan"], detail["year"], detail["kind"], detail["revision"] = e.Plan, e.Year, e.Kind, s.Revision+1
	audit.Record(tx, audit.Entry{Action: action, Object: "evaluation/" + e.ID, AreaPath: s.AreaPath, Plans: []string{e.Plan}, Detail: detail})
}
