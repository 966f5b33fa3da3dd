package survey

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// State is how far a survey is.
type State string

// The states of a survey, in their order.
const (
	Draft  State = "draft"
	Opened State = "open"
	Closed State = "closed"
)

// name is the state in both languages.
func (s State) name() (zh, en string) {
	switch s {
	case Draft:
		return "草稿", "a draft"
	case Opened:
		return "开放中", "open"
	case Closed:
		return "已结束", "closed"
	}
	return string(s), string(s)
}

// Survey is one questionnaire of an office.
type Survey struct {
	CityID   string `gorm:"column:city_id"`
	ID       string `gorm:"column:id"`
	Revision int    `gorm:"column:revision"`
	Plan     string `gorm:"column:plan"`
	Year     int    `gorm:"column:year"`
	TenantID string `gorm:"column:tenant_id"`
	AreaCode string `gorm:"column:area_code"`
	AreaPath string `gorm:"column:area_path"`
	Title    string `gorm:"column:title"`
	TitleEN  string `gorm:"column:title_en"`
	Form     Form   `gorm:"column:form;serializer:json"`
	State    State  `gorm:"column:state"`
	// Key ends the public link; nil for a draft.
	Key *string `gorm:"column:key"`
	// Answered is how many answers there are.
	Answered  int        `gorm:"column:answered"`
	ChangedBy string     `gorm:"column:changed_by"`
	ChangedAt time.Time  `gorm:"column:changed_at"`
	OpenedAt  *time.Time `gorm:"column:opened_at"`
	ClosedAt  *time.Time `gorm:"column:closed_at"`
}

// TableName is the table of surveys.
func (Survey) TableName() string { return "survey" }

// LocalTitle is the survey's title in zh-CN or en.
func (s Survey) LocalTitle(lang string) string { return fault.Local(lang, s.Title, s.TitleEN) }

// MayRun tells whether the actor may change, open and close the survey.
func (s Survey) MayRun(a access.Actor) bool {
	return access.Check(a, access.RunSurvey, s.object()) == nil
}

// MayAsk tells whether the actor may make a survey of its own for a plan.
func MayAsk(a access.Actor, code string) bool { return own(a, code).MayRun(a) }

func (s Survey) object() access.Object {
	return access.Object{City: s.CityID, AreaPath: s.AreaPath, Plans: []string{s.Plan}, OwnerTenant: s.TenantID}
}

// own is a blank survey of the actor's tenant.
func own(a access.Actor, code string) Survey {
	return Survey{CityID: a.CityID, Plan: code, TenantID: a.TenantID, AreaCode: a.AreaCode, AreaPath: a.AreaPath, State: Draft}
}

// shown are the columns of a survey; the seal of its tokens is none of them.
const shown = `city_id, id, revision, plan, year, tenant_id, area_code, area_path, title, title_en, form, state, key, answered, changed_by, changed_at, opened_at, closed_at`

// List reads the surveys of a plan's year in the actor's scope, the newest first.
func List(ctx context.Context, tx *db.Tx, code string, year int) ([]Survey, error) {
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	return find(ctx, tx, `plan = ? and year = ? order by id desc`, code, year)
}

// Get reads a survey.
func Get(ctx context.Context, tx *db.Tx, id string) (Survey, error) {
	if _, err := uuid.Parse(id); err != nil {
		return Survey{}, fault.New(fault.NotFound)
	}
	return one(find(ctx, tx, `id = cast(? as uuid)`, id))
}

func one(rows []Survey, err error) (Survey, error) {
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		return Survey{}, err
	}
	return rows[0], nil
}

func find(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Survey, error) {
	rows, err := gorm.G[Survey](tx.DB).Raw(`select `+shown+` from survey where city_id = ? and `+where, append([]any{tx.Actor.CityID}, args...)...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("survey: read surveys: %w", err)
	}
	return rows, nil
}

// Areas are those that a respondent chooses from: the areas right below the survey's own, or its own where there are none. A
// city's own institutions are no place where people live.
func Areas(ctx context.Context, tx *db.Tx, s Survey) ([]tenant.Area, error) {
	all, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	below := slices.DeleteFunc(slices.Clone(all), func(a tenant.Area) bool {
		return a.Parent == nil || *a.Parent != s.AreaCode || a.Level == tenant.LevelMunicipal
	})
	if len(below) > 0 {
		return below, nil
	}
	return slices.DeleteFunc(all, func(a tenant.Area) bool { return a.Code != s.AreaCode }), nil
}

func wrongState(s State) error {
	zh, en := s.name()
	return fault.New(fault.WrongState, "reason", fault.ReasonSurveyState, "state", zh, "state@en", en)
}
