package main

import (
	"crypto/rand"
	"crypto/rsa"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/auth"
)

// typing has the process read a text from its standard input.
func typing(t *testing.T, text string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "input")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	file, err := os.Open(path) //nolint:gosec // a file of the test
	require.NoError(t, err)
	before := os.Stdin
	os.Stdin = file
	t.Cleanup(func() { os.Stdin = before; _ = file.Close() })
}

func TestUserAdd(t *testing.T) {
	fresh, store, _ := populated(t)
	t.Setenv("DATABASE_URL", fresh.OwnerURL)
	const password = "correct horse battery"
	add := func(input, line string) error {
		typing(t, input)
		return execute(t, "user add --city 330400 --name 张三 "+line)
	}
	require.ErrorContains(t, add("short\n", "--role signer 330400-wcwc zhangsan"), "has 5 characters and needs 15")
	require.ErrorContains(t, add(password, "--role king 330400-wcwc zhangsan"), `no role "king"`)
	require.ErrorContains(t, add(password, "--role operator 330400-wcwc zhangsan"), `no role "operator"`, "the service's own role is not a tenant's to have")
	require.ErrorContains(t, add(password, "--role signer 330500-wcwc zhangsan"), "has no tenant 330500-wcwc")
	require.NoError(t, add(password+"\n", "--role signer --role viewer 330400-wcwc zhangsan"))
	require.ErrorContains(t, add("another long password", "--role viewer 330400-wcwc zhangsan"), "has a user zhangsan already")

	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	gate, err := auth.New(auth.Options{Store: store, Key: key, Issuer: "test", Audience: "test", AccessTTL: time.Minute, RefreshTTL: time.Hour})
	require.NoError(t, err)
	session, err := gate.SignIn(t.Context(), "330400-wcwc", "zhangsan", password)
	require.NoError(t, err)
	require.Equal(t, "张三", session.Actor.UserName)
	require.Len(t, session.Actor.Roles, 2)
}
