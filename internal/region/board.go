package region

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// NewVersions makes the reader of the versions of regions.
func NewVersions(store *db.Store) *db.Versions {
	return db.NewVersions(store, `select coalesce(max(version), 0) from region where city_id = $1`)
}

// Board is a region with its members side by side.
type Board struct {
	// Own is the region itself, in the form of a member.
	Own        Member
	Level      string
	Indicators []Indicator
	// Members are ordered by code, Years from the first.
	Members []Member
	Years   []int

	cells map[place]Cell
}

// Progress is how far a member is with the indicators of a year that it collects.
type Progress struct {
	// Complete have the figures of all their areas, Started of some; Asked are all that the member collects for the year.
	Complete, Started, Asked int
}

// Read reads the actor's region.
func Read(ctx context.Context, tx *db.Tx) (*Board, error) {
	if err := access.Check(tx.Actor, access.ReadRegion, access.Object{City: tx.Actor.CityID}); err != nil {
		return nil, err
	}
	own, err := tenant.Own(ctx, tx)
	if err != nil {
		return nil, err
	}
	b := &Board{Own: Member{CityID: own.CityID, Member: own.CityID, Name: own.Name, NameEN: own.NameEN}, Level: tx.Actor.AreaLevel, cells: map[place]Cell{}}
	if b.Indicators, err = indicators(ctx, tx); err != nil {
		return nil, err
	}
	if b.Members, err = gorm.G[Member](tx.DB).Where("city_id = ?", own.CityID).Order("member").Find(ctx); err != nil {
		return nil, fmt.Errorf("region: read members: %w", err)
	}
	cells, err := gorm.G[Cell](tx.DB).Where("city_id = ?", own.CityID).Order("year").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("region: read cells: %w", err)
	}
	for _, c := range cells {
		b.cells[c.place()] = c
		if !slices.Contains(b.Years, c.Year) {
			b.Years = append(b.Years, c.Year)
		}
	}
	return b, nil
}

// At is the cell of an indicator, member and year; false where the member has no such indicator.
func (b *Board) At(indicator, member string, year int) (Cell, bool) {
	c, there := b.cells[place{indicator, member, year}]
	return c, there
}

// Progress says how far a member is with a year.
func (b *Board) Progress(member string, year int) Progress {
	var p Progress
	for _, i := range b.Indicators {
		c, there := b.At(i.Code, member, year)
		if !there || c.Expected == 0 || c.other() {
			continue
		}
		p.Asked++
		switch {
		case c.Reported == c.Expected:
			p.Complete++
		case c.Reported > 0:
			p.Started++
		}
	}
	return p
}
