package source

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Key is with what a source signs. Elements and Areas narrow the source's scope; none named means all of it.
type Key struct {
	CityID     string       `gorm:"column:city_id;primaryKey"`
	ID         string       `gorm:"column:id;primaryKey"`
	Source     string       `gorm:"column:source"`
	TenantID   string       `gorm:"column:tenant_id"`
	Slot       int          `gorm:"column:slot"`
	Note       string       `gorm:"column:note"`
	Elements   db.TextArray `gorm:"column:elements"`
	Areas      db.TextArray `gorm:"column:areas"`
	MadeBy     string       `gorm:"column:made_by"`
	MadeAt     time.Time    `gorm:"column:made_at"`
	RevokedBy  *string      `gorm:"column:revoked_by"`
	RevokedAt  *time.Time   `gorm:"column:revoked_at"`
	LastUsedAt *time.Time   `gorm:"column:last_used_at"`
}

// TableName is the table of keys.
func (Key) TableName() string { return "source_key" }

// Secrets gives the secrets of keys. None is stored: each follows from the id of its key and from what only the service knows.
type Secrets struct{ master []byte }

// SecretPurpose is for what the service derives the secret that Secrets are made from.
const SecretPurpose = "feeds"

// NewSecrets makes them from a secret of the service.
func NewSecrets(master []byte) Secrets { return Secrets{master} }

// Of is the secret of a key.
func (s Secrets) Of(keyID string) string {
	mac := hmac.New(sha256.New, s.master)
	mac.Write([]byte(keyID))
	return "lfs_" + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Find finds the key that a request names, in whatever city; what is unknown or revoked is not found. The caller has not been
// believed yet.
func Find(ctx context.Context, tx *db.Tx, id string) (Key, bool, error) {
	rows, err := gorm.G[Key](tx.DB).Where("id = ? and revoked_at is null", id).Limit(1).Find(ctx)
	if err != nil || len(rows) == 0 {
		return Key{}, false, wrap(err, "find a key")
	}
	return rows[0], true, nil
}

// Actor is the machine actor that takes in what is signed with the key. s is the key's source.
func (k Key) Actor(s Source, lines []string) access.Actor {
	return access.Feed(k.CityID, lines, access.FeedScope{
		Source: k.Source, Elements: narrowed(s.Elements, k.Elements), Areas: narrowed(s.Areas, k.Areas),
	})
}

func narrowed(all, some db.TextArray) []string {
	if len(some) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone([]string(all)), func(one string) bool { return !slices.Contains(some, one) })
}

// ActorOf makes the machine actor of a key, whose scope is looked up as one that has none yet.
func ActorOf(ctx context.Context, s *db.Store, k Key) (access.Actor, error) {
	bare := access.Feed(k.CityID, nil, access.FeedScope{Source: k.Source})
	return db.Read(ctx, s, bare, func(tx *db.Tx) (access.Actor, error) { return ActorIn(ctx, tx, k) })
}

// ActorIn is ActorOf in a transaction that sees the source.
func ActorIn(ctx context.Context, tx *db.Tx, k Key) (access.Actor, error) {
	of, err := get(ctx, tx, k.Source)
	if err != nil {
		return access.Actor{}, err
	}
	lines := []string{of.Line}
	err = tx.DB.WithContext(ctx).Raw(`select distinct line from element where city_id = ? and code = any (?) union select ? order by 1`,
		k.CityID, of.Elements, of.Line).Scan(&lines).Error
	return k.Actor(of, lines), wrap(err, "read the lines of a source")
}

// used notes that the key was used now; one that was revoked since it was found is used no more.
func (k Key) used(ctx context.Context, tx *db.Tx) error {
	n, err := gorm.G[Key](tx.DB).Where("city_id = ? and id = ? and revoked_at is null", k.CityID, k.ID).Update(ctx, "last_used_at", tx.Now)
	if err == nil && n == 0 {
		return fault.New(fault.Unauthenticated)
	}
	return wrap(err, "note the use of a key")
}

