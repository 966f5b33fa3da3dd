package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
)

// Entry is what a noun says about one act. Who and when come from the transaction.
type Entry struct {
	// Action is a verb of the noun ("figure.submit"), Object the thing acted on.
	Action, Object string
	Detail         map[string]any
	// AreaPath, Line, Support and Plans decide who may read the entry, as they do for what it is about. An empty AreaPath
	// is the actor's own.
	AreaPath, Line string
	Support, Plans []string
	// Role is the one that the act took, where the same act takes one or another; else the act's name tells.
	Role access.Role
}

// Recorded is an entry as it stands in the trail.
type Recorded struct {
	CityID     string       `gorm:"column:city_id;primaryKey"`
	Seq        int64        `gorm:"column:seq;primaryKey;autoIncrement:false"`
	At         time.Time    `gorm:"column:at"`
	UserID     string       `gorm:"column:user_id"`
	UserName   string       `gorm:"column:user_name"`
	TenantID   string       `gorm:"column:tenant_id"`
	TenantSlug string       `gorm:"column:tenant_slug"`
	Action     string       `gorm:"column:action"`
	Object     string       `gorm:"column:object"`
	Detail     string       `gorm:"column:detail"`
	AreaPath   string       `gorm:"column:area_path"`
	Line       string       `gorm:"column:line"`
	Support    db.TextArray `gorm:"column:support"`
	Plans      db.TextArray `gorm:"column:plans"`
	PrevHash   string       `gorm:"column:prev_hash"`
	Hash       string       `gorm:"column:hash"`
}

// TableName is the table of the trail.
func (Recorded) TableName() string { return "audit_entry" }

// head is the end of a city's chain.
type head struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Seq    int64  `gorm:"column:seq"`
	Hash   string `gorm:"column:hash"`
}

func (head) TableName() string { return "audit_head" }

type pendingKey struct{}

// pending are the acts of one transaction, in the order in which they happened.
type pending struct{ rows []Recorded }

// Record adds an entry to what the transaction will append when it commits. Acts of a machine actor carry its name.
func Record(tx *db.Tx, e Entry) {
	row := Recorded{
		CityID: tx.Actor.CityID, At: tx.Now.UTC().Truncate(time.Microsecond),
		UserID: tx.Actor.UserID, UserName: tx.Actor.UserName, TenantID: tx.Actor.TenantID, TenantSlug: tx.Actor.TenantSlug,
		Action: e.Action, Object: e.Object, AreaPath: e.AreaPath, Line: e.Line, Support: e.Support, Plans: e.Plans,
	}
	if tx.Actor.Narrow != "" {
		row.UserName = tx.Actor.Narrow
	}
	if row.AreaPath == "" {
		row.AreaPath = tx.Actor.AreaPath
	}
	if loan, lent := e.loan(tx.Actor); lent {
		e.Detail = withFor(e.Detail, loan)
	}
	detail, err := json.Marshal(e.Detail)
	if err != nil {
		panic("audit: the detail of " + e.Action + " is not JSON: " + err.Error()) // a programmer's mistake
	}
	if row.Detail = string(detail); e.Detail == nil {
		row.Detail = "{}"
	}
	kept := db.Keep(tx, pendingKey{}, func() *pending { return &pending{} })
	kept.rows = append(kept.rows, row)
	tx.Before(db.Seal, flush)
}

// loan is for whom a stand-in acts.
func (e Entry) loan(a access.Actor) (access.Loan, bool) {
	if e.Role != "" {
		return a.LentRole(e.Role)
	}
	act, _ := Under(e.Action)
	return access.StandsFor(a, act)
}

// standing is the part of a detail that says for whom somebody acted.
const standing = "for"

func withFor(detail map[string]any, loan access.Loan) map[string]any {
	out := map[string]any{standing: map[string]any{"user": loan.Lender, "name": loan.LenderName, "role": loan.Role}}
	maps.Copy(out, detail)
	return out
}

// For is for whom the act was done, by name; "" where a person or a machine acted as itself.
func (r Recorded) For() string {
	var detail struct {
		For struct {
			Name string `json:"name"`
		} `json:"for"`
	}
	_ = json.Unmarshal([]byte(r.Detail), &detail) // it is what Record wrote; what else it may be names nobody
	return detail.For.Name
}

func flush(tx *db.Tx) error {
	rows := db.Keep(tx, pendingKey{}, func() *pending { return &pending{} }).rows
	at, err := lockHead(tx)
	if err != nil {
		return err
	}
	for i := range rows {
		row := &rows[i]
		row.Seq, row.PrevHash = at.Seq+1, at.Hash
		if row.Hash, err = seal(*row); err != nil {
			return err
		}
		at.Seq, at.Hash = row.Seq, row.Hash
	}
	return appendTo(tx, at, rows)
}

// appendTo sends entries and the head they lead to together: until the commit, other writers of the city wait for the head.
func appendTo(tx *db.Tx, at head, rows []Recorded) error {
	questions, err := db.Insert(tx, rows)
	if err != nil {
		return err
	}
	var moved []int64
	questions = append(questions, db.Into(&moved, db.One, `update audit_head set seq = $1, hash = $2 where city_id = $3 returning seq`, at.Seq, at.Hash, at.CityID))
	if err := tx.Ask(tx.DB.Statement.Context, questions...); err != nil {
		return fmt.Errorf("audit: append: %w", err)
	}
	if len(moved) != 1 {
		return fmt.Errorf("audit: the head of %s moved %d rows", at.CityID, len(moved))
	}
	return nil
}

// lockHead waits for the city's other writers; a city's first entry makes the head.
func lockHead(tx *db.Tx) (head, error) {
	at := head{CityID: tx.Actor.CityID}
	lock := func() error { return tx.DB.Clauses(clause.Locking{Strength: "UPDATE"}).Take(&at).Error }
	err := lock()
	if errors.Is(err, gorm.ErrRecordNotFound) {
		if err := tx.DB.Clauses(clause.OnConflict{DoNothing: true}).Create(&head{CityID: at.CityID}).Error; err != nil {
			return head{}, fmt.Errorf("audit: begin the chain: %w", err)
		}
		err = lock()
	}
	if err != nil {
		return head{}, fmt.Errorf("audit: lock the head: %w", err)
	}
	return at, nil
}
