package auth

import (
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/x509"
	"fmt"
)

const derivedBytes = 32

// Derive gives a secret for another purpose than tokens: replicas have the same one, and from it nobody finds the signing key or
// the secret of another purpose. It changes when the signing key does.
func (g *Gate) Derive(purpose string) ([]byte, error) {
	secret, err := hkdf.Key(sha256.New, x509.MarshalPKCS1PrivateKey(g.Key), nil, "liangce "+purpose, derivedBytes)
	if err != nil {
		return nil, fmt.Errorf("auth: derive a secret: %w", err)
	}
	return secret, nil
}
