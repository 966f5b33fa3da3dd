package source

import (
	"context"
	"fmt"
	"reflect"
	"regexp"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// senderCode is what a sender may call things: no name of a person can be written so.
var senderCode = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,64}$`)

// Draft is a source as a city's catalogue describes it. Areas left empty are all of the city but towns.
type Draft struct {
	Source
	Kinds []Kind
	Names []Name
}

// Publication tells a bulletin or a yearbook: it delivers nothing, and what it states is entered under its name.
func (d Draft) Publication() bool { return len(d.Elements)+len(d.Kinds) == 0 }

// Load takes in the sources of a city's catalogue and tells which are others now. What their owners said since stays: whether a source
// is on, its keys, and the names that were added. A source that the catalogue no longer has stays too, with what it delivered.
func Load(ctx context.Context, tx *db.Tx, drafts []Draft) ([]string, error) {
	if err := access.Check(tx.Actor, access.ImportPlan, access.Object{City: tx.Actor.CityID, AreaPath: tx.Actor.CityID + "/"}); err != nil {
		return nil, err
	}
	owners, err := tenant.Owners(ctx, tx)
	if err != nil {
		return nil, err
	}
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	var changed []string
	err = tx.As(access.Loader(tx.Actor.CityID), func() error {
		for _, d := range drafts {
			owner, known := owners[tenant.OwnerKey{Area: tx.Actor.CityID, Line: d.Line}]
			if !known {
				return fmt.Errorf("source %s: no department of the city has the line %s", d.Code, d.Line)
			}
			d.complete(tx, owner, areas)
			new, err := d.put(ctx, tx)
			if err != nil {
				return fmt.Errorf("source %s: %w", d.Code, err)
			}
			if new {
				changed = append(changed, d.Code)
			}
		}
		return nil
	})
	return changed, err
}

func (d *Draft) complete(tx *db.Tx, owner tenant.Tenant, areas []tenant.Area) {
	d.CityID, d.TenantID, d.Enabled = tx.Actor.CityID, owner.ID, true
	if len(d.Areas) == 0 {
		for _, a := range areas {
			if a.Level != tenant.LevelTown {
				d.Areas = append(d.Areas, a.Code)
			}
		}
	}
	for n := range d.Kinds {
		d.Kinds[n].CityID, d.Kinds[n].Source = d.CityID, d.Code
	}
	for n := range d.Names {
		d.Names[n].CityID, d.Names[n].Source, d.Names[n].TenantID, d.Names[n].SetAt = d.CityID, d.Code, d.TenantID, tx.Now
	}
}

func (d *Draft) put(ctx context.Context, tx *db.Tx) (changed bool, err error) {
	before, err := gorm.G[Source](tx.DB).Where("city_id = ? and code = ?", d.CityID, d.Code).Find(ctx)
	if err != nil {
		return false, wrap(err, "read what is there")
	}
	if len(before) > 0 {
		was := before[0]
		d.Enabled, d.LastAt, d.LastAsOf = was.Enabled, was.LastAt, was.LastAsOf
		if d.same(was) {
			return d.putParts(ctx, tx)
		}
	}
	if err := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&d.Source).Error; err != nil {
		return false, wrap(err, "put")
	}
	_, err = d.putParts(ctx, tx)
	return true, err
}

func (d *Draft) same(was Source) bool {
	return d.Name == was.Name && d.NameEN == was.NameEN && d.Line == was.Line && d.TenantID == was.TenantID && d.Every == was.Every &&
		slices.Equal(d.Elements, was.Elements) && slices.Equal(d.Areas, was.Areas) && slices.Equal(d.Tasks, was.Tasks) &&
		d.Note == was.Note && d.NoteEN == was.NoteEN && d.Inferred == was.Inferred
}

// putParts puts kinds and names. A kind that was counted is never removed; a name that the owner gave goes before the file's.
func (d *Draft) putParts(ctx context.Context, tx *db.Tx) (changed bool, err error) {
	kinds, err := kindsOf(ctx, tx, d.Code)
	if err != nil {
		return false, err
	}
	for _, k := range d.Kinds {
		if slices.ContainsFunc(kinds, func(was Kind) bool { return reflect.DeepEqual(tidyKind(was), tidyKind(k)) }) {
			continue
		}
		changed = true
		if err := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&k).Error; err != nil {
			return false, wrap(err, "put a kind")
		}
	}
	names, err := namesOf(ctx, tx, d.Code)
	if err != nil {
		return false, err
	}
	for _, n := range d.Names {
		at := slices.IndexFunc(names, func(was Name) bool { return was.Subject == n.Subject && was.Name == n.Name })
		if at >= 0 && (names[at].SetBy != nil || names[at].means(n)) {
			continue
		}
		changed = true
		if err := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&n).Error; err != nil {
			return false, wrap(err, "put a name")
		}
	}
	return changed, nil
}

func tidyKind(k Kind) Kind {
	k.Tasks = append(db.TextArray{}, k.Tasks...)
	return k
}

func (n Name) means(o Name) bool {
	return reflect.DeepEqual([]*string{n.Element, n.Category, n.AreaCode}, []*string{o.Element, o.Category, o.AreaCode})
}
