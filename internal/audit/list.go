package audit

import (
	"context"
	"encoding/base64"
	"fmt"
	"math"
	"strconv"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// MostPerPage bounds a page of the trail.
const MostPerPage = 200

// Page is a stretch of the trail, newest first.
type Page struct {
	Entries     []Recorded
	Total       int
	HasNextPage bool
	// EndCursor is what After takes to go on; "" on an empty page.
	EndCursor string
}

// List reads the trail of the actor's scope: an administrator sees what its own tenant did, a signer of an office or of
// statistics everything that it signs.
func List(ctx context.Context, tx *db.Tx, first int, after string) (Page, error) {
	mine := access.Object{City: tx.Actor.CityID, OwnerTenant: tx.Actor.TenantID}
	if err := access.Check(tx.Actor, access.ReadAudit, mine); err != nil {
		return Page{}, err
	}
	if first < 1 || first > MostPerPage {
		return Page{}, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(MostPerPage))
	}
	from, err := position(after)
	if err != nil {
		return Page{}, err
	}
	query := tx.DB.WithContext(ctx).Model(&Recorded{}).Where("city_id = ?", tx.Actor.CityID)
	if access.Check(tx.Actor, access.ReadAudit, access.Object{City: tx.Actor.CityID}) != nil {
		query = query.Where("tenant_id = ?", tx.Actor.TenantID)
	}
	scope := query.Session(&gorm.Session{})
	var total int64
	if err := scope.Count(&total).Error; err != nil {
		return Page{}, fmt.Errorf("audit: count: %w", err)
	}
	var rows []Recorded
	if err := scope.Where("seq < ?", from).Order("seq desc").Limit(first + 1).Find(&rows).Error; err != nil {
		return Page{}, fmt.Errorf("audit: list: %w", err)
	}
	out := Page{Total: int(total), HasNextPage: len(rows) > first}
	if out.Entries = rows; out.HasNextPage {
		out.Entries = rows[:first]
	}
	if n := len(out.Entries); n > 0 {
		out.EndCursor = cursor(out.Entries[n-1].Seq)
	}
	return out, nil
}

func cursor(seq int64) string {
	return base64.RawURLEncoding.EncodeToString(strconv.AppendInt(nil, seq, 10))
}

func position(after string) (int64, error) {
	if after == "" {
		return math.MaxInt64, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(after)
	if err == nil {
		var seq int64
		if seq, err = strconv.ParseInt(string(text), 10, 64); err == nil {
			return seq, nil
		}
	}
	return 0, fault.New(fault.InvalidInput, "reason", fault.ReasonCursor)
}
