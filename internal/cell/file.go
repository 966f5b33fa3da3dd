package cell

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
)

// MostFiles bounds the papers of a place.
const MostFiles = 10

// File is a paper of a place; its bytes lie under their digest, outside the database.
type File struct {
	CityID    string       `gorm:"column:city_id"`
	ID        string       `gorm:"column:id"`
	Element   string       `gorm:"column:element"`
	AreaCode  string       `gorm:"column:area_code"`
	Year      int          `gorm:"column:year"`
	Category  string       `gorm:"column:category"`
	AreaPath  string       `gorm:"column:area_path"`
	Line      string       `gorm:"column:line"`
	Support   db.TextArray `gorm:"column:support"`
	Plans     db.TextArray `gorm:"column:plans"`
	TenantID  string       `gorm:"column:tenant_id"`
	Name      string       `gorm:"column:name"`
	MediaType string       `gorm:"column:media_type"`
	Size      int64        `gorm:"column:size"`
	SHA256    string       `gorm:"column:sha256"`
	AddedBy   string       `gorm:"column:added_by"`
	AddedAt   time.Time    `gorm:"column:added_at"`
}

// TableName is the table of files.
func (File) TableName() string { return "cell_file" }

// Key is the place that the file belongs to.
func (f File) Key() figure.Key {
	return figure.Key{Element: f.Element, AreaCode: f.AreaCode, Year: f.Year, Category: f.Category}
}

// Kept is the file without what it belongs to.
func (f File) Kept() attachment.Kept {
	return attachment.Kept{ID: f.ID, Name: f.Name, MediaType: f.MediaType, SHA256: f.SHA256, Size: f.Size}
}

// Ref names a place in an address, where a key has four parts.
func Ref(k figure.Key) string {
	return strings.Join([]string{k.Element, k.AreaCode, strconv.Itoa(k.Year), k.Category}, ":")
}

// ParseRef reads what Ref wrote; anything else names no place.
func ParseRef(ref string) (figure.Key, error) {
	parts := strings.Split(ref, ":")
	if len(parts) != 4 {
		return figure.Key{}, fault.New(fault.NotFound)
	}
	year, err := strconv.Atoi(parts[2])
	if err != nil || year < 1900 || year > 2200 {
		return figure.Key{}, fault.New(fault.NotFound)
	}
	return figure.Key{Element: parts[0], AreaCode: parts[1], Year: year, Category: parts[3]}, nil
}

// MayAttach tells, before a file is read, whether the actor may add one to the place.
func MayAttach(ctx context.Context, tx *db.Tx, ref string) error {
	_, err := attachable(ctx, tx, ref)
	return err
}

func attachable(ctx context.Context, tx *db.Tx, ref string) (Place, error) {
	key, err := ParseRef(ref)
	if err != nil {
		return Place{}, err
	}
	p, err := At(ctx, tx, key)
	if err != nil {
		return p, err
	}
	if err := access.Check(tx.Actor, access.SaveFigure, p.Object(tx)); err != nil {
		return p, err
	}
	files, err := p.Files(ctx, tx)
	if err == nil && len(files) >= MostFiles {
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonFilesMany, "limit", strconv.Itoa(MostFiles))
	}
	return p, err
}

// Attach adds a file to the place that ref names.
func Attach(ctx context.Context, tx *db.Tx, ref string, f attachment.File) (File, error) {
	// Two who add at once shall count each other's.
	if err := tx.DB.WithContext(ctx).Exec(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, "cell/"+tx.Actor.CityID+"/"+ref).Error; err != nil {
		return File{}, fmt.Errorf("cell: wait for others: %w", err)
	}
	p, err := attachable(ctx, tx, ref)
	if err != nil {
		return File{}, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return File{}, fmt.Errorf("cell: name a file: %w", err)
	}
	added := File{
		CityID: tx.Actor.CityID, ID: id.String(), Element: p.Element, AreaCode: p.AreaCode, Year: p.Year, Category: p.Category,
		AreaPath: p.AreaPath, Line: p.Line, Support: p.Support, Plans: p.Plans, TenantID: tx.Actor.TenantID, Name: attachment.FileName(f.Name),
		MediaType: f.MediaType, Size: f.Size, SHA256: f.SHA256, AddedBy: tx.Actor.UserID, AddedAt: tx.Now,
	}
	if added.Support == nil {
		added.Support = db.TextArray{}
	}
	if err := gorm.G[File](tx.DB).Create(ctx, &added); err != nil {
		return File{}, fmt.Errorf("cell: attach: %w", err)
	}
	added.record(tx, "add_figure_file")
	return added, nil
}

// Detach takes a file away from its place; that it was there stays on record. What a figure was approved with stays with it.
func Detach(ctx context.Context, tx *db.Tx, id string) (Place, error) {
	f, err := FindFile(ctx, tx, id)
	if err != nil {
		return Place{}, err
	}
	p, err := At(ctx, tx, f.Key())
	if err != nil {
		return p, err
	}
	if err := access.Check(tx.Actor, access.SaveFigure, p.Object(tx)); err != nil {
		return p, err
	}
	if !p.removable(f) {
		return p, figure.WrongState(chain.Approved)
	}
	err = tx.DB.WithContext(ctx).Exec(`update cell_file set removed_at = ? where city_id = ? and id = cast(? as uuid) and removed_at is null`, tx.Now, f.CityID, f.ID).Error
	if err != nil {
		return p, fmt.Errorf("cell: detach: %w", err)
	}
	f.record(tx, "remove_figure_file")
	return p, nil
}

// removable: what was there when the figure was approved stays, also while a correction is under way.
func (p Place) removable(f File) bool {
	if p.Figure == nil {
		return true
	}
	return p.Figure.State != chain.Approved && (p.Figure.ApprovedAt == nil || f.AddedAt.After(*p.Figure.ApprovedAt))
}

// MayDetach tells whether the actor may take the file away now.
func (p Place) MayDetach(tx *db.Tx, f File) bool {
	return p.MayAttach(tx) && p.removable(f)
}

// MayAttach tells whether the actor may add papers here.
func (p Place) MayAttach(tx *db.Tx) bool {
	return access.Check(tx.Actor, access.SaveFigure, p.Object(tx)) == nil
}

// FindFile gives one file; one that is out of scope, or was taken away, is not found.
func FindFile(ctx context.Context, tx *db.Tx, id string) (File, error) {
	if _, err := uuid.Parse(id); err != nil {
		return File{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[File](tx.DB).Where("city_id = ? and id = cast(? as uuid) and removed_at is null", tx.Actor.CityID, id).Find(ctx)
	if err != nil {
		return File{}, fmt.Errorf("cell: find a file: %w", err)
	}
	if len(rows) == 0 {
		return File{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

// Files reads the papers of the place, in the order in which they came.
func (p Place) Files(ctx context.Context, tx *db.Tx) ([]File, error) {
	rows, err := gorm.G[File](tx.DB).Where("city_id = ? and element = ? and area_code = ? and year = ? and category = ? and removed_at is null",
		tx.Actor.CityID, p.Element, p.AreaCode, p.Year, p.Category).Order("added_at, id").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("cell: read files: %w", err)
	}
	return rows, nil
}

func (f File) record(tx *db.Tx, action string) {
	audit.Record(tx, audit.Entry{
		Action: action, Object: f.ID, AreaPath: f.AreaPath, Line: f.Line, Support: f.Support, Plans: f.Plans,
		Detail: map[string]any{"element": f.Element, "area": f.AreaCode, "year": f.Year, "category": f.Category, "name": f.Name, "size": f.Size, "sha256": f.SHA256},
	})
}