// Keys reads the keys of a source, the newest first; others than its owner see none.
func Keys(ctx context.Context, tx *db.Tx, code string) ([]Key, error) {
	rows, err := gorm.G[Key](tx.DB).Where("city_id = ? and source = ?", tx.Actor.CityID, code).Order("made_at desc, id").Find(ctx)
	return rows, wrap(err, "read keys")
}

// slots are how many keys of a source are valid at once: the old one and the one that it is being changed for.
const slots = 2

const longestNote = 100

// MakeKey makes a key for some or all of what the source may deliver, as an administrator of its owner.
func MakeKey(ctx context.Context, tx *db.Tx, code, note string, elements, areas []string) (Key, error) {
	s, err := owned(ctx, tx, code, access.ManageSource)
	if err != nil {
		return Key{}, err
	}
	note = strings.TrimSpace(note)
	if err := fault.Within(note, longestNote, "field", "note"); err != nil {
		return Key{}, err
	}
	if err := within(s, elements, areas); err != nil {
		return Key{}, err
	}
	keys, err := Keys(ctx, tx, code)
	if err != nil {
		return Key{}, err
	}
	slot := freeSlot(keys)
	if slot == 0 {
		return Key{}, fault.New(fault.WrongState, "reason", fault.ReasonSourceKeys)
	}
	k := Key{
		CityID: s.CityID, ID: newKeyID(), Source: s.Code, TenantID: s.TenantID, Slot: slot, Note: note, Elements: elements, Areas: areas,
		MadeBy: tx.Actor.UserID, MadeAt: tx.Now,
	}
	// Of two that are made at once, the slot lets one in; the other is run again and finds it.
	if err := gorm.G[Key](tx.DB).Create(ctx, &k); err != nil {
		return Key{}, wrap(err, "make a key")
	}
	record(tx, s, "source.make_key", map[string]any{"key": k.ID, "elements": elements, "areas": areas, "note": note})
	return k, nil
}

func within(s Source, elements, areas []string) error {
	for _, of := range []struct {
		what       string
		asked, all []string
	}{{"elements", elements, s.Elements}, {"areas", areas, s.Areas}} {
		for _, code := range of.asked {
			if !slices.Contains(of.all, code) {
				return fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", of.what, "value", code)
			}
		}
	}
	return nil
}

func freeSlot(keys []Key) int {
	for slot := 1; slot <= slots; slot++ {
		if !slices.ContainsFunc(keys, func(k Key) bool { return k.Slot == slot && k.RevokedAt == nil }) {
			return slot
		}
	}
	return 0
}

// newKeyID is a name that nobody guesses; it is no secret.
func newKeyID() string {
	random := make([]byte, 10)
	_, _ = rand.Read(random) // never fails, as its documentation says
	return "lfk" + hex.EncodeToString(random)
}

// RevokeKey ends a key at once.
func RevokeKey(ctx context.Context, tx *db.Tx, code, id string) (Key, error) {
	s, err := owned(ctx, tx, code, access.ManageSource)
	if err != nil {
		return Key{}, err
	}
	n, err := gorm.G[Key](tx.DB).Where("city_id = ? and source = ? and id = ? and revoked_at is null", s.CityID, s.Code, id).
		Select("revoked_by", "revoked_at").Updates(ctx, Key{RevokedBy: &tx.Actor.UserID, RevokedAt: &tx.Now})
	if err != nil {
		return Key{}, wrap(err, "revoke a key")
	}
	k, err := gorm.G[Key](tx.DB).Where("city_id = ? and source = ? and id = ?", s.CityID, s.Code, id).Limit(1).Find(ctx)
	if err != nil || len(k) == 0 {
		return Key{}, cmpOr(wrap(err, "read a key"), fault.New(fault.NotFound, "key", id))
	}
	if n > 0 {
		record(tx, s, "source.revoke_key", map[string]any{"key": id})
	}
	return k[0], nil
}

func cmpOr(err error, or error) error {
	if err != nil {
		return err
	}
	return or
}

func record(tx *db.Tx, s Source, action string, detail map[string]any) {
	audit.Record(tx, audit.Entry{Action: action, Object: s.Code, AreaPath: s.CityID + "/", Line: s.Line, Detail: detail})
}

func wrap(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("source: %s: %w", what, err)
}
