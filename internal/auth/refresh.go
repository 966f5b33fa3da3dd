package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// refreshToken is a row of the table; the token itself is "city.secret" and stored as a hash.
type refreshToken struct {
	CityID    string     `gorm:"column:city_id;primaryKey"`
	TokenHash string     `gorm:"column:token_hash;primaryKey"`
	Family    string     `gorm:"column:family"`
	UserID    string     `gorm:"column:user_id"`
	IssuedAt  time.Time  `gorm:"column:issued_at"`
	ExpiresAt time.Time  `gorm:"column:expires_at"`
	UsedAt    *time.Time `gorm:"column:used_at"`
	RevokedAt *time.Time `gorm:"column:revoked_at"`
}

func (refreshToken) TableName() string { return "refresh_token" }

const secretBytes = 32

var tokenForm = regexp.MustCompile(`^([0-9]{6})\.[A-Za-z0-9_-]{43}$`)

// issue signs an access token and stores a refresh token of the family; tx is in the scope of signIn.
func (g *Gate) issue(tx *db.Tx, actor access.Actor, family string) (Session, error) {
	secret := make([]byte, secretBytes)
	_, _ = rand.Read(secret) // never fails: the runtime ends the program first
	s := Session{
		Actor: actor, ExpiresAt: tx.Now.Add(g.AccessTTL), RefreshExpiresAt: tx.Now.Add(g.RefreshTTL),
		RefreshToken: actor.CityID + "." + base64.RawURLEncoding.EncodeToString(secret),
	}
	err := tx.DB.Create(&refreshToken{
		CityID: actor.CityID, TokenHash: digest(s.RefreshToken), Family: family, UserID: actor.UserID,
		IssuedAt: tx.Now, ExpiresAt: s.RefreshExpiresAt,
	}).Error
	if err != nil {
		return Session{}, fmt.Errorf("auth: store the refresh token: %w", err)
	}
	s.AccessToken, err = g.sign(actor, family, tx.Now)
	return s, err
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Refresh trades a refresh token for a new session. A token that was used before is in two hands: all of its family end.
func (g *Gate) Refresh(ctx context.Context, token string) (Session, error) {
	held, city, err := g.hold(ctx, token)
	if err != nil {
		return Session{}, err
	}
	actor, err := g.load(ctx, city, held.UserID, held.Family)
	if err != nil {
		return Session{}, err
	}
	s, err := db.Write(ctx, g.Store, signIn(city), func(tx *db.Tx) (Session, error) {
		used := tx.DB.Exec(`update refresh_token set used_at = ? where city_id = ? and token_hash = ?
			and used_at is null and revoked_at is null and expires_at > ?`, tx.Now, city, held.TokenHash, tx.Now)
		if used.Error != nil {
			return Session{}, fmt.Errorf("auth: use the refresh token: %w", used.Error)
		}
		if used.RowsAffected == 1 {
			return g.issue(tx, actor, held.Family)
		}
		// Nothing is returned as an error here: the revocation must be committed.
		return Session{}, revoke(tx, held.Family)
	})
	if err == nil && s.AccessToken == "" {
		err = refuse(fault.ReasonTokenExpired)
	}
	return s, err
}

// SignOut ends the session that a refresh token belongs to. Without one there is nothing to end.
func (g *Gate) SignOut(ctx context.Context, token string) error {
	held, city, err := g.hold(ctx, token)
	if fault.Has(err, fault.Unauthenticated) {
		return nil
	}
	if err != nil {
		return err
	}
	actor, err := g.load(ctx, city, held.UserID, held.Family)
	if fault.Has(err, fault.Unauthenticated) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = db.Write(ctx, g.Store, actor, func(tx *db.Tx) (struct{}, error) {
		audit.Record(tx, audit.Entry{Action: "session.sign_out", Object: "user/" + actor.UserID, Line: actor.Line})
		return struct{}{}, tx.As(signIn(city), func() error { return revoke(tx, held.Family) })
	})
	return err
}

// hold reads the row of a token, whatever its state.
func (g *Gate) hold(ctx context.Context, token string) (refreshToken, string, error) {
	if !tokenForm.MatchString(token) {
		return refreshToken{}, "", refuse(fault.ReasonTokenInvalid)
	}
	city, _, _ := strings.Cut(token, ".")
	held, err := db.Read(ctx, g.Store, signIn(city), func(tx *db.Tx) (refreshToken, error) {
		var row refreshToken
		return row, tx.DB.Where("city_id = ? and token_hash = ?", city, digest(token)).Limit(1).Find(&row).Error
	})
	if err != nil {
		return refreshToken{}, "", fmt.Errorf("auth: look the refresh token up: %w", err)
	}
	if held.TokenHash == "" {
		return refreshToken{}, "", refuse(fault.ReasonTokenInvalid)
	}
	return held, city, nil
}

func revoke(tx *db.Tx, family string) error {
	err := tx.DB.Exec(`update refresh_token set revoked_at = ? where city_id = ? and family = ? and revoked_at is null`,
		tx.Now, tx.Actor.CityID, family).Error
	if err != nil {
		return fmt.Errorf("auth: end the session: %w", err)
	}
	return nil
}

// Purge removes refresh tokens that have expired, in the scope of the machine actor "reminder", and says how many.
func Purge(tx *db.Tx) (int64, error) {
	gone := tx.DB.Exec(`delete from refresh_token where city_id = ? and expires_at < ?`, tx.Actor.CityID, tx.Now)
	if gone.Error != nil {
		return 0, fmt.Errorf("auth: purge refresh tokens: %w", gone.Error)
	}
	return gone.RowsAffected, nil
}
