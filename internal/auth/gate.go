package auth

import (
	"crypto/rsa"
	"fmt"
	"time"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// Options are what a Gate is made of.
type Options struct {
	Store *db.Store
	// Key signs and verifies access tokens; replicas share it.
	Key              *rsa.PrivateKey
	Issuer, Audience string
	// AccessTTL is the life of an access token, RefreshTTL that of an unused refresh token.
	AccessTTL, RefreshTTL time.Duration
}

// Gate lets users in. It is safe for use by many goroutines.
type Gate struct {
	Options
	kid       string
	verified  *otter.Cache[tokenDigest, *verified]
	strangers *otter.Cache[string, attempts]
}

// Session is what a successful sign-in or refresh gives.
type Session struct {
	AccessToken string
	ExpiresAt   time.Time
	// RefreshToken goes into the cookie and nowhere else.
	RefreshToken     string
	RefreshExpiresAt time.Time
	Actor            access.Actor
}

const (
	// knownTokens bounds the verified tokens that a process remembers; the least used are verified again.
	knownTokens = 20_000
	// knownStrangers bounds the memory of failed sign-ins under names that do not exist.
	knownStrangers = 100_000
)

// New makes a gate.
func New(o Options) (*Gate, error) {
	g := &Gate{Options: o, kid: thumbprint(&o.Key.PublicKey)}
	var err error
	g.verified, err = otter.New(&otter.Options[tokenDigest, *verified]{
		MaximumSize: knownTokens, ExpiryCalculator: otter.ExpiryWriting[tokenDigest, *verified](o.AccessTTL),
	})
	if err != nil {
		return nil, fmt.Errorf("auth: make the memory of tokens: %w", err)
	}
	g.strangers, err = otter.New(&otter.Options[string, attempts]{
		MaximumSize: knownStrangers, ExpiryCalculator: otter.ExpiryWriting[string, attempts](forgetAfter),
	})
	if err != nil {
		return nil, fmt.Errorf("auth: make the memory of strangers: %w", err)
	}
	return g, nil
}

// signIn is the machine actor that reads credentials and keeps refresh tokens of one city.
func signIn(city string) access.Actor {
	a := access.SignIn()
	a.CityID = city
	return a
}

func refuse(reason string) error { return fault.New(fault.Unauthenticated, "reason", reason) }
