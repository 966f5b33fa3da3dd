package progress

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/promise"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// The kinds of findings.
const (
	RedTasksDone       = "indicator_red_tasks_done"
	DoneTargetRed      = "work_done_target_red"
	NoEvidence         = "no_evidence_two_years"
	ProjectWithoutTask = "project_without_task"
	MilestoneMissed    = "milestone_missed"
)

// Finding is something that does not fit together.
type Finding struct {
	Kind string
	// Object is the code of the indicator, task or project.
	Object       string
	Name, NameEN string
	Area         tenant.Area
	params       map[string]string
}

var findingTexts = fault.Texts{
	RedTasksDone + "." + string(target.OffTrack): {
		fault.Chinese: "指标判定为“滞后”，而相关任务 {tasks} 都报告已完成。请核对任务成效或指标数据。",
		fault.English: "The indicator is off track, yet its tasks {tasks} are all reported done. Look into the tasks' results or the figures.",
	},
	RedTasksDone + "." + string(target.Worsening): {
		fault.Chinese: "指标判定为“恶化”，而相关任务 {tasks} 都报告已完成。请核对任务成效或指标数据。",
		fault.English: "The indicator is worsening, yet its tasks {tasks} are all reported done. Look into the tasks' results or the figures.",
	},
	DoneTargetRed + "." + string(target.OffTrack): {
		fault.Chinese: "已报告完成，而规划对其提出的目标“{target}”（{printed}）判定为“滞后”。请核对工作成效或数据。",
		fault.English: "It is reported done, yet the target that the plan sets it, {target} ({printed}), is off track. Look into the results or the figures.",
	},
	DoneTargetRed + "." + string(target.Worsening): {
		fault.Chinese: "已报告完成，而规划对其提出的目标“{target}”（{printed}）判定为“恶化”。请核对工作成效或数据。",
		fault.English: "It is reported done, yet the target that the plan sets it, {target} ({printed}), is worsening. Look into the results or the figures.",
	},
	NoEvidence: {
		fault.Chinese: "{before} 年和 {year} 年的报告都没有附证明材料。请要求补充。",
		fault.English: "Neither the report of {before} nor that of {year} has any evidence. Ask for some.",
	},
	ProjectWithoutTask: {
		fault.Chinese: "该项目没有对应的任务，无法从任务看到进展。请在目录中补充关联。",
		fault.English: "No task is linked to the project, so no task shows its progress. Link one in the catalogue.",
	},
	MilestoneMissed: {
		fault.Chinese: "节点“{milestone}”应在 {due} 完成，尚未登记完成。",
		fault.English: "The milestone {milestone} was due on {due} and is not reached yet.",
	},
}

// Text says what does not fit and what to do.
func (f Finding) Text(lang string) string {
	return findingTexts.Say(lang, f.params, f.Kind+"."+f.params["status"], f.Kind)
}

// LocalName is the object's name in the reader's language.
func (f Finding) LocalName(lang string) string { return fault.Local(lang, f.Name, f.NameEN) }

// Coherence lists what does not fit together in a year, for the committee offices: of the city's all, of a county's its own.
func Coherence(ctx context.Context, tx *db.Tx, code string, year int) ([]Finding, error) {
	if err := access.Check(tx.Actor, access.Supervise, access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.AreaPath, Plans: []string{code}}); err != nil {
		return nil, err
	}
	items, err := Items(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	c := &coherence{code: code, year: year, items: items, areas: map[string]tenant.Area{}}
	for _, a := range areas {
		c.areas[a.Code] = a
	}
	if c.ratings, err = c.rated(ctx, tx); err != nil {
		return nil, err
	}
	for _, look := range []func(context.Context, *db.Tx) error{c.red, c.promised, c.bare, c.unlinked, c.missed} {
		if err := look(ctx, tx); err != nil {
			return nil, err
		}
	}
	return c.found, nil
}

type coherence struct {
	code  string
	year  int
	items []Item
	areas map[string]tenant.Area
	// ratings are those of the leading departments' reports by item and area.
	ratings map[[2]string]Rating
	found   []Finding
}

// red finds indicators that are off track or worsening while all tasks that are to move them are reported done in the area.
func (c *coherence) red(ctx context.Context, tx *db.Tx) error {
	table, err := rollup.Read(ctx, tx, rollup.Query{Plan: c.code, Area: tx.Actor.AreaCode, Years: []int{c.year}, Basis: rollup.Approved, Depth: 1})
	if err != nil {
		return err
	}
	for i, indicator := range table.Indicators {
		for a, area := range table.Areas {
			cell := table.At(i, a, 0)
			if cell == nil {
				continue
			}
			status, _, _, judged := cell.Stands(fault.Chinese)
			if !judged || status != target.OffTrack && status != target.Worsening {
				continue
			}
			if tasks := c.allDone(indicator.Code, area.Code); len(tasks) > 0 {
				c.add(RedTasksDone, indicator.Code, indicator.Name, indicator.NameEN, area.Code, map[string]string{
					"status": string(status), "tasks": strings.Join(tasks, "、"), "tasks@en": strings.Join(tasks, ", "),
				})
			}
		}
	}
	return nil
}

