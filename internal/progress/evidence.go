package progress

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

const mostFiles = 10

// Evidence is a file of a report; its bytes lie under their digest, outside the database.
type Evidence struct {
	CityID    string       `gorm:"column:city_id"`
	ID        string       `gorm:"column:id"`
	Report    string       `gorm:"column:report"`
	Plan      string       `gorm:"column:plan"`
	TenantID  string       `gorm:"column:tenant_id"`
	AreaPath  string       `gorm:"column:area_path"`
	Line      string       `gorm:"column:line"`
	Support   db.TextArray `gorm:"column:support"`
	Name      string       `gorm:"column:name"`
	MediaType string       `gorm:"column:media_type"`
	Size      int64        `gorm:"column:size"`
	SHA256    string       `gorm:"column:sha256"`
	AddedBy   string       `gorm:"column:added_by"`
	AddedAt   time.Time    `gorm:"column:added_at"`
}

// TableName is the table of evidence.
func (Evidence) TableName() string { return "evidence" }

// Kept is the file without what it belongs to.
func (e Evidence) Kept() attachment.Kept {
	return attachment.Kept{ID: e.ID, Name: e.Name, MediaType: e.MediaType, SHA256: e.SHA256, Size: e.Size}
}

// MayAttach tells, before a file is read, whether the actor may add one to the report.
func MayAttach(ctx context.Context, tx *db.Tx, id string) error {
	if _, err := uuid.Parse(id); err != nil {
		return fault.New(fault.NotFound)
	}
	r, err := Get(ctx, tx, id)
	if err != nil {
		return err
	}
	return attachable(ctx, tx, r)
}

func attachable(ctx context.Context, tx *db.Tx, r Report) error {
	if err := writable(ctx, tx, r); err != nil {
		return err
	}
	if err := r.at(r.Revision, r.editable()); err != nil {
		return err
	}
	if r.Files >= mostFiles {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonFilesMany, "limit", strconv.Itoa(mostFiles))
	}
	return nil
}

// Attach adds a file to a report that is being written.
func Attach(ctx context.Context, tx *db.Tx, id string, f attachment.File) (Evidence, error) {
	r, err := lock(ctx, tx, id)
	if err != nil {
		return Evidence{}, err
	}
	if err := attachable(ctx, tx, r); err != nil {
		return Evidence{}, err
	}
	e := Evidence{
		CityID: r.CityID, Report: r.ID, Plan: r.Plan, TenantID: r.TenantID, AreaPath: r.AreaPath, Line: r.Line, Support: r.Support,
		Name: attachment.FileName(f.Name), MediaType: f.MediaType, Size: f.Size, SHA256: f.SHA256, AddedBy: tx.Actor.UserID, AddedAt: tx.Now,
	}
	if e.ID, err = newID(); err != nil {
		return Evidence{}, err
	}
	if err := gorm.G[Evidence](tx.DB).Create(ctx, &e); err != nil {
		return Evidence{}, fmt.Errorf("progress: attach: %w", err)
	}
	r.record(tx, "add_evidence", map[string]any{"name": e.Name, "size": e.Size, "sha256": e.SHA256})
	return e, nil
}

// Remove takes a file away from a report that is being written; that it was there stays on record.
func Remove(ctx context.Context, tx *db.Tx, id string) (Key, error) {
	e, err := Find(ctx, tx, id)
	if err != nil {
		return Key{}, err
	}
	r, err := own(ctx, tx, e.Report)
	if err != nil {
		return Key{}, err
	}
	if err := r.at(r.Revision, r.editable()); err != nil {
		return Key{}, err
	}
	if err := tx.DB.WithContext(ctx).Exec(`update evidence set removed_at = ? where city_id = ? and id = cast(? as uuid)`, tx.Now, e.CityID, e.ID).Error; err != nil {
		return Key{}, fmt.Errorf("progress: remove evidence: %w", err)
	}
	r.record(tx, "remove_evidence", map[string]any{"name": e.Name, "sha256": e.SHA256})
	return r.key(), nil
}

// Find gives one file; one that is out of scope, or was taken away, is not found. Of a report that is not submitted yet only
// its own tenant sees the files.
func Find(ctx context.Context, tx *db.Tx, id string) (Evidence, error) {
	rows, err := evidence(ctx, tx, `e.id = cast(? as uuid)`, id)
	if err != nil {
		return Evidence{}, err
	}
	if len(rows) == 0 {
		return Evidence{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

func evidenceOf(ctx context.Context, tx *db.Tx, report string) ([]Evidence, error) {
	return evidence(ctx, tx, `e.report = cast(? as uuid)`, report)
}

func evidence(ctx context.Context, tx *db.Tx, where, id string) ([]Evidence, error) {
	if _, err := uuid.Parse(id); err != nil {
		return nil, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[Evidence](tx.DB).Raw(`select e.* from evidence e join progress_report r on r.city_id = e.city_id and r.id = e.report
		where e.city_id = ? and e.removed_at is null and (e.tenant_id::text = ? or r.sent is not null) and `+where+` order by e.added_at, e.id`,
		tx.Actor.CityID, tx.Actor.TenantID, id).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("progress: read evidence: %w", err)
	}
	return rows, nil
}
