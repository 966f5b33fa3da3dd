package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/auth"
)

func TestSecretsOfOtherPurposesComeFromTheSigningKey(t *testing.T) {
	derive := func(k *rsa.PrivateKey, purpose string) []byte {
		secret, err := (&auth.Gate{Options: auth.Options{Key: k}}).Derive(purpose)
		require.NoError(t, err)
		return secret
	}
	one, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	require.Equal(t, derive(one, "a"), derive(one, "a"), "replicas have the same")
	require.NotEqual(t, derive(one, "a"), derive(one, "b"))
	require.NotEqual(t, derive(one, "a"), derive(other, "a"))
}
