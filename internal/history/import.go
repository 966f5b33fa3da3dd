package history

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// The states of an import.
const (
	Checking  = "checking"
	Checked   = "checked"
	Taking    = "taking"
	Done      = "done"
	Cancelled = "cancelled"
	Failed    = "failed"
)

// The reasons of a failure.
const (
	WhyTries = "tries"
	WhyGone  = "gone"
	WhyError = "error"
)

// Import is a file of past figures on its way in.
type Import struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	ID     string `gorm:"column:id;primaryKey"`
	Name   string `gorm:"column:name"`
	Size   int64  `gorm:"column:size"`
	SHA256 string `gorm:"column:sha256"`
	// Source says where the figures come from; it stands beside each that has no words of its own.
	Source   string    `gorm:"column:source"`
	TenantID string    `gorm:"column:tenant_id"`
	AskedBy  string    `gorm:"column:asked_by"`
	AskedAt  time.Time `gorm:"column:asked_at"`
	State    string    `gorm:"column:state"`
	// Total is how many rows the file has, Done how many of them are behind the worker.
	Total int `gorm:"column:total"`
	Done  int `gorm:"column:done"`
	// Tally counts the rows: what they would come to once the file is checked, what they came to once it is being taken.
	Tally
	FirstYear *int       `gorm:"column:first_year"`
	LastYear  *int       `gorm:"column:last_year"`
	Turn      int        `gorm:"column:turn"`
	Tries     int        `gorm:"column:tries"`
	Lease     *time.Time `gorm:"column:lease"`
	// Reason and Params say why it failed.
	Reason      string            `gorm:"column:reason"`
	Params      map[string]string `gorm:"column:params;serializer:json"`
	TakenTenant *string           `gorm:"column:taken_tenant"`
	TakenBy     *string           `gorm:"column:taken_by"`
	TakenAt     *time.Time        `gorm:"column:taken_at"`
	EndedBy     *string           `gorm:"column:ended_by"`
	EndedAt     *time.Time        `gorm:"column:ended_at"`
}

// Tally is what rows come to.
type Tally struct {
	// Fresh are figures where there was none, Changed other values for figures that an import brought before, Same what stands there
	// already, Refused rows that are left out, Doubted rows that are taken although a check asks about them.
	Fresh   int `gorm:"column:fresh"`
	Changed int `gorm:"column:changed"`
	Same    int `gorm:"column:same"`
	Refused int `gorm:"column:refused"`
	Doubted int `gorm:"column:doubted"`
}

func (t *Tally) add(o Tally) {
	t.Fresh += o.Fresh
	t.Changed += o.Changed
	t.Same += o.Same
	t.Refused += o.Refused
	t.Doubted += o.Doubted
}

// TableName is the table of imports.
func (Import) TableName() string { return "history_import" }

var stateNames = fault.Texts{
	Checking:  {fault.Chinese: "校验中", fault.English: "Being checked"},
	Checked:   {fault.Chinese: "待另一方确认", fault.English: "Waiting for the other body"},
	Taking:    {fault.Chinese: "导入中", fault.English: "Being taken in"},
	Done:      {fault.Chinese: "已完成", fault.English: "Done"},
	Cancelled: {fault.Chinese: "已取消", fault.English: "Cancelled"},
	Failed:    {fault.Chinese: "失败", fault.English: "Failed"},
	WhyTries:  {fault.Chinese: "服务多次中断，未能继续。请稍后继续；如仍失败，请联系管理员。", fault.English: "The service was interrupted several times. Go on later; if it fails again, tell the administrator."},
	WhyGone:   {fault.Chinese: "经办人员已停用或不再具有签核职责。请由在岗人员继续。", fault.English: "Whoever had it done has no access any more. Have somebody else go on."},
	WhyError:  {fault.Chinese: "处理时出错，管理员可在日志中查到原因。请稍后继续；如仍失败，请联系管理员。", fault.English: "Something went wrong; the administrator finds the cause in the log. Go on later."},
}

// Says is the state in words; of a failure the reason and what to do.
func (i Import) Says(lang string) string {
	if i.State == Failed {
		if _, general := stateNames[i.Reason]; !general {
			return unreadable(i.Params).Text(lang)
		}
		return stateNames.Say(lang, nil, i.Reason)
	}
	return stateNames.Say(lang, nil, i.State)
}

// unreadable is the refusal of a file that could not be read.
func unreadable(params map[string]string) *fault.Fault {
	var kv []string
	for k, v := range params {
		kv = append(kv, k, v)
	}
	return fault.New(fault.InvalidInput, kv...)
}

// mostListed bounds what List reads; older ones are of no interest on a page.
const mostListed = 100

// List reads the newest imports, as far as the actor sees them.
func List(ctx context.Context, tx *db.Tx) ([]Import, error) {
	rows, err := gorm.G[Import](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("asked_at desc, id desc").Limit(mostListed).Find(ctx)
	return rows, wrap(err, "list")
}

// Get reads one import.
func Get(ctx context.Context, tx *db.Tx, id string) (Import, error) { return get(ctx, tx, id, "") }

func get(ctx context.Context, tx *db.Tx, id, lock string) (Import, error) {
	if _, err := uuid.Parse(id); err != nil {
		return Import{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[Import](tx.DB).Raw(`select * from history_import where city_id = ? and id = cast(? as uuid) `+lock, tx.Actor.CityID, id).Find(ctx)
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		return Import{}, wrap(err, "read an import")
	}
	return rows[0], nil
}

// Problem is what is wrong with a row, or doubtful in it.
type Problem struct {
	// Line is the row's in its file, the heads being the first.
	Line   int               `gorm:"column:line"`
	Number int               `gorm:"column:number"`
	Grade  string            `gorm:"column:grade"`
	Code   string            `gorm:"column:code"`
	Said   map[string]string `gorm:"column:said;serializer:json"`
}

// Text is the problem as a sentence.
func (p Problem) Text(lang string) string {
	if text, ok := p.Said[lang]; ok {
		return text
	}
	return p.Said[fault.Chinese]
}

// MostPerPage bounds what Problems reads at once.
const MostPerPage = 200

// Problems reads what is wrong with the rows, refusals before doubts, and how many there are; after is how many come before the page.
func Problems(ctx context.Context, tx *db.Tx, id string, first, after int) ([]Problem, int, error) {
	if first < 1 || first > MostPerPage || after < 0 {
		return nil, 0, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(MostPerPage))
	}
	if _, err := Get(ctx, tx, id); err != nil {
		return nil, 0, err
	}
	var rows []Problem
	err := tx.DB.WithContext(ctx).Raw(`select * from history_problem where city_id = ? and import_id = cast(? as uuid)
		order by grade <> 'A', line, number limit ? offset ?`, tx.Actor.CityID, id, first, after).Scan(&rows).Error
	if err != nil {
		return nil, 0, wrap(err, "read problems")
	}
	var total int
	err = tx.DB.WithContext(ctx).Raw(`select count(*) from history_problem where city_id = ? and import_id = cast(? as uuid)`, tx.Actor.CityID, id).Scan(&total).Error
	return rows, total, wrap(err, "count problems")
}

func wrap(err error, doing string) error {
	if err == nil {
		return nil
	}
	if _, refused := fault.As(err); refused {
		return err
	}
	return fmt.Errorf("history: %s: %w", doing, err)
}
