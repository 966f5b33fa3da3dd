package demo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/source"
)

// served are the counties whose schools' figures the register of children's sight gives; the others' clerks type them.
var served = []string{"330424", "330483"}

// deliverAll has two of the city's sources deliver: one counts month by month, the other gives figures, of which some do not fit; and a
// delivery that held persons' data was refused.
func (c *city) deliverAll(ctx context.Context, tx *db.Tx, year int) error {
	there, err := source.List(ctx, tx)
	if err != nil || len(there) == 0 {
		return err
	}
	end := time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)
	var calls []source.Record
	for month := 1; month <= 12; month++ {
		for n, kind := range []string{"calls", "cases", "closed"} {
			count := (90+percentile(fmt.Sprintf("12338/%d", month)))/(1+3*n) + 2*month
			calls = append(calls, source.Record{Kind: kind, Area: c.id, Year: year, Month: month, AsOf: end, Value: quantity.Of(decimal.NewFromInt(int64(count)))})
		}
	}
	if err := c.deliver(ctx, tx, "hotline-12338", c.id+"-wf", source.Parcel{AsOf: end, Records: calls}); err != nil {
		return err
	}
	var sight []source.Record
	for _, area := range served {
		for _, element := range []string{"myopic_pupils", "pupils_screened"} {
			value := c.figures[figure.Key{Element: element, AreaCode: area, Year: year, Category: figure.Total}].Value
			sight = append(sight, source.Record{Field: element, Area: area, Year: year, AsOf: end, Value: value})
		}
	}
	// Tongxiang goes by a short name there, which the owner has to explain.
	tongxiang := c.figures[figure.Key{Element: "myopic_pupils", AreaCode: "330483", Year: year, Category: figure.Total}].Value
	sight = append(sight,
		source.Record{Field: "jinshi_rs", Area: served[0], Year: year, AsOf: end, Value: sight[0].Value},
		source.Record{Field: "myopic_pupils", Area: "TX", Year: year, AsOf: end, Value: tongxiang},
	)
	return c.deliver(ctx, tx, "children-eyesight", c.id+"-edu", source.Parcel{AsOf: end, Records: sight},
		source.Parcel{Refusal: source.Refuse(source.PersonData, nil)})
}

// deliver makes a key as the owner's administrator and takes parcels in as the source's machine actor.
func (c *city) deliver(ctx context.Context, tx *db.Tx, code, owner string, parcels ...source.Parcel) error {
	var key source.Key
	err := c.as(tx, c.staff.of(owner, "admin"), func() (err error) {
		key, err = source.MakeKey(ctx, tx, code, "演示", nil, nil)
		return err
	})
	if err != nil {
		return err
	}
	actor, err := source.ActorIn(ctx, tx, key)
	if err != nil {
		return err
	}
	for n, p := range parcels {
		p.Delivery = fmt.Sprintf("%s-%d", code, n+1)
		sum := sha256.Sum256([]byte(p.Delivery))
		p.SHA256 = hex.EncodeToString(sum[:])
		for number := range p.Records {
			p.Records[number].Number = number
		}
		err := tx.As(actor, func() error {
			_, err := source.Receive(ctx, tx, key, p)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
	}
	return nil
}
