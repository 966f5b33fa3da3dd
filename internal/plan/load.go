package plan

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// List gives the plans that the caller may read, by code; statistical schemes are none.
func List(ctx context.Context, tx *db.Tx) ([]Plan, error) {
	return list(ctx, tx, "city_id = ? and not scheme")
}

// Collected gives all that figures are collected for and that the caller may read, by code: plans and statistical schemes.
func Collected(ctx context.Context, tx *db.Tx) ([]Plan, error) {
	return list(ctx, tx, "city_id = ?")
}

func list(ctx context.Context, tx *db.Tx, where string) ([]Plan, error) {
	plans, err := gorm.G[Plan](tx.DB).Where(where, tx.Actor.CityID).Order("plan").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: list: %w", err)
	}
	return plans, nil
}

// Get gives the head of a plan. One that does not exist, one that the caller may not read and a statistical scheme answer alike.
func Get(ctx context.Context, tx *db.Tx, code string) (Plan, error) {
	p, err := GetCollected(ctx, tx, code)
	if err == nil && p.Scheme {
		return Plan{}, fault.New(fault.NotFound, "plan", code)
	}
	return p, err
}

// GetCollected gives the head of what figures are collected for: a plan, or a statistical scheme.
func GetCollected(ctx context.Context, tx *db.Tx, code string) (Plan, error) {
	p, err := gorm.G[Plan](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Take(ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Plan{}, fault.New(fault.NotFound, "plan", code)
	}
	if err != nil {
		return Plan{}, fmt.Errorf("plan: get %s: %w", code, err)
	}
	return p, nil
}

const taskOrder = "(select d.number from domain d where (d.city_id, d.plan, d.code) = (task.city_id, task.plan, task.domain)), number"

// Load gives the whole catalogue of a plan or a scheme, in eleven queries however large it is, and two more for a scheme's forms.
func Load(ctx context.Context, tx *db.Tx, code string) (*Catalogue, error) {
	head, err := GetCollected(ctx, tx, code)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Plan: head}
	if head.Scheme {
		s, err := schemeOf(ctx, tx, code)
		if err != nil {
			return nil, err
		}
		c.Scheme = &s
	}
	if c.Elements, err = ElementsOf(ctx, tx, code); err != nil {
		return nil, err
	}
	for _, e := range c.Elements {
		if len(e.Plans) > 0 && e.Plans[0] != code {
			c.Borrowed = append(c.Borrowed, e.Code)
		}
	}
	var computed []Indicator
	err = errors.Join(
		rows(ctx, tx, code, "number", &c.Domains),
		rows(ctx, tx, code, "number", &computed),
		rows(ctx, tx, code, "indicator, area_code", &c.Targets),
		rows(ctx, tx, code, "indicator, year, area_code", &c.TermChanges),
		rows(ctx, tx, code, taskOrder, &c.Tasks),
		rows(ctx, tx, code, "number", &c.Projects),
		rows(ctx, tx, code, "project, number", &c.Milestones),
		rows(ctx, tx, code, "number", &c.ProseTargets),
		rows(ctx, tx, code, "number", &c.Articles),
	)
	if err != nil {
		return nil, err
	}
	for _, i := range computed {
		if i.Measure {
			c.Measures = append(c.Measures, i)
		} else {
			c.Indicators = append(c.Indicators, i)
		}
	}
	return c, nil
}

func rows[T any](ctx context.Context, tx *db.Tx, code, order string, into *[]T) error {
	found, err := gorm.G[T](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Order(order).Find(ctx)
	if err != nil {
		return fmt.Errorf("plan: load %T of %s: %w", *into, code, err)
	}
	*into = found
	return nil
}

// ElementsOf gives the elements that a plan uses, its own and borrowed ones, in the order of the indicators and measures that use them.
func ElementsOf(ctx context.Context, tx *db.Tx, code string) ([]Element, error) {
	elements, err := gorm.G[Element](tx.DB).Raw(`select e.* from element e
		join (select u.element, min(i.number * 10 + u.part) as place from indicator i
			cross join lateral unnest(i.elements) with ordinality as u (element, part)
			where i.city_id = ? and i.plan = ? group by u.element) used on used.element = e.code
		where e.city_id = ? order by used.place`, tx.Actor.CityID, code, tx.Actor.CityID).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: elements of %s: %w", code, err)
	}
	return elements, nil
}

// Work gives what a plan asks to be done: its tasks in the order of the domains, and its projects.
func Work(ctx context.Context, tx *db.Tx, code string) (tasks []Task, projects []Project, err error) {
	if _, err := Get(ctx, tx, code); err != nil {
		return nil, nil, err
	}
	return tasks, projects, errors.Join(rows(ctx, tx, code, taskOrder, &tasks), rows(ctx, tx, code, "number", &projects))
}
