package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
)

// The cost of a password, after OWASP's recommendation for argon2id.
const (
	memoryKiB  = 19 * 1024
	passes     = 2
	lanes      = 1
	saltBytes  = 16
	hashBytes  = 32
	hashAtOnce = 2
)

// hashing bounds how much memory and how many cores passwords can take.
var hashing = make(chan struct{}, hashAtOnce)

// enter waits for a place; the caller gives it back.
func enter(ctx context.Context) (leave func(), err error) {
	select {
	case hashing <- struct{}{}:
		return func() { <-hashing }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("auth: wait for a place to hash: %w", ctx.Err())
	}
}

// HashPassword makes what a credential stores: an argon2id hash in PHC form, with its own salt and cost.
func HashPassword(ctx context.Context, password string) (string, error) {
	leave, err := enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	return hashPassword(password), nil
}

func hashPassword(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: the runtime ends the program first
	hash := argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, hashBytes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(hash))
}

// nobodysHash is what a password is compared with where there is no user.
var nobodysHash = sync.OnceValue(func() string { return hashPassword(rand.Text()) })

// matches compares at the cost that the stored hash names; a hash of another kind matches nothing.
func matches(phc, password string) bool {
	var version, memory, time int
	var threads uint8
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false
	}
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil || memory < 1 || time < 1 || threads < 1 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, uint32(time), uint32(memory), threads, uint32(len(want))) //nolint:gosec // checked to be positive; they come from our own table
	return subtle.ConstantTimeCompare(got, want) == 1
}
