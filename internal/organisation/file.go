package organisation

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// mostFiles bounds the files of a record.
const mostFiles = 5

// File is a document of a record; its bytes lie under their digest, outside the database.
type File struct {
	CityID    string    `gorm:"column:city_id"`
	ID        string    `gorm:"column:id"`
	Record    string    `gorm:"column:record"`
	Plan      string    `gorm:"column:plan"`
	TenantID  string    `gorm:"column:tenant_id"`
	AreaPath  string    `gorm:"column:area_path"`
	Name      string    `gorm:"column:name"`
	MediaType string    `gorm:"column:media_type"`
	Size      int64     `gorm:"column:size"`
	SHA256    string    `gorm:"column:sha256"`
	AddedBy   string    `gorm:"column:added_by"`
	AddedAt   time.Time `gorm:"column:added_at"`
}

// TableName is the table of files.
func (File) TableName() string { return "record_file" }

// Kept is the file without what it belongs to.
func (f File) Kept() attachment.Kept {
	return attachment.Kept{ID: f.ID, Name: f.Name, MediaType: f.MediaType, SHA256: f.SHA256, Size: f.Size}
}

// MayAttach tells, before a file is read, whether the actor may add one to the record.
func MayAttach(ctx context.Context, tx *db.Tx, id string) error {
	_, err := attachable(ctx, tx, id)
	return err
}

func attachable(ctx context.Context, tx *db.Tx, id string) (Record, error) {
	r, err := Get(ctx, tx, id)
	if err != nil {
		return r, err
	}
	if err := access.Check(tx.Actor, r.Kind.action(), r.object()); err != nil {
		return r, err
	}
	if r.Withdrawn != nil {
		return r, fault.New(fault.WrongState, "reason", fault.ReasonWithdrawn)
	}
	files, err := Files(ctx, tx, []string{id})
	if err == nil && len(files[id]) >= mostFiles {
		err = fault.New(fault.InvalidInput, "reason", fault.ReasonFilesMany, "limit", strconv.Itoa(mostFiles))
	}
	return r, err
}

// Attach adds a file to a record.
func Attach(ctx context.Context, tx *db.Tx, id string, f attachment.File) (File, error) {
	// Two who add at once shall count each other's.
	if err := tx.DB.WithContext(ctx).Exec(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, "record/"+id).Error; err != nil {
		return File{}, fmt.Errorf("organisation: wait for others: %w", err)
	}
	r, err := attachable(ctx, tx, id)
	if err != nil {
		return File{}, err
	}
	key, err := uuid.NewV7()
	if err != nil {
		return File{}, fmt.Errorf("organisation: name a file: %w", err)
	}
	added := File{
		CityID: r.CityID, ID: key.String(), Record: r.ID, Plan: r.Plan, TenantID: r.TenantID, AreaPath: r.AreaPath, Name: attachment.FileName(f.Name),
		MediaType: f.MediaType, Size: f.Size, SHA256: f.SHA256, AddedBy: tx.Actor.UserID, AddedAt: tx.Now,
	}
	if err := gorm.G[File](tx.DB).Create(ctx, &added); err != nil {
		return File{}, fmt.Errorf("organisation: attach: %w", err)
	}
	added.record(tx, "add_record_file")
	return added, nil
}

// Detach takes a file away from a record; that it was there stays on record.
func Detach(ctx context.Context, tx *db.Tx, id string) (Record, error) {
	f, err := FindFile(ctx, tx, id)
	if err != nil {
		return Record{}, err
	}
	r, err := Get(ctx, tx, f.Record)
	if err != nil {
		return r, err
	}
	if err := access.Check(tx.Actor, r.Kind.action(), r.object()); err != nil {
		return r, err
	}
	err = tx.DB.WithContext(ctx).Exec(`update record_file set removed_at = ? where city_id = ? and id = cast(? as uuid) and removed_at is null`, tx.Now, f.CityID, f.ID).Error
	if err != nil {
		return r, fmt.Errorf("organisation: detach: %w", err)
	}
	f.record(tx, "remove_record_file")
	return r, nil
}

// FindFile gives one file; one that is out of scope, or was taken away, is not found.
func FindFile(ctx context.Context, tx *db.Tx, id string) (File, error) {
	if _, err := uuid.Parse(id); err != nil {
		return File{}, fault.New(fault.NotFound)
	}
	rows, err := gorm.G[File](tx.DB).Where("city_id = ? and id = cast(? as uuid) and removed_at is null", tx.Actor.CityID, id).Find(ctx)
	if err != nil {
		return File{}, fmt.Errorf("organisation: find a file: %w", err)
	}
	if len(rows) == 0 {
		return File{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

// Files reads the files of records in the actor's scope, by record.
func Files(ctx context.Context, tx *db.Tx, records []string) (map[string][]File, error) {
	rows, err := gorm.G[File](tx.DB).Where("city_id = ? and record = any (?::uuid[]) and removed_at is null", tx.Actor.CityID, db.TextArray(records)).Order("added_at, id").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("organisation: read files: %w", err)
	}
	out := map[string][]File{}
	for _, f := range rows {
		out[f.Record] = append(out[f.Record], f)
	}
	return out, nil
}

func (f File) record(tx *db.Tx, action string) {
	audit.Record(tx, audit.Entry{
		Action: action, Object: "record/" + f.Record, AreaPath: f.AreaPath, Plans: []string{f.Plan},
		Detail: map[string]any{"plan": f.Plan, "name": f.Name, "size": f.Size, "sha256": f.SHA256},
	})
}
