package progress

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
)

// Milestone is a step of a project: one that the plan names, or one that the lead department added, with its days.
type Milestone struct {
	Code    string     `gorm:"column:code"`
	Project string     `gorm:"column:project"`
	Printed bool       `gorm:"column:printed"`
	Name    string     `gorm:"column:name"`
	NameEN  string     `gorm:"column:name_en"`
	Due     *time.Time `gorm:"column:due"`
	Reached *time.Time `gorm:"column:reached"`
	Note    string     `gorm:"column:note"`
	// State says where the step stands.
	State string `gorm:"-"`
}

// LocalName is the name in the reader's language.
func (m Milestone) LocalName(lang string) string { return fault.Local(lang, m.Name, m.NameEN) }

// The states of a milestone.
const (
	Undated = "undated"
	Ahead   = "open"
	Missed  = "late"
	Reached = "reached"
)

func (m Milestone) state(now time.Time) string {
	switch {
	case m.Reached != nil:
		return Reached
	case m.Due == nil:
		return Undated
	case now.After(round.EndOf(*m.Due)):
		return Missed
	}
	return Ahead
}

// mostMilestones bounds the steps of a project.
const (
	mostMilestones = 40
	// mostMilestoneName bounds the name of one, in characters.
	mostMilestoneName = 200
)

// Milestones lists a project's steps in the order of their days, undated ones last. An empty project lists those of all.
func Milestones(ctx context.Context, tx *db.Tx, code, project string) ([]Milestone, error) {
	rows, err := gorm.G[Milestone](tx.DB).Raw(`select coalesce(m.code, d.code) as code, coalesce(m.project, d.project) as project, m.code is not null as printed,
			coalesce(m.name, d.name) as name, coalesce(m.name_en, '') as name_en, d.due, d.reached, coalesce(d.note, '') as note
		from (select * from milestone where city_id = @city and plan = @plan) m
		full join (select * from milestone_day where city_id = @city and plan = @plan) d on d.code = m.code
		where @project = '' or coalesce(m.project, d.project) = @project
		order by coalesce(m.project, d.project), coalesce(d.reached, d.due) nulls last, m.number nulls last, coalesce(m.code, d.code)`,
		map[string]any{"city": tx.Actor.CityID, "plan": code, "project": project}).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("progress: read milestones: %w", err)
	}
	for i, m := range rows {
		rows[i].State = m.state(tx.Now)
	}
	return rows, nil
}

// Step is what the lead department says of a milestone; without a Code it adds one under Name.
type Step struct {
	Plan, Project, Code, Name, Note string
	Due, Reached                    *time.Time
}

// SetMilestone keeps the days of a project's step. The city's lead department of the project does.
func SetMilestone(ctx context.Context, tx *db.Tx, s Step) ([]Milestone, error) {
	item, err := itemOf(ctx, tx, s.Plan, s.Project)
	if err != nil {
		return nil, err
	}
	if item.Kind != KindProject {
		return nil, fault.New(fault.NotFound, "item", s.Project)
	}
	if err := access.Check(tx.Actor, access.SetMilestone, milestoneObject(tx.Actor, s.Plan, item)); err != nil {
		return nil, err
	}
	there, err := Milestones(ctx, tx, s.Plan, s.Project)
	if err != nil {
		return nil, err
	}
	if s, err = s.complete(there); err != nil {
		return nil, err
	}
	if s.Reached != nil && s.Reached.After(tx.Now) {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "reached", "value", s.Reached.Format(time.DateOnly))
	}
	var name *string
	if s.Name != "" {
		name = &s.Name
	}
	err = tx.DB.WithContext(ctx).Exec(`insert into milestone_day (city_id, plan, project, code, name, due, reached, note, tenant_id, set_by, set_at)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (city_id, plan, code) do update set name = excluded.name, due = excluded.due, reached = excluded.reached, note = excluded.note,
			tenant_id = excluded.tenant_id, set_by = excluded.set_by, set_at = excluded.set_at`,
		tx.Actor.CityID, s.Plan, s.Project, s.Code, name, s.Due, s.Reached, s.Note, tx.Actor.TenantID, tx.Actor.UserID, tx.Now).Error
	if err != nil {
		return nil, fmt.Errorf("progress: set a milestone: %w", err)
	}
	audit.Record(tx, audit.Entry{
		Action: "set_milestone", Object: "milestone/" + s.Plan + "/" + s.Code, Line: item.Lead, Plans: []string{s.Plan},
		Detail: map[string]any{"name": s.Name, "due": s.Due, "reached": s.Reached, "note": s.Note},
	})
	return Milestones(ctx, tx, s.Plan, s.Project)
}

// complete names a new step, and leaves the plan's own names alone.
func (s Step) complete(there []Milestone) (Step, error) {
	s.Name, s.Note = strings.TrimSpace(s.Name), strings.TrimSpace(s.Note)
	at := slices.IndexFunc(there, func(m Milestone) bool { return m.Code == s.Code })
	switch {
	case s.Code != "" && at < 0:
		return s, fault.New(fault.NotFound, "milestone", s.Code)
	case at >= 0 && there[at].Printed:
		s.Name = ""
	case s.Name == "" && at >= 0:
		s.Name = there[at].Name
	case s.Name == "":
		return s, fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "name")
	}
	if utf8.RuneCountInString(s.Name) > mostMilestoneName || utf8.RuneCountInString(s.Note) > mostRemark {
		return s, fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "name, note", "limit", strconv.Itoa(mostMilestoneName)+", "+strconv.Itoa(mostRemark))
	}
	if s.Code == "" {
		if len(there) >= mostMilestones {
			return s, fault.New(fault.InvalidInput, "reason", fault.ReasonTooLong, "field", "milestones", "limit", strconv.Itoa(mostMilestones))
		}
		own := 1
		for slices.ContainsFunc(there, func(m Milestone) bool { return m.Code == s.Project+"-o"+strconv.Itoa(own) }) {
			own++
		}
		s.Code = s.Project + "-o" + strconv.Itoa(own)
	}
	return s, nil
}

// milestoneObject is the project as its lead department at the city has it.
func milestoneObject(a access.Actor, code string, item Item) access.Object {
	o := access.Object{City: a.CityID, AreaPath: a.CityID + "/", Line: item.Lead, Plans: []string{code}}
	if a.Line == item.Lead && a.AreaLevel == access.LevelCity {
		o.OwnerTenant = a.TenantID
	}
	return o
}
