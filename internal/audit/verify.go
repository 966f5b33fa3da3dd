package audit

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Broken names the first place where a chain does not hold.
type Broken struct {
	City string
	Seq  int64
	Why  string
}

func (b *Broken) Error() string {
	return fmt.Sprintf("audit: the trail of %s is broken at entry %d: %s", b.City, b.Seq, b.Why)
}

// page is how many entries a statement reads, so that no statement runs long however old the city is.
const page = 5000

// End is where a chain ends. Kept outside the database, it shows later that the chain was not replaced as a whole.
type End struct {
	Seq  int64
	Hash string
}

// Verify recomputes a city's chain from its first entry and returns *Broken for the first entry that was changed, removed or
// added outside Record. It needs no quiet time: writers may go on.
func Verify(ctx context.Context, store *db.Store, city string) (End, error) {
	// The auditor reads a city's whole trail and nothing else.
	auditor := access.Actor{Narrow: "auditor", UserName: "auditor", CityID: city}
	return db.Read(ctx, store, auditor, func(tx *db.Tx) (End, error) { return verify(ctx, tx) })
}

func verify(ctx context.Context, tx *db.Tx) (End, error) {
	at := head{CityID: tx.Actor.CityID}
	for {
		if err := follow(ctx, tx, &at); err != nil {
			return End{}, err
		}
		end, err := gorm.G[head](tx.DB).Where("city_id = ?", at.CityID).Take(ctx)
		if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
			return End{}, fmt.Errorf("audit: read the head: %w", err)
		}
		switch {
		case end.Seq == at.Seq && end.Hash == at.Hash:
			return End{at.Seq, at.Hash}, nil
		case end.Seq == at.Seq:
			return End{}, &Broken{at.CityID, at.Seq, "the head holds another hash"}
		case end.Seq < at.Seq:
			return End{}, &Broken{at.CityID, end.Seq + 1, "the head ends before it"}
		}
		// Either entries were appended since they were read, or they are gone: the next look tells.
		before := at.Seq
		if err := follow(ctx, tx, &at); err != nil {
			return End{}, err
		}
		if at.Seq == before {
			return End{}, &Broken{at.CityID, at.Seq + 1, "the entry is missing"}
		}
	}
}

// follow walks from a link to the last entry that is there.
func follow(ctx context.Context, tx *db.Tx, at *head) error {
	for {
		rows, err := gorm.G[Recorded](tx.DB).Where("city_id = ? and seq > ?", at.CityID, at.Seq).Order("seq").Limit(page).Find(ctx)
		if err != nil {
			return fmt.Errorf("audit: read the trail: %w", err)
		}
		for _, row := range rows {
			hash, err := seal(row)
			switch {
			case err != nil:
				return err
			case row.Seq != at.Seq+1:
				return &Broken{at.CityID, at.Seq + 1, "the entry is missing"}
			case row.PrevHash != at.Hash:
				return &Broken{at.CityID, row.Seq, "it does not follow the entry before it"}
			case row.Hash != hash:
				return &Broken{at.CityID, row.Seq, "its content is not what was sealed"}
			}
			at.Seq, at.Hash = row.Seq, row.Hash
		}
		if len(rows) < page {
			return nil
		}
	}
}
