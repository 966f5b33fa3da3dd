package source

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
)

// List reads the city's sources, by name.
func List(ctx context.Context, tx *db.Tx) ([]Source, error) {
	rows, err := gorm.G[Source](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("code").Find(ctx)
	return rows, wrap(err, "list")
}

// Get reads one source with its kinds of events.
func Get(ctx context.Context, tx *db.Tx, code string) (Source, []Kind, error) {
	s, err := get(ctx, tx, code)
	if err != nil {
		return Source{}, nil, err
	}
	kinds, err := kindsOf(ctx, tx, code)
	return s, kinds, err
}

// Kinds reads the kinds of events of all sources, by source.
func Kinds(ctx context.Context, tx *db.Tx) (map[string][]Kind, error) {
	rows, err := gorm.G[Kind](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("source, kind").Find(ctx)
	out := map[string][]Kind{}
	for _, k := range rows {
		out[k.Source] = append(out[k.Source], k)
	}
	return out, wrap(err, "read kinds of events")
}

// Names reads what a source calls things.
func Names(ctx context.Context, tx *db.Tx, code string) ([]Name, error) {
	return namesOf(ctx, tx, code)
}

// SeesAll tells those who see all lines of the whole city, and so what became of every source's deliveries.
func SeesAll(a access.Actor) bool {
	s := access.Scope(a)
	lo, _ := access.Range(a.CityID + "/")
	return s.AllLines && s.Lo == lo
}

func get(ctx context.Context, tx *db.Tx, code string) (Source, error) {
	rows, err := gorm.G[Source](tx.DB).Where("city_id = ? and code = ?", tx.Actor.CityID, code).Limit(1).Find(ctx)
	if err != nil || len(rows) == 0 {
		return Source{}, cmpOr(wrap(err, "read"), fault.New(fault.NotFound, "source", code))
	}
	return rows[0], nil
}

func lockSource(ctx context.Context, tx *db.Tx, code string) (Source, error) {
	var s Source
	err := tx.DB.WithContext(ctx).Clauses(clause.Locking{Strength: "UPDATE"}).Where("city_id = ? and code = ?", tx.Actor.CityID, code).Take(&s).Error
	return s, wrap(err, "lock")
}

// May asks whether the actor may do something to the source.
func (s Source) May(a access.Actor, action access.Action) error {
	return access.Check(a, action, access.Object{City: s.CityID, Line: s.Line, OwnerTenant: s.TenantID})
}

func owned(ctx context.Context, tx *db.Tx, code string, action access.Action) (Source, error) {
	s, err := get(ctx, tx, code)
	if err != nil {
		return Source{}, err
	}
	return s, s.May(tx.Actor, action)
}

// Freshness is whether a source delivers as often as it is to.
type Freshness string

// How fresh a source is.
const (
	Never   Freshness = "never"
	Fresh   Freshness = "fresh"
	Overdue Freshness = "overdue"
)

// rhythms are the months between two deliveries, and the days that the next one may take.
var rhythms = map[string]struct{ months, grace int }{"month": {1, 15}, "quarter": {3, 30}, "year": {12, 90}}

// Fresh tells how fresh the source is, and until when its next delivery is expected: after the end of the next period, with time to
// put it together.
func (s Source) Fresh(now time.Time) (Freshness, *time.Time) {
	if s.LastAsOf == nil {
		return Never, nil
	}
	r := rhythms[s.Every]
	// The last day of the month that is so many months later, and so many days on.
	due := time.Date(s.LastAsOf.Year(), s.LastAsOf.Month()+time.Month(r.months)+1, r.grace, 0, 0, 0, 0, period.China)
	if now.After(due.AddDate(0, 0, 1)) {
		return Overdue, &due
	}
	return Fresh, &due
}

// Counts are what came of a source's deliveries.
type Counts struct {
	Source     string
	Deliveries int
	Refused    int
	Taken      int
	// Waiting are the records in quarantine now.
	Waiting int
}

// Count counts by source what the actor may see: its own sources', and for those who see the whole city all.
func Count(ctx context.Context, tx *db.Tx) (map[string]Counts, error) {
	var rows []Counts
	err := tx.DB.WithContext(ctx).Raw(`select d.source, count(*) as deliveries, count(*) filter (where d.refused <> '') as refused, sum(d.taken) as taken,
			(select count(*) from source_item i where i.city_id = d.city_id and i.source = d.source and i.state = 'quarantined') as waiting
		from source_delivery d where d.city_id = ? group by d.city_id, d.source`, tx.Actor.CityID).Scan(&rows).Error
	out := make(map[string]Counts, len(rows))
	for _, r := range rows {
		out[r.Source] = r
	}
	return out, wrap(err, "count")
}

// Deliveries reads the newest deliveries of a source; none for whoever may not see them.
func Deliveries(ctx context.Context, tx *db.Tx, code string, most int) ([]Delivery, error) {
	rows, err := gorm.G[Delivery](tx.DB).Where("city_id = ? and source = ?", tx.Actor.CityID, code).Order("at desc, delivery").Limit(most).Find(ctx)
	return rows, wrap(err, "read deliveries")
}

// Waiting reads what waits in quarantine, the newest first, and how much it is; only the owner sees it.
func Waiting(ctx context.Context, tx *db.Tx, code string, most int) ([]Item, int, error) {
	of := gorm.G[Item](tx.DB).Where("city_id = ? and source = ? and state = ?", tx.Actor.CityID, code, Quarantined)
	total, err := of.Count(ctx, "*")
	if err != nil {
		return nil, 0, wrap(err, "count what waits")
	}
	rows, err := of.Order("at desc, number").Limit(most).Find(ctx)
	return rows, int(total), wrap(err, "read what waits")
}
