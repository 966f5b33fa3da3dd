package rollup

import (
	"context"
	"fmt"
	"slices"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Frozen is one edition of a year.
type Frozen struct {
	Edition string
	Year    int
}

type frozenCell struct {
	Edition   string
	Indicator string
	AreaCode  string
	Year      int
	Result    `gorm:"embedded"`
}

// ReadEditions reads a plan's editions, each as a table of its own year, of the plan's area and those beneath. However many there
// are, it takes as many statements as one.
func ReadEditions(ctx context.Context, tx *db.Tx, q Query, editions []Frozen) (map[string]*Table, error) {
	q.Basis = Published
	for _, e := range editions {
		q.Years = append(q.Years, e.Year)
	}
	axis, err := axes(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	ids, out, places := db.TextArray{}, map[string]*Table{}, map[string]map[place]int{}
	for _, e := range editions {
		t := *axis
		t.Years = []int{e.Year}
		t.Areas = in(axis.Areas, q.Area, t.Years)
		t.Cells = make([]*Result, len(t.Indicators)*len(t.Areas))
		ids, out[e.Edition], places[e.Edition] = append(ids, e.Edition), &t, t.places()
	}
	var rows []frozenCell
	err = tx.DB.WithContext(ctx).Raw(`select s.id as edition, c.indicator, c.area_code, s.year, `+published+`
		from snapshot s join published_cell c on c.city_id = s.city_id and c.snapshot_id = s.id
		where s.city_id = ? and s.plan = ? and s.id = any (cast(? as uuid[])) and c.category = 'total' and c.area_code = any (?)`,
		tx.Actor.CityID, q.Plan, ids, axis.areaCodes()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("rollup: read editions: %w", err)
	}
	for i := range rows {
		r := &rows[i]
		if n, ok := places[r.Edition][place{r.Indicator, r.AreaCode, r.Year}]; ok {
			out[r.Edition].Cells[n] = r.shown()
		}
	}
	for _, t := range out {
		t.fillEmpty(tx.Actor)
	}
	return out, nil
}

// Within is the part of a table that lies in an area's subtree.
func (t *Table) Within(path string) *Table {
	lo, hi := access.Range(path)
	out := *t
	out.Areas = nil
	var kept []int
	for n, a := range t.Areas {
		if a.Path >= lo && a.Path < hi {
			out.Areas, kept = append(out.Areas, a), append(kept, n)
		}
	}
	out.Cells = nil
	for i := range t.Indicators {
		for _, a := range kept {
			at := (i*len(t.Areas) + a) * len(t.Years)
			out.Cells = append(out.Cells, slices.Clone(t.Cells[at:at+len(t.Years)])...)
		}
	}
	return &out
}
