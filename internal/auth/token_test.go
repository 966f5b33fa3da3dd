package auth_test

import (
	stdcontext "context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
)

func context() stdcontext.Context { return stdcontext.Background() }

// forge makes a token out of its parts, signed by whatever sign does.
func forge(header, claims map[string]any, sign func(signed string) []byte) string {
	signed := part(header) + "." + part(claims)
	return signed + "." + base64.RawURLEncoding.EncodeToString(sign(signed))
}

func part(v map[string]any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func rs256(k *rsa.PrivateKey) func(string) []byte {
	return func(signed string) []byte {
		sum := sha256.Sum256([]byte(signed))
		out, err := rsa.SignPKCS1v15(rand.Reader, k, crypto.SHA256, sum[:])
		if err != nil {
			panic(err)
		}
		return out
	}
}

func hs256(secret []byte) func(string) []byte {
	return func(signed string) []byte {
		mac := hmac.New(sha256.New, secret)
		mac.Write([]byte(signed))
		return mac.Sum(nil)
	}
}

// opened reads header and claims of a good token, for spoiling them one by one.
func opened(t *testing.T, token string) (header, claims map[string]any) {
	t.Helper()
	parts := strings.Split(token, ".")
	for i, into := range []*map[string]any{&header, &claims} {
		text, err := base64.RawURLEncoding.DecodeString(parts[i])
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, into))
	}
	return header, claims
}

func TestTokenSaysWhatTheContractNames(t *testing.T) {
	s := set(t)
	session := s.signIn("330481-hc", "reporter")
	header, claims := opened(t, session.AccessToken)
	require.Equal(t, []any{"RS256", "at+jwt"}, []any{header["alg"], header["typ"]})
	require.Len(t, header["kid"], 43)
	require.Equal(t, []any{"liangce", session.Actor.UserID, city, "330481-hc", []any{"reporter"}},
		[]any{claims["iss"], claims["sub"], claims["city"], claims["tenant"], claims["roles"]})
	require.EqualValues(t, s.now.Add(10*time.Minute).Unix(), claims["exp"])
	require.NotEmpty(t, claims["jti"])
}

