package region

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Lag is a member whose values are others than those that its region's cells were made of.
type Lag struct{ Region, Member string }

// states says of cities and regions what they are called and which version their values have. A region without plans has a version of its own.
const states = `select c.city_id as member, c.name, c.name_en, r.city_id is not null as region, r.parent,
	md5(concat_ws('|', c.name, c.name_en, r.version, (select string_agg(v.plan || ' ' || v.version, ',' order by v.plan) from plan_version v where v.city_id = c.city_id))) as mark
	from city c left join region r on r.city_id = c.city_id`

// state is one of them.
type state struct {
	Member, Name, NameEN string
	Region               bool
	Mark                 string
}

// nation is the region of what belongs to no province: of a municipality directly under it, whose code is that of a province.
const nation = "000000"

// Behind finds as the machine actor of no city which members are behind: cities first, so that what is above takes them all at once.
func Behind(ctx context.Context, tx *db.Tx) ([]Lag, error) {
	var out []Lag
	err := tx.DB.WithContext(ctx).Raw(`with s as (`+states+`), up as (
			select s.*, case when s.region then s.parent when s.member like '__0000' then ? else left(s.member, 2) || '0000' end as above from s)
		select r.city_id as region, up.member from up join region r on r.city_id = up.above
			left join region_member m on m.city_id = r.city_id and m.member = up.member
		where m.taken is distinct from up.mark order by up.region, up.member`, nation).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("region: find who is behind: %w", err)
	}
	return out, nil
}

// Take brings what a region knows of a member up to date, as the machine actor of the member; false where it is, or another worker is at it.
func Take(ctx context.Context, tx *db.Tx, region string) (bool, error) {
	member := tx.Actor.CityID
	var held Member
	var wanted []Indicator
	err := tx.As(access.Region(region), func() (err error) {
		if held, err = hold(ctx, tx, region, member); err != nil || held.Member == "" {
			return err
		}
		wanted, err = indicators(ctx, tx)
		return err
	})
	if err != nil || held.Member == "" {
		return false, err
	}
	// Before the values: what changes after this has another version, so that the member is behind again.
	var now state
	if err := tx.DB.WithContext(ctx).Raw(states+` where c.city_id = ?`, member).Scan(&now).Error; err != nil {
		return false, fmt.Errorf("region: read the state of %s: %w", member, err)
	}
	if now.Mark == held.Taken {
		return false, nil
	}
	offered, err := offers(ctx, tx, now.Region)
	if err != nil {
		return false, err
	}
	err = tx.As(access.Region(region), func() error { return keep(ctx, tx, held, now, wanted, cellsOf(region, now.Member, wanted, offered)) })
	return err == nil, err
}

// hold locks a member's row, making it first where it is new; no row where another worker holds it.
func hold(ctx context.Context, tx *db.Tx, region, member string) (Member, error) {
	for _, how := range []string{" for update skip locked", ""} {
		var rows []Member
		if err := tx.DB.WithContext(ctx).Raw(`select * from region_member where city_id = ? and member = ?`+how, region, member).Scan(&rows).Error; err != nil {
			return Member{}, fmt.Errorf("region: hold %s of %s: %w", member, region, err)
		}
		switch {
		case len(rows) > 0 && how != "":
			return rows[0], nil
		case len(rows) > 0:
			return Member{}, nil // there, and held
		}
	}
	// Two workers who both find it new: the second waits here, meets the first one's row, and begins again.
	fresh := Member{CityID: region, Member: member}
	if err := tx.DB.WithContext(ctx).Create(&fresh).Error; err != nil {
		return Member{}, fmt.Errorf("region: add %s to %s: %w", member, region, err)
	}
	return fresh, nil
}

// keep stores a member's cells and what the region's own follow to be, in the region's scope.
func keep(ctx context.Context, tx *db.Tx, held Member, now state, wanted []Indicator, cells []Cell) error {
	moved, err := replace(ctx, tx, held.Member, cells)
	if err != nil {
		return err
	}
	// From here to the commit one after the other: each sees the cells of all before it.
	var version int64
	if err := tx.DB.WithContext(ctx).Raw(`select version from region where city_id = ? for update`, held.CityID).Scan(&version).Error; err != nil {
		return fmt.Errorf("region: lock %s: %w", held.CityID, err)
	}
	parts, err := gorm.G[Cell](tx.DB).Where("city_id = ? and member <> ?", held.CityID, held.CityID).Order("indicator, year, member").Find(ctx)
	if err != nil {
		return fmt.Errorf("region: read the cells of %s: %w", held.CityID, err)
	}
	summed, err := replace(ctx, tx, held.CityID, totals(held.CityID, wanted, parts))
	if err != nil {
		return err
	}
	renamed := held.Name != now.Name || held.NameEN != now.NameEN
	held.Name, held.NameEN, held.Taken = now.Name, now.NameEN, now.Mark
	if err := tx.DB.WithContext(ctx).Save(&held).Error; err != nil {
		return fmt.Errorf("region: note what was taken of %s: %w", held.Member, err)
	}
	if moved || summed || renamed {
		return raise(ctx, tx)
	}
	return nil
}

// replace has the cells of a member of the actor's region be those given, and tells whether any is another now.
func replace(ctx context.Context, tx *db.Tx, member string, cells []Cell) (bool, error) {
	stored, err := gorm.G[Cell](tx.DB).Where("city_id = ? and member = ?", tx.Actor.CityID, member).Find(ctx)
	if err != nil {
		return false, fmt.Errorf("region: read cells: %w", err)
	}
	old := make(map[place]Cell, len(stored))
	for _, c := range stored {
		old[c.place()] = c
	}
	var changed []Cell
	for _, c := range cells {
		was, there := old[c.place()]
		delete(old, c.place())
		if !there || !was.same(c) {
			changed = append(changed, c)
		}
	}
	for _, gone := range old {
		if err := tx.DB.WithContext(ctx).Delete(&gone).Error; err != nil {
			return false, fmt.Errorf("region: drop a cell: %w", err)
		}
	}
	if len(changed) == 0 {
		return len(old) > 0, nil
	}
	key := []clause.Column{{Name: "city_id"}, {Name: "indicator"}, {Name: "year"}, {Name: "member"}}
	if err := tx.DB.WithContext(ctx).Clauses(clause.OnConflict{Columns: key, UpdateAll: true}).CreateInBatches(&changed, 1000).Error; err != nil {
		return false, fmt.Errorf("region: write cells: %w", err)
	}
	return true, nil
}