// allDone are the tasks of an indicator where there are any and all are reported done in the area, by who leads them.
func (c *coherence) allDone(indicator, area string) []string {
	var tasks []string
	for _, item := range c.items {
		if !slices.Contains(item.Indicators, indicator) {
			continue
		}
		if c.ratings[[2]string{item.Code, area}] != Done {
			return nil
		}
		tasks = append(tasks, item.Code)
	}
	return tasks
}

// promised finds tasks and projects of the city that are reported done while a target that the plan's prose sets them is off
// track or worsening. The plan promised it of the city, so a county's office is not told.
func (c *coherence) promised(ctx context.Context, tx *db.Tx) error {
	if tx.Actor.AreaLevel != access.LevelCity {
		return nil
	}
	all, err := promise.Follow(ctx, tx, c.code)
	if err != nil {
		return err
	}
	for _, s := range all {
		v, ok := s.In(c.year)
		item, known := c.item(s.Target.Of())
		if !ok || !known || !v.Verdict.Red() || c.ratings[[2]string{item.Code, tx.Actor.CityID}] != Done {
			continue
		}
		c.add(DoneTargetRed, item.Code, item.Name, item.NameEN, tx.Actor.CityID, map[string]string{
			"status": string(v.Verdict.Status), "printed": s.Target.Printed, "target": s.Target.Name, "target@en": s.Target.LocalName(fault.English),
		})
	}
	return nil
}

// rated reads the leading departments' ratings: the office's where there is one.
func (c *coherence) rated(ctx context.Context, tx *db.Tx) (map[[2]string]Rating, error) {
	reports, err := find(ctx, tx, `where r.city_id = ? and r.plan = ? and r.year = ? and r.role = 'lead' and r.sent is not null`, tx.Actor.CityID, c.code, c.year)
	if err != nil {
		return nil, err
	}
	ratings := map[[2]string]Rating{}
	for _, r := range reports {
		switch {
		case r.Rating != nil:
			ratings[[2]string{r.Item, r.AreaCode}] = *r.Rating
		case r.Sent.SelfRating != nil:
			ratings[[2]string{r.Item, r.AreaCode}] = *r.Sent.SelfRating
		}
	}
	return ratings, nil
}

// bare finds leading departments whose reports had no evidence two years running.
func (c *coherence) bare(ctx context.Context, tx *db.Tx) error {
	rows, err := gorm.G[Report](tx.DB).Raw(`with bare as (select r.item, r.area_code, r.year from progress_report r
			where r.city_id = @city and r.plan = @plan and r.year in (@year, @before) and r.role = 'lead' and r.sent is not null
			and not exists (select from evidence e where e.city_id = r.city_id and e.report = r.id and e.removed_at is null))
		select item, area_code from bare group by item, area_code having count(*) = 2 order by area_code, item`,
		map[string]any{"city": tx.Actor.CityID, "plan": c.code, "year": c.year, "before": c.year - 1}).Find(ctx)
	if err != nil {
		return fmt.Errorf("progress: look for reports without evidence: %w", err)
	}
	for _, r := range rows {
		if item, ok := c.item(r.Item); ok {
			c.add(NoEvidence, item.Code, item.Name, item.NameEN, r.AreaCode, map[string]string{"year": strconv.Itoa(c.year), "before": strconv.Itoa(c.year - 1)})
		}
	}
	return nil
}

// unlinked finds projects that serve no task; the catalogue is the city's, so its office is told.
func (c *coherence) unlinked(_ context.Context, tx *db.Tx) error {
	for _, item := range c.items {
		if item.Kind == KindProject && len(item.Related) == 0 && tx.Actor.AreaLevel == access.LevelCity {
			c.add(ProjectWithoutTask, item.Code, item.Name, item.NameEN, tx.Actor.CityID, nil)
		}
	}
	return nil
}

// missed finds the steps of projects whose day has passed; projects are the city's.
func (c *coherence) missed(ctx context.Context, tx *db.Tx) error {
	if tx.Actor.AreaLevel != access.LevelCity {
		return nil
	}
	steps, err := Milestones(ctx, tx, c.code, "")
	if err != nil {
		return err
	}
	for _, m := range steps {
		item, ok := c.item(m.Project)
		if ok && m.State == Missed {
			c.add(MilestoneMissed, item.Code, item.Name, item.NameEN, tx.Actor.CityID, map[string]string{
				"milestone": m.Name, "milestone@en": m.LocalName(fault.English), "due": m.Due.Format("2006-01-02"),
			})
		}
	}
	return nil
}

func (c *coherence) item(code string) (Item, bool) {
	at := slices.IndexFunc(c.items, func(i Item) bool { return i.Code == code })
	if at < 0 {
		return Item{}, false
	}
	return c.items[at], true
}

func (c *coherence) add(kind, object, name, nameEN, area string, params map[string]string) {
	c.found = append(c.found, Finding{Kind: kind, Object: object, Name: name, NameEN: nameEN, Area: c.areas[area], params: params})
}
