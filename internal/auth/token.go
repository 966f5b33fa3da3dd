package auth

import (
	"context"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
)

const (
	algorithm = "RS256"
	// tokenType keeps any other signed thing from passing for an access token (RFC 9068).
	tokenType = "at+jwt"
	// longestToken is several times what we issue; anything longer is not even decoded.
	longestToken = 4096
	// Freshness bounds how long a change of rights goes unnoticed.
	Freshness = 5 * time.Second
)

// claims are what an access token says. Only subject, city and session are read back: what the user may do is looked up.
type claims struct {
	jwt.RegisteredClaims
	City    string   `json:"city"`
	Tenant  string   `json:"tenant"`
	Roles   []string `json:"roles"`
	Session string   `json:"sid"`
}

type tokenDigest [sha256.Size]byte

// verified is a token whose signature has been checked, with the actor as last looked up.
type verified struct {
	claims claims
	mu     sync.Mutex
	actor  access.Actor
	loaded time.Time
}

// thumbprint names a key after what it is (RFC 7638).
func thumbprint(key *rsa.PublicKey) string {
	encode := base64.RawURLEncoding.EncodeToString
	sum := sha256.Sum256([]byte(`{"e":"` + encode(big.NewInt(int64(key.E)).Bytes()) + `","kty":"RSA","n":"` + encode(key.N.Bytes()) + `"}`))
	return encode(sum[:])
}

func (g *Gate) sign(actor access.Actor, family string, now time.Time) (string, error) {
	c := claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: g.Issuer, Audience: jwt.ClaimStrings{g.Audience}, Subject: actor.UserID, ID: uuid.NewString(),
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(g.AccessTTL)),
		},
		City: actor.CityID, Tenant: actor.TenantSlug, Session: family,
	}
	for _, role := range actor.Roles {
		c.Roles = append(c.Roles, string(role))
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, c)
	token.Header["kid"], token.Header["typ"] = g.kid, tokenType
	signed, err := token.SignedString(g.Key)
	if err != nil {
		return "", fmt.Errorf("auth: sign: %w", err)
	}
	return signed, nil
}

// Verify says whose access token this is, with the rights that the user has now, or at most Freshness ago.
func (g *Gate) Verify(ctx context.Context, token string) (access.Actor, error) {
	if len(token) > longestToken {
		return access.Actor{}, refuse(fault.ReasonTokenInvalid)
	}
	key, now := tokenDigest(sha256.Sum256([]byte(token))), g.Store.Now()
	known, ok := g.verified.GetIfPresent(key)
	if !ok {
		c, err := g.parse(token)
		if err != nil {
			return access.Actor{}, err
		}
		known = &verified{claims: c}
		g.verified.Set(key, known)
	}
	if !now.Before(known.claims.ExpiresAt.Time) {
		return access.Actor{}, refuse(fault.ReasonTokenExpired)
	}
	known.mu.Lock()
	defer known.mu.Unlock()
	if !known.loaded.IsZero() && now.Sub(known.loaded) < Freshness {
		return known.actor, nil
	}
	actor, err := g.load(ctx, known.claims.City, known.claims.Subject, known.claims.Session)
	if err != nil {
		return access.Actor{}, err
	}
	known.actor, known.loaded = actor, now
	return actor, nil
}

func (g *Gate) parse(token string) (claims, error) {
	var c claims
	_, err := jwt.ParseWithClaims(token, &c, func(t *jwt.Token) (any, error) {
		if t.Header["typ"] != tokenType || t.Header["kid"] != g.kid {
			return nil, jwt.ErrTokenUnverifiable
		}
		return &g.Key.PublicKey, nil
	}, jwt.WithValidMethods([]string{algorithm}), jwt.WithIssuer(g.Issuer), jwt.WithAudience(g.Audience),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithStrictDecoding(), jwt.WithTimeFunc(g.Store.Now))
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return claims{}, refuse(fault.ReasonTokenExpired)
	case err != nil:
		return claims{}, refuse(fault.ReasonTokenInvalid)
	}
	return c, nil
}
