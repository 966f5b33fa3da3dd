package source

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/disclosure"
	"github.com/liangce/liangce/internal/tenant"
)

// SmallCount is the number below which a count of a sensitive kind lets one infer a person.
const SmallCount = 10

// Activity is what a source counted in a year for one task, of one kind.
type Activity struct {
	Source Source
	Kind   Kind
	// Areas are those with a count, the whole city first where it is told by itself.
	Areas []AreaActivity
}

// AreaActivity is the counts of one area; Months[0] is January's.
type AreaActivity struct {
	Area   tenant.Area
	Months [12]Monthly
}

// Monthly is a month's count: none was told where Given is false, and it is too small to be shown where Hidden.
type Monthly struct {
	Count         int
	Given, Hidden bool
}

type counted struct {
	AreaCode string
	Month    int
	Count    int
}

// Activities reads what the sources of a task counted in a year: evidence that there is work, and no figure of any plan. Who does not
// own the source is not told small counts of a sensitive kind, nor what gives them away.
func Activities(ctx context.Context, tx *db.Tx, planCode, task string, year int) ([]Activity, error) {
	kinds, err := gorm.G[Kind](tx.DB).Where("city_id = ? and ? = any (tasks)", tx.Actor.CityID, planCode+"/"+task).Order("source, kind").Find(ctx)
	if err != nil || len(kinds) == 0 {
		return nil, wrap(err, "read kinds of a task")
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	var out []Activity
	for _, k := range kinds {
		s, err := get(ctx, tx, k.Source)
		if err != nil {
			return nil, err
		}
		rows, err := counts(ctx, tx, k, year)
		if err != nil {
			return nil, err
		}
		a := Activity{Source: s, Kind: k, Areas: lay(areas, rows)}
		if k.Sensitive && s.TenantID != tx.Actor.TenantID {
			a.hide(s.CityID)
		}
		a.within(tx.Actor)
		if len(a.Areas) > 0 {
			out = append(out, a)
		}
	}
	return out, nil
}

// counts reads the newest count of each area and month, as the source's machine actor: what of it may be told is decided here.
func counts(ctx context.Context, tx *db.Tx, k Kind, year int) ([]counted, error) {
	var rows []counted
	err := tx.As(access.Feed(k.CityID, nil, access.FeedScope{Source: k.Source}), func() error {
		return tx.DB.WithContext(ctx).Raw(`select distinct on (area_code, month) area_code, month, value::bigint as count from source_item
			where city_id = ? and source = ? and kind = ? and year = ? and state = 'taken' and what = 'event'
			order by area_code, month, as_of desc, at desc, id desc`, k.CityID, k.Source, k.Kind, year).Scan(&rows).Error
	})
	return rows, wrap(err, "read counts")
}

func lay(areas []tenant.Area, rows []counted) []AreaActivity {
	var out []AreaActivity
	for _, area := range areas {
		a := AreaActivity{Area: area}
		for _, r := range rows {
			if r.AreaCode == area.Code {
				a.Months[r.Month-1] = Monthly{Count: r.Count, Given: true}
			}
		}
		if a != (AreaActivity{Area: area}) {
			out = append(out, a)
		}
	}
	return out
}

// hide leaves out, month by month, what is small, and enough beside it that nobody finds it by subtracting from the city's count.
func (a *Activity) hide(city string) {
	for m := range 12 {
		var parts []*Monthly
		var whole *Monthly
		for n := range a.Areas {
			month := &a.Areas[n].Months[m]
			switch {
			case !month.Given:
			case a.Areas[n].Area.Code == city:
				whole = month
			default:
				parts = append(parts, month)
			}
		}
		sizes := make([]int, len(parts))
		for n, p := range parts {
			sizes[n] = p.Count
		}
		hidden, total := disclosure.Hide(sizes, SmallCount)
		for n, p := range parts {
			p.Hidden = hidden[n]
		}
		if whole != nil {
			whole.Hidden = whole.Count > 0 && (whole.Count < SmallCount || len(parts) > 0 && total)
		}
	}
}

// within keeps what lies in the reader's area; the whole city's counts everybody is told.
func (a *Activity) within(reader access.Actor) {
	scope := access.Scope(reader)
	a.Areas = slices.DeleteFunc(a.Areas, func(area AreaActivity) bool {
		return area.Area.Code != reader.CityID && !scope.Contains(area.Area.Path)
	})
}
