package mail_test

import (
	"crypto/tls"
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"
)

// certificate is one for 127.0.0.1 that this process trusts as the machine's own roots.
var certificate tls.Certificate

func TestMain(m *testing.M) {
	os.Exit(func() int {
		server := httptest.NewTLSServer(http.NotFoundHandler())
		defer server.Close()
		certificate = server.TLS.Certificates[0]
		folder, err := os.MkdirTemp("", "roots")
		if err != nil {
			panic(err)
		}
		defer func() { _ = os.RemoveAll(folder) }() // the system clears what is left
		roots := filepath.Join(folder, "roots.pem")
		text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
		// The roots are read at the first handshake, so they can still be named here.
		if err := errors.Join(os.WriteFile(roots, text, 0o600), os.Setenv("SSL_CERT_FILE", roots)); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// locked is an inbox that takes mail of one who signs in only.
type locked struct{ inbox }

func (l *locked) NewSession(c *smtp.Conn) (smtp.Session, error) {
	_, encrypted := c.TLSConnectionState()
	return &lockedSession{session: session{inbox: &l.inbox}, encrypted: encrypted}, nil
}

type lockedSession struct {
	session
	encrypted, in bool
}

func (*lockedSession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *lockedSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if s.in = s.encrypted && user == "liangce" && password == "secret"; !s.in {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *lockedSession) Mail(from string, o *smtp.MailOptions) error {
	if !s.in {
		return smtp.ErrAuthRequired
	}
	return s.session.Mail(from, o)
}

// serveTLS speaks TLS at once, or after STARTTLS.
func serveTLS(t *testing.T, l *locked, atOnce bool) (port string) {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err = net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	server := smtp.NewServer(l)
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	if atOnce {
		listener = tls.NewListener(listener, server.TLSConfig)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return port
}

func TestMailGoesOverTLSWithAPassword(t *testing.T) {
	for _, scheme := range []string{"smtp", "smtps"} {
		l := &locked{}
		port := serveTLS(t, l, scheme == "smtps")
		require.NoError(t, open(t, scheme+"://liangce:secret@127.0.0.1:"+port).Send(t.Context(), message), scheme)
		require.Len(t, l.got, 1)
		require.True(t, strings.Contains(l.got[0].body, "Message-ID: <1234@city.example>"))

		err := open(t, scheme+"://liangce:wrong@127.0.0.1:"+port).Send(t.Context(), message)
		require.Error(t, err)
		require.NotContains(t, err.Error(), "wrong", "no password in what is logged")
		require.ErrorContains(t, open(t, scheme+"://liangce:secret@localhost:"+port).Send(t.Context(), message), "certificate", "the certificate names another host")
		require.Len(t, l.got, 1)
	}
}
