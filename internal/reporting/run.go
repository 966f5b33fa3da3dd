package reporting

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// The states of the making of a document.
const (
	Queued  = "queued"
	Running = "running"
	Done    = "done"
	Failed  = "failed"
)

// Steps is how many steps the making of a document has: reading, drawing, writing, keeping.
const Steps = 4

var stepNames = fault.Texts{
	Queued:  {fault.Chinese: "等待生成", fault.English: "Waiting to be made"},
	"0":     {fault.Chinese: "读取数据", fault.English: "Reading the data"},
	"1":     {fault.Chinese: "绘制图表", fault.English: "Drawing the figures"},
	"2":     {fault.Chinese: "编排文档", fault.English: "Laying the document out"},
	"3":     {fault.Chinese: "保存文件", fault.English: "Keeping the file"},
	Done:    {fault.Chinese: "已生成", fault.English: "Made"},
	Failed:  {fault.Chinese: "生成失败", fault.English: "Failed"},
	"gone":  {fault.Chinese: "请求生成的人员已停用或不在岗。请由其他人员重新生成。", fault.English: "Whoever asked for it has no access any more. Have somebody else make it."},
	"tries": {fault.Chinese: "生成时服务多次中断。请重新生成；如仍失败，请联系管理员。", fault.English: "The service was interrupted several times. Make it again; if it fails again, tell the administrator."},
	"error": {fault.Chinese: "生成时出错，管理员可在日志中查到原因。请稍后重试。", fault.English: "Something went wrong; the administrator finds the cause in the log. Try again later."},
}

// The reasons of a failure.
const (
	WhyGone  = "gone"
	WhyTries = "tries"
	WhyError = "error"
)

// Run is the making of a document, with its file once it is done.
type Run struct {
	CityID     string      `gorm:"column:city_id"`
	ID         string      `gorm:"column:id"`
	Evaluation string      `gorm:"column:evaluation"`
	Kind       report.Kind `gorm:"column:kind"`
	Plan       string      `gorm:"column:plan"`
	AreaPath   string      `gorm:"column:area_path"`
	TenantID   string      `gorm:"column:tenant_id"`
	AskedBy    string      `gorm:"column:asked_by"`
	AskedAt    time.Time   `gorm:"column:asked_at"`
	State      string      `gorm:"column:state"`
	// Step is how many steps are done.
	Step  int `gorm:"column:step"`
	Tries int `gorm:"column:tries"`
	// Lease is until when the worker that took it up is believed to be at it.
	Lease  *time.Time `gorm:"column:lease"`
	Reason string     `gorm:"column:reason"`
	Name   *string    `gorm:"column:name"`
	Size   *int64     `gorm:"column:size"`
	SHA256 *string    `gorm:"column:sha256;->"`
	// Facts is the digest of what the file says.
	Facts     *string    `gorm:"column:facts"`
	Final     *bool      `gorm:"column:final"`
	Marked    *int       `gorm:"column:marked"`
	MadeAt    *time.Time `gorm:"column:made_at"`
	Published bool       `gorm:"column:published"`
}

// TableName is the table of runs.
func (Run) TableName() string { return "report_run" }

// Says is what is being done, in words.
func (r Run) Says(lang string) string {
	if r.State == Running {
		return stepNames.Say(lang, nil, string(rune('0'+min(r.Step, Steps-1))))
	}
	return stepNames.Say(lang, nil, r.State)
}

// Why is the reason of a failure, in words.
func (r Run) Why(lang string) string {
	if r.State != Failed {
		return ""
	}
	return stepNames.Say(lang, nil, r.Reason)
}

// Document is one of an evaluation's documents: the newest making of it, and the newest file.
type Document struct {
	Kind      report.Kind
	Run, File *Run
}

// May lists what the actor may do with the documents now.
func May(a access.Actor, e evaluation.Evaluation) []string {
	if e.State == evaluation.Draft || access.Check(a, access.WriteDocument, e.Object()) != nil {
		return []string{}
	}
	return []string{"make"}
}

// Documents reads how far an evaluation's documents are, as far as the actor sees them.
func Documents(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) ([]Document, error) {
	rows, err := gorm.G[Run](tx.DB).Raw(`select distinct on (kind, state = 'done') * from report_run where city_id = ? and evaluation = cast(? as uuid)
		order by kind, state = 'done', asked_at desc, id desc`, e.CityID, e.ID).Find(ctx)
	if err != nil {
		return nil, wrap(err, "read the documents")
	}
	out := make([]Document, len(report.Kinds))
	for n, kind := range report.Kinds {
		out[n] = Document{Kind: kind}
		for i, r := range rows {
			if r.Kind != kind {
				continue
			}
			if r.State == Done {
				out[n].File = &rows[i]
			}
			if now := out[n].Run; now == nil || r.AskedAt.After(now.AskedAt) {
				out[n].Run = &rows[i]
			}
		}
	}
	return out, nil
}

// Ask has a document made. While one of the kind is being made there is no second.
func Ask(ctx context.Context, tx *db.Tx, id string, kind report.Kind) error {
	e, err := author(ctx, tx, id)
	if err != nil {
		return err
	}
	if !slices.Contains(report.Kinds, kind) {
		return fault.Input(fault.ReasonUnknown, "报告", "kind", "value", string(kind))
	}
	return ask(ctx, tx, e, kind)
}

func ask(ctx context.Context, tx *db.Tx, e evaluation.Evaluation, kind report.Kind) error {
	g := tx.DB.WithContext(ctx)
	// Two who ask at once shall find each other's.
	if err := g.Exec(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, "report/"+e.ID+"/"+string(kind)).Error; err != nil {
		return wrap(err, "wait for others who ask")
	}
	var waiting int
	err := g.Raw(`select count(*) from report_run where city_id = ? and evaluation = cast(? as uuid) and kind = ? and state in ('queued', 'running')`, e.CityID, e.ID, kind).Scan(&waiting).Error
	if err != nil || waiting > 0 {
		return wrap(err, "look for the same")
	}
	key, err := uuid.NewV7()
	if err != nil {
		return wrap(err, "name a run")
	}
	run := Run{
		CityID: e.CityID, ID: key.String(), Evaluation: e.ID, Kind: kind, Plan: e.Plan, AreaPath: e.AreaPath, TenantID: tx.Actor.TenantID,
		AskedBy: tx.Actor.UserID, AskedAt: tx.Now, State: Queued,
	}
	if err := gorm.G[Run](tx.DB).Create(ctx, &run); err != nil {
		return wrap(err, "ask for a document")
	}
	record(tx, e, "make_report", map[string]any{"document": kind, "run": run.ID})
	return nil
}

// File finds a file that the actor may have.
func File(ctx context.Context, tx *db.Tx, id string) (Run, error) {
	if _, err := uuid.Parse(id); err != nil {
		return Run{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[Run](tx.DB).Where("city_id = ? and id = cast(? as uuid) and state = 'done'", tx.Actor.CityID, id).Find(ctx)
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		return Run{}, wrap(err, "find a file")
	}
	return rows[0], nil
}