func TestBadTokensAreRefused(t *testing.T) {
	s := set(t)
	good := s.signIn("330481-hc", "reporter").AccessToken
	header, claims := opened(t, good)
	spoilt := func(base map[string]any, name string, value any) map[string]any {
		out := maps.Clone(base)
		if out[name] = value; value == nil {
			delete(out, name)
		}
		return out
	}
	own := rs256(key())
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(&key().PublicKey)
	require.NoError(t, err)
	pemKey := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})
	unsigned := func(string) []byte { return nil }
	es256 := func(signed string) []byte {
		sum := sha256.Sum256([]byte(signed))
		r, v, err := ecdsa.Sign(rand.Reader, curve, sum[:])
		require.NoError(t, err)
		return append(r.FillBytes(make([]byte, 32)), v.FillBytes(make([]byte, 32))...)
	}
	parts := strings.Split(good, ".")
	cases := []struct{ reason, token string }{
		{"nothing", ""},
		{"not a token", "hello"},
		{"algorithm none", forge(spoilt(header, "alg", "none"), claims, unsigned)},
		{"algorithm None", forge(spoilt(header, "alg", "None"), claims, unsigned)},
		{"algorithm nOnE with our signature", forge(spoilt(header, "alg", "nOnE"), claims, own)},
		{"no algorithm", forge(spoilt(header, "alg", nil), claims, own)},
		{"HS256 with the public key in PEM", forge(spoilt(header, "alg", "HS256"), claims, hs256(pemKey))},
		{"HS256 with the public key in DER", forge(spoilt(header, "alg", "HS256"), claims, hs256(public))},
		{"HS256 with an empty secret", forge(spoilt(header, "alg", "HS256"), claims, hs256(nil))},
		{"ES256 with another key", forge(spoilt(header, "alg", "ES256"), claims, es256)},
		{"PS256 announced, RS256 signed", forge(spoilt(header, "alg", "PS256"), claims, own)},
		{"RS512 announced, RS256 signed", forge(spoilt(header, "alg", "RS512"), claims, own)},
		{"another RSA key under our kid", forge(header, claims, rs256(stranger))},
		{"another RSA key that it brings along", forge(spoilt(header, "jwk", map[string]any{"kty": "RSA", "e": "AQAB", "n": base64.RawURLEncoding.EncodeToString(stranger.N.Bytes())}), claims, rs256(stranger))},
		{"another RSA key that it points to", forge(spoilt(spoilt(header, "jku", "https://evil.example/keys"), "x5u", "https://evil.example/cert"), claims, rs256(stranger))},
		{"kid that is a path", forge(spoilt(header, "kid", "../../../dev/null"), claims, own)},
		{"kid that is SQL", forge(spoilt(header, "kid", "' union select 'x"), claims, own)},
		{"kid that is a URL", forge(spoilt(header, "kid", "https://evil.example/k"), claims, own)},
		{"kid that is a number", forge(spoilt(header, "kid", 1), claims, own)},
		{"no kid", forge(spoilt(header, "kid", nil), claims, own)},
		{"wrong type", forge(spoilt(header, "typ", "JWT"), claims, own)},
		{"no type", forge(spoilt(header, "typ", nil), claims, own)},
		{"wrong issuer", forge(header, spoilt(claims, "iss", "evil"), own)},
		{"no issuer", forge(header, spoilt(claims, "iss", nil), own)},
		{"wrong audience", forge(header, spoilt(claims, "aud", []string{"evil"}), own)},
		{"no audience", forge(header, spoilt(claims, "aud", nil), own)},
		{"expired", forge(header, spoilt(claims, "exp", s.now.Add(-time.Second).Unix()), own)},
		{"no expiry", forge(header, spoilt(claims, "exp", nil), own)},
		{"not valid yet", forge(header, spoilt(claims, "nbf", s.now.Add(time.Minute).Unix()), own)},
		{"issued in the future", forge(header, spoilt(claims, "iat", s.now.Add(time.Minute).Unix()), own)},
		{"a user who does not exist", forge(header, spoilt(claims, "sub", "00000000-0000-0000-0000-000000000000"), own)},
		{"the user in another city", forge(header, spoilt(claims, "city", "330500"), own)},
		{"one claim changed", parts[0] + "." + part(spoilt(claims, "roles", []string{"signer"})) + "." + parts[2]},
		{"the signature cut short", good[:len(good)-8]},
		{"the signature gone", parts[0] + "." + parts[1] + "."},
		{"a part too many", good + ".e30"},
		{"padding and spaces", good + "= "},
		{"one megabyte", good + strings.Repeat("A", 1<<20)},
		{"a million dots", strings.Repeat(".", 1<<20)},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			_, err := s.Verify(t.Context(), c.token)
			require.True(t, fault.Has(err, fault.Unauthenticated), "%v", err)
		})
	}
	_, err = s.Verify(t.Context(), forge(header, claims, own))
	require.NoError(t, err, "what the cases spoil is good without")
}

func TestAVerifiedTokenExpiresToo(t *testing.T) {
	s := set(t)
	token := s.signIn("330481-hc", "reporter").AccessToken
	_, err := s.Verify(t.Context(), token)
	require.NoError(t, err)
	s.now = s.now.Add(10 * time.Minute)
	_, err = s.Verify(t.Context(), token)
	f, ok := fault.As(err)
	require.True(t, ok)
	require.Equal(t, fault.ReasonTokenExpired, f.Reason())
}

func TestTokenOfAnotherKeyOrServiceIsRefused(t *testing.T) {
	s := set(t)
	token := s.signIn("330481-hc", "reporter").AccessToken
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	for reason, change := range map[string]func(*auth.Options){
		"another key":      func(o *auth.Options) { o.Key = stranger },
		"another issuer":   func(o *auth.Options) { o.Issuer = "other" },
		"another audience": func(o *auth.Options) { o.Audience = "other" },
	} {
		o := s.Options
		change(&o)
		other, err := auth.New(o)
		require.NoError(t, err)
		_, err = other.Verify(t.Context(), token)
		require.True(t, fault.Has(err, fault.Unauthenticated), reason)
	}
}
