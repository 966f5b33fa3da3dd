package source

import (
	"context"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Proposal is what a source gives for a figure. It is nobody's entry until a reporter takes it.
type Proposal struct {
	// Item is the record that it came in.
	Item  string
	Value quantity.Value
	Why   Why
	Origin
}

// Origin is where a proposal, or a figure that was made of one, comes from.
type Origin struct {
	Source, Name, NameEN string
	// AsOf is the day that the data are of, At when they came.
	AsOf, At time.Time
}

// LocalName is the source's name in the reader's language.
func (o Origin) LocalName(lang string) string { return fault.Local(lang, o.Name, o.NameEN) }

type proposed struct {
	figure.Key
	value     decimal.NullDecimal
	emptiness *string
	Proposal
}

// AskProposals asks what is given for the figures of elements and areas in a year: of each the newest data, whichever source they came
// from. A source that is off proposes nothing.
func AskProposals(tx *db.Tx, out map[figure.Key]Proposal, elements, areas []string, year int) db.Question {
	take := func(p proposed) {
		p.Value = figure.ValueOf(p.value, p.emptiness)
		out[p.Key] = p.Proposal
	}
	columns := func(p *proposed) []any {
		return []any{&p.Element, &p.AreaCode, &p.Year, &p.Category, &p.Item, &p.value, &p.emptiness, &p.Why, &p.Source, &p.Name, &p.NameEN, &p.AsOf, &p.At}
	}
	return db.Each(take, columns, `select distinct on (i.element, i.area_code, i.category) i.element, i.area_code, i.year, i.category, i.id, i.value, i.emptiness, i.why,
			s.code as source, s.name, s.name_en, i.as_of, i.at
		from source_item i join source s on s.city_id = i.city_id and s.code = i.source and s.enabled
		where i.city_id = $1 and i.state = 'taken' and i.what = 'figure' and i.element = any ($2) and i.area_code = any ($3) and i.year = $4
		order by i.element, i.area_code, i.category, i.as_of desc, i.at desc, i.id desc`,
		tx.Actor.CityID, db.TextArray(elements), db.TextArray(areas), year)
}

// Origins tells of records which source they came from, and as of when.
func Origins(ctx context.Context, tx *db.Tx, items []string) (map[string]Origin, error) {
	out := make(map[string]Origin, len(items))
	if len(items) == 0 {
		return out, nil
	}
	var rows []struct {
		ID     string
		Origin `gorm:"embedded"`
	}
	err := tx.DB.WithContext(ctx).Raw(`select i.id, s.code as source, s.name, s.name_en, i.as_of, i.at
		from source_item i join source s on s.city_id = i.city_id and s.code = i.source where i.city_id = ? and i.id = any (?::uuid[])`,
		tx.Actor.CityID, db.TextArray(items)).Scan(&rows).Error
	for _, r := range rows {
		out[r.ID] = r.Origin
	}
	return out, wrap(err, "read where figures come from")
}
