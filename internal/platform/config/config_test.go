package config_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/config"
)

func TestAnEmptyEnvironmentIsEnough(t *testing.T) {
	c, err := config.Load(nil)
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:8080", c.Addr)
	require.Equal(t, ".data", c.DataDir)
	require.Equal(t, 10*time.Minute, c.AccessTTL)
	require.Equal(t, 12*time.Hour, c.RefreshTTL)
	require.Equal(t, slog.LevelInfo, c.LogLevel)
	require.Equal(t, filepath.Join(".data", "jwt.pem"), c.KeyFile())
	require.Equal(t, "http://127.0.0.1:8080", c.Origin())
	require.False(t, c.Demo, "demonstration users have a password that everybody knows")
	require.False(t, c.Introspection)
	require.True(t, c.CookieSecure)
}

func TestEmptyVariableIsAMissingOne(t *testing.T) {
	c, err := config.Load([]string{"LIANGCE_ADDR=", "REDIS_URL="})
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:8080", c.Addr)
}

func TestEveryProblemIsNamedAtOnce(t *testing.T) {
	cases := []struct{ variable, says, reason string }{
		{"LIANGCE_ADDR=8080", "LIANGCE_ADDR: must be host:port", "a bare port"},
		{"LIANGCE_ADDR=host:99999", "LIANGCE_ADDR: must be host:port", "no such port"},
		{"DATABASE_URL=host=localhost", "DATABASE_URL: must be postgres://", "the other form of libpq"},
		{"LIANGCE_APP_DATABASE_URL=liangce", "LIANGCE_APP_DATABASE_URL: must be postgres://", "a name is no address"},
		{"REDIS_URL=localhost:6379", "REDIS_URL: must be redis://", "no scheme"},
		{"LIANGCE_JWT_KEY_FILE=/no/such/file", "LIANGCE_JWT_KEY_FILE: there is no such file", "never made: replicas share it"},
		{"LIANGCE_ACCESS_TTL=30", "LIANGCE_ACCESS_TTL: ", "no unit"},
		{"LIANGCE_ACCESS_TTL=30s", "LIANGCE_ACCESS_TTL: must lie between", "a page would do nothing but renew it"},
		{"LIANGCE_ACCESS_TTL=90m", "LIANGCE_ACCESS_TTL: must lie between", "too long to wait for a revoked right"},
		{"LIANGCE_REFRESH_TTL=5m", "LIANGCE_REFRESH_TTL: must be longer", "shorter than an access token"},
		{"LIANGCE_DEMO=perhaps", "LIANGCE_DEMO: ", "neither true nor false"},
		{"LIANGCE_LOG_LEVEL=loud", "LIANGCE_LOG_LEVEL: ", "no such level"},
		{"LIANGCE_SMTP_URL=smtp://h/x", "LIANGCE_SMTP_URL: must be smtp://", "no mail server"},
		{"LIANGCE_DB_MAX_CONNS=0", "LIANGCE_DB_MAX_CONNS: must lie between", "nobody could work"},
	}
	together := map[string]string{}
	for _, tc := range cases {
		_, err := config.Load([]string{tc.variable})
		require.ErrorContains(t, err, tc.says, tc.reason)
		require.Len(t, strings.Split(err.Error(), "\n"), 1, "one mistake, one line: %s", tc.reason)
		name, _, _ := strings.Cut(tc.variable, "=")
		together[name] = tc.variable
	}
	var environ []string
	for _, variable := range together {
		environ = append(environ, variable)
	}
	_, err := config.Load(environ)
	for name := range together {
		require.ErrorContains(t, err, name+": ")
	}
}

func TestMailNeedsASender(t *testing.T) {
	c, err := config.Load(nil)
	require.NoError(t, err)
	require.False(t, c.MailServer().Ready())
	relay := "LIANGCE_SMTP_URL=smtp://relay:25?tls=none"
	_, err = config.Load([]string{relay})
	require.EqualError(t, err, "LIANGCE_MAIL_FROM: must be one mail address, such as liangce@city.example")
	c, err = config.Load([]string{relay, "LIANGCE_MAIL_FROM=a@city.example", "LIANGCE_WEBHOOK_HOSTS=robot.inside,10.0.0.8"})
	require.NoError(t, err)
	require.True(t, c.MailServer().Ready())
	require.Equal(t, []string{"robot.inside", "10.0.0.8"}, c.Robots().Hosts)
}

func TestTheLimitsThemselvesAreAllowed(t *testing.T) {
	cases := []struct{ variable, reason string }{
		{"LIANGCE_ACCESS_TTL=1m", "the shortest life of a token"},
		{"LIANGCE_ACCESS_TTL=1h", "the longest"},
		{"LIANGCE_DB_MAX_CONNS=2", "the fewest connections"},
		{"LIANGCE_DB_MAX_CONNS=1000", "the most"},
	}
	for _, tc := range cases {
		_, err := config.Load([]string{tc.variable})
		require.NoError(t, err, tc.reason)
	}
}

func TestSettingsAreDescribed(t *testing.T) {
	for _, setting := range config.Describe() {
		require.NotEmpty(t, setting.Name)
		require.NotEmpty(t, setting.About, setting.Name)
		require.NotEmpty(t, setting.Default, setting.Name)
	}
	readme, err := os.ReadFile("../../../README.md")
	require.NoError(t, err)
	require.Contains(t, string(readme), config.Markdown(), "put the table of config.Markdown into README.md")
}

func TestSigningKeyIsMadeOnceAndForItsOwnerAlone(t *testing.T) {
	c, err := config.Load([]string{"LIANGCE_DATA_DIR=" + filepath.Join(t.TempDir(), "data")})
	require.NoError(t, err)
	first, err := c.SigningKey()
	require.NoError(t, err)
	second, err := c.SigningKey()
	require.NoError(t, err)
	require.True(t, first.Equal(second))
	info, err := os.Stat(c.KeyFile())
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
}

func TestKeyThatCannotSignIsRefused(t *testing.T) {
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	require.NoError(t, err)
	cases := []struct{ content, says, reason string }{
		{"secret", "not in PEM form", "a password where a key belongs"},
		{"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no private key", "damaged"},
		{string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(short)})), "1024 bits", "too short"},
	}
	for _, tc := range cases {
		path := filepath.Join(t.TempDir(), "key.pem")
		require.NoError(t, os.WriteFile(path, []byte(tc.content), 0o600))
		c, err := config.Load([]string{"LIANGCE_JWT_KEY_FILE=" + path})
		require.NoError(t, err)
		_, err = c.SigningKey()
		require.ErrorContains(t, err, tc.says, tc.reason)
	}
}
