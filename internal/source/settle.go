package source

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Switch turns a source on or off, as an administrator of its owner; what is off takes in nothing and proposes nothing.
func Switch(ctx context.Context, tx *db.Tx, code string, on bool) (Source, error) {
	s, err := owned(ctx, tx, code, access.ManageSource)
	if err != nil || s.Enabled == on {
		return s, err
	}
	s.Enabled = on
	// Sources are the loader's to write; whether one is on is the only thing that its owner says.
	err = tx.As(access.Loader(s.CityID), func() error {
		_, err := gorm.G[Source](tx.DB).Where("city_id = ? and code = ?", s.CityID, s.Code).Update(ctx, "enabled", on)
		return wrap(err, "switch")
	})
	if err == nil {
		record(tx, s, "source.switch", map[string]any{"on": on})
	}
	return s, err
}

// CallField says which element, in which category, the sender's name stands for.
func CallField(ctx context.Context, tx *db.Tx, code, name, element, category string) (Source, error) {
	s, err := owned(ctx, tx, code, access.SettleSource)
	if err != nil {
		return Source{}, err
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return Source{}, err
	}
	at := slices.IndexFunc(elements, func(e plan.Element) bool { return e.Code == element })
	if at < 0 || !slices.Contains(s.Elements, element) {
		return Source{}, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "element", "value", element)
	}
	if category == "" {
		category = figure.Total
	}
	if !slices.Contains(elements[at].Categories(), category) {
		return Source{}, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "category", "value", category)
	}
	return s, call(ctx, tx, s, Name{Subject: OfField, Name: name, Element: &element, Category: &category})
}

// CallArea says which area the sender's name stands for.
func CallArea(ctx context.Context, tx *db.Tx, code, name, area string) (Source, error) {
	s, err := owned(ctx, tx, code, access.SettleSource)
	if err != nil {
		return Source{}, err
	}
	if !slices.Contains(s.Areas, area) {
		return Source{}, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "area", "value", area)
	}
	return s, call(ctx, tx, s, Name{Subject: OfArea, Name: name, AreaCode: &area})
}

func call(ctx context.Context, tx *db.Tx, s Source, n Name) error {
	if !senderCode.MatchString(n.Name) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "name", "expected", "A–Z a–z 0–9 _ . : -")
	}
	n.CityID, n.Source, n.TenantID, n.SetBy, n.SetAt = s.CityID, s.Code, s.TenantID, &tx.Actor.UserID, tx.Now
	if err := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&n).Error; err != nil {
		return wrap(err, "name")
	}
	record(tx, s, "source.name", map[string]any{"subject": n.Subject, "name": n.Name, "element": n.Element, "category": n.Category, "area": n.AreaCode})
	return nil
}

// mostWaiting bounds what is weighed again at once.
const mostWaiting = 20_000

// Again weighs everything anew that waits in a source's quarantine, each record in the scope of the key that it came with, and tells
// how many fit now.
func Again(ctx context.Context, tx *db.Tx, code string) (Source, int, error) {
	s, err := owned(ctx, tx, code, access.SettleSource)
	if err != nil {
		return Source{}, 0, err
	}
	var waiting []struct {
		Item
		KeyID string
	}
	err = tx.DB.WithContext(ctx).Raw(`select i.*, d.key_id from source_item i join source_delivery d on d.city_id = i.city_id and d.source = i.source and d.delivery = i.delivery
		where i.city_id = ? and i.source = ? and i.state = ? order by i.at, i.number limit ? for update of i`, s.CityID, s.Code, Quarantined, mostWaiting).Scan(&waiting).Error
	if err != nil {
		return Source{}, 0, wrap(err, "read what waits")
	}
	keys, err := Keys(ctx, tx, code)
	if err != nil {
		return Source{}, 0, err
	}
	fit := 0
	for _, k := range keys {
		byDelivery := map[string][]Item{}
		var order []string
		for _, w := range waiting {
			if w.KeyID != k.ID {
				continue
			}
			if byDelivery[w.Delivery] == nil {
				order = append(order, w.Delivery)
			}
			byDelivery[w.Delivery] = append(byDelivery[w.Delivery], w.Item)
		}
		for _, delivery := range order {
			n, err := reweigh(ctx, tx, s, k, byDelivery[delivery])
			if err != nil {
				return Source{}, 0, err
			}
			fit += n
		}
	}
	record(tx, s, "source.try_again", map[string]any{"waiting": len(waiting), "fit": fit})
	return s, fit, nil
}

// reweigh weighs what waits of one delivery, as the key's machine actor.
func reweigh(ctx context.Context, tx *db.Tx, s Source, k Key, items []Item) (fit int, err error) {
	actor, err := ActorIn(ctx, tx, k)
	if err != nil {
		return 0, err
	}
	records := make([]Record, len(items))
	for n, i := range items {
		records[n] = i.record()
	}
	person := tx.Actor.UserID
	err = tx.As(actor, func() error {
		all, err := weighAll(ctx, tx, s, records)
		if err != nil {
			return err
		}
		for n, w := range all {
			i := items[n]
			was := i.Reason
			i.settle(w)
			if i.State == Taken {
				fit++
				i.SettledBy, i.SettledAt = &person, &tx.Now
			} else if i.Reason == was {
				continue
			}
			_, err := gorm.G[Item](tx.DB).Where("city_id = ? and id = ? and state = ?", i.CityID, i.ID, Quarantined).
				Select("state", "reason", "params", "element", "category", "kind", "area_code", "area_path", "line", "settled_by", "settled_at").Updates(ctx, i)
			if err != nil {
				return wrap(err, "settle")
			}
		}
		return propose(ctx, tx, all)
	})
	return fit, err
}

// Drop gives up records that wait, with the reason why they are not to be used.
func Drop(ctx context.Context, tx *db.Tx, code string, ids []string, words string) (Source, int, error) {
	s, err := owned(ctx, tx, code, access.SettleSource)
	if err != nil {
		return Source{}, 0, err
	}
	words = strings.TrimSpace(words)
	if words == "" {
		return Source{}, 0, fault.Input(fault.ReasonRequired, "reason", "reason")
	}
	if err := fault.Within(words, longestWords, "field", "reason"); err != nil {
		return Source{}, 0, err
	}
	n, err := gorm.G[Item](tx.DB).Where("city_id = ? and source = ? and id = any (?::uuid[]) and state = ?", s.CityID, s.Code, db.TextArray(ids), Quarantined).
		Select("state", "settled_by", "settled_at", "words").Updates(ctx, Item{State: Dropped, SettledBy: &tx.Actor.UserID, SettledAt: &tx.Now, Words: words})
	if err != nil {
		return Source{}, 0, wrap(err, "drop")
	}
	if n > 0 {
		record(tx, s, "source.drop", map[string]any{"items": ids, "dropped": n, "reason": words})
	}
	return s, n, nil
}

const longestWords = 500
