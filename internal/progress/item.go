package progress

import (
	"context"
	"slices"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// The kinds of items.
const (
	KindTask    = "task"
	KindProject = "project"
)

// Item is a task or key project that is reported on.
type Item struct {
	Code, Kind   string
	Name, NameEN string
	Domain       string // "" for a project
	Lead         string
	Support      []string
	// Related are a project's tasks, or the projects of a task.
	Related []string
	// Indicators are those that a task is to move.
	Indicators []string
}

// LocalName is the name in the reader's language.
func (i Item) LocalName(lang string) string { return fault.Local(lang, i.Name, i.NameEN) }

// lines are all that have a part in the item.
func (i Item) lines() []string { return append([]string{i.Lead}, i.Support...) }

// role is a line's part in the item, or "".
func (i Item) role(line string) string {
	switch {
	case line == "":
		return ""
	case line == i.Lead:
		return Lead
	case slices.Contains(i.Support, line):
		return Support
	}
	return ""
}

// Items lists what a plan asks to be done, tasks in the order of the domains, then projects.
func Items(ctx context.Context, tx *db.Tx, code string) ([]Item, error) {
	tasks, projects, err := plan.Work(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	items := make([]Item, 0, len(tasks)+len(projects))
	serves := map[string][]string{}
	for _, p := range projects {
		for _, t := range p.Tasks {
			serves[t] = append(serves[t], p.Code)
		}
	}
	for _, t := range tasks {
		items = append(items, Item{
			Code: t.Code, Kind: KindTask, Name: t.Heading, NameEN: t.HeadingEN, Domain: t.Domain, Lead: t.Lead, Support: t.Support,
			Related: serves[t.Code], Indicators: t.Indicators,
		})
	}
	for _, p := range projects {
		items = append(items, Item{Code: p.Code, Kind: KindProject, Name: p.Name, NameEN: p.NameEN, Lead: p.Lead, Related: p.Tasks})
	}
	return items, nil
}

func itemOf(ctx context.Context, tx *db.Tx, code, item string) (Item, error) {
	items, err := Items(ctx, tx, code)
	if err != nil {
		return Item{}, err
	}
	at := slices.IndexFunc(items, func(i Item) bool { return i.Code == item })
	if at < 0 {
		return Item{}, fault.New(fault.NotFound, "item", item)
	}
	return items[at], nil
}
