package config

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// keyBits is what RS256 asks for at least, and quick to verify.
const keyBits = 2048

// SigningKey reads the key that signs access tokens. The one in the data folder is made when it is
// missing; one that the operator names must be there, since replicas share it.
func (c Config) SigningKey() (*rsa.PrivateKey, error) {
	content, err := os.ReadFile(c.KeyFile())
	if errors.Is(err, fs.ErrNotExist) && c.JWTKeyFile == "" {
		if err := makeKey(c.KeyFile()); err != nil {
			return nil, fmt.Errorf("make the signing key: %w", err)
		}
		content, err = os.ReadFile(c.KeyFile())
	}
	if err != nil {
		return nil, fmt.Errorf("read the signing key: %w", err)
	}
	key, err := parseKey(content)
	if err != nil {
		return nil, fmt.Errorf("read the signing key %s: %w", c.KeyFile(), err)
	}
	return key, nil
}

func parseKey(content []byte) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, errors.New("it is not in PEM form")
	}
	key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	if err != nil {
		other, errOther := x509.ParsePKCS8PrivateKey(block.Bytes)
		if errOther != nil {
			return nil, errors.New("it is no private key in PKCS #1 or PKCS #8 form")
		}
		var ok bool
		if key, ok = other.(*rsa.PrivateKey); !ok {
			return nil, errors.New("it is not an RSA key")
		}
	}
	if key.N.BitLen() < keyBits {
		return nil, fmt.Errorf("it has %d bits, at least %d are needed", key.N.BitLen(), keyBits)
	}
	return key, nil
}

// makeKey writes a new key; where two processes start at once, the first one's stays.
func makeKey(path string) error {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return err
	}
	content, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil { // the embedded database needs to pass
		return err
	}
	whole, err := os.CreateTemp(dir, ".jwt-*") // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(whole.Name()) }()
	err = pem.Encode(whole, &pem.Block{Type: "PRIVATE KEY", Bytes: content})
	if err := errors.Join(err, whole.Close()); err != nil {
		return err
	}
	if err := os.Link(whole.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
