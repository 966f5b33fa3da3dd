package auth

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// account is what signing in reads. One that does not exist looks the same and goes the same way.
type account struct {
	CityID       string
	UserID       string
	PasswordHash string
	Disabled     bool
	Past         attempts `gorm:"embedded"`
	exists       bool
	// name stands for tenant and user in the memory of strangers.
	name string
}

// nowhere is the city of accounts that do not exist.
const nowhere = "000000"

// SignIn opens a session for a tenant's user. The whole of it happens in one of few places, so that guesses sent at once
// cannot outrun the count of failures.
func (g *Gate) SignIn(ctx context.Context, tenantSlug, username, password string) (Session, error) {
	leave, err := enter(ctx)
	if err != nil {
		return Session{}, err
	}
	defer leave()
	acc, err := g.find(ctx, readable(tenantSlug), readable(username))
	if err != nil {
		return Session{}, err
	}
	if wait := acc.Past.wait(g.Store.Now()); wait > 0 {
		return Session{}, fault.New(fault.TooManyAttempts, "seconds", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	}
	if !matches(acc.PasswordHash, password) || !acc.exists || acc.Disabled {
		if err := g.countFailure(ctx, acc); err != nil {
			return Session{}, err
		}
		return Session{}, refuse(fault.ReasonBadCredentials)
	}
	family, err := uuid.NewV7()
	if err != nil {
		return Session{}, fmt.Errorf("auth: make a session id: %w", err)
	}
	actor, err := g.load(ctx, acc.CityID, acc.UserID, family.String())
	if err != nil {
		return Session{}, err
	}
	return db.Write(ctx, g.Store, actor, func(tx *db.Tx) (Session, error) {
		audit.Record(tx, audit.Entry{Action: "session.sign_in", Object: "user/" + actor.UserID, Line: actor.Line})
		var s Session
		err := tx.As(signIn(acc.CityID), func() error {
			err := tx.DB.Exec(`update credential set failures = 0, blocked_until = null
				where city_id = ? and user_id = ? and failures > 0`, acc.CityID, acc.UserID).Error
			if err != nil {
				return fmt.Errorf("auth: forget failures: %w", err)
			}
			s, err = g.issue(tx, actor, family.String())
			return err
		})
		return s, err
	})
}

// readable replaces what PostgreSQL cannot hold; no account is called like that.
func readable(name string) string {
	if !utf8.ValidString(name) || strings.ContainsRune(name, 0) {
		return ""
	}
	return name
}

func (g *Gate) find(ctx context.Context, slug, username string) (account, error) {
	sum := sha256.Sum256([]byte(slug + "\x00" + username))
	stranger := account{CityID: nowhere, UserID: uuid.Nil.String(), PasswordHash: nobodysHash(), name: string(sum[:])}
	stranger.Past, _ = g.strangers.GetIfPresent(stranger.name)
	type place struct{ CityID, TenantID string }
	at, err := db.Read(ctx, g.Store, access.SignIn(), func(tx *db.Tx) (place, error) {
		found := place{CityID: nowhere, TenantID: uuid.Nil.String()}
		return found, tx.DB.Raw(`select city_id, tenant_id from tenant_directory where slug = ?`, slug).Scan(&found).Error
	})
	if err != nil {
		return account{}, fmt.Errorf("auth: look the tenant up: %w", err)
	}
	acc, err := db.Read(ctx, g.Store, signIn(at.CityID), func(tx *db.Tx) (account, error) {
		var found account
		return found, tx.DB.Raw(`select u.city_id, u.id as user_id, u.disabled, c.password_hash, c.failures, c.blocked_until
			from app_user u join credential c on c.city_id = u.city_id and c.user_id = u.id
			where u.city_id = ? and u.tenant_id = ? and u.username = ?`, at.CityID, at.TenantID, username).Scan(&found).Error
	})
	if err != nil {
		return account{}, fmt.Errorf("auth: look the user up: %w", err)
	}
	if acc.UserID == "" {
		return stranger, nil
	}
	acc.exists = true
	return acc, nil
}

// countFailure does the same work for an account that does not exist, and remembers it in this process only.
func (g *Gate) countFailure(ctx context.Context, acc account) error {
	_, err := db.Write(ctx, g.Store, signIn(acc.CityID), func(tx *db.Tx) (struct{}, error) {
		var before attempts
		err := tx.DB.Raw(`select failures, blocked_until from credential where city_id = ? and user_id = ? for update`,
			acc.CityID, acc.UserID).Scan(&before).Error
		if err != nil {
			return struct{}{}, err
		}
		after := before.failed(tx.Now)
		return struct{}{}, tx.DB.Exec(`update credential set failures = ?, blocked_until = ? where city_id = ? and user_id = ?`,
			after.Failures, after.BlockedUntil, acc.CityID, acc.UserID).Error
	})
	if err != nil {
		return fmt.Errorf("auth: count a failure: %w", err)
	}
	if !acc.exists {
		g.strangers.Set(acc.name, acc.Past.failed(g.Store.Now()))
	}
	return nil
}
