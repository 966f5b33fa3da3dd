package mail_test

import (
	"context"
	"errors"
	"io"
	"mime"
	"net"
	netmail "net/mail"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/mail"
)

type got struct{ from, to, body string }

// inbox is a server that keeps what it is handed.
type inbox struct {
	got    []got
	refuse error
}

func (i *inbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{inbox: i}, nil }

type session struct {
	inbox *inbox
	got
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error { s.from = from; return nil }
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error   { s.to = to; return s.inbox.refuse }
func (s *session) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	s.body = string(body)
	s.inbox.got = append(s.inbox.got, s.got)
	return err
}
func (*session) Reset()        {}
func (*session) Logout() error { return nil }

func serve(t *testing.T, i *inbox) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	server := smtp.NewServer(i)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return listener.Addr().String()
}

func open(t *testing.T, address string) mail.Server {
	t.Helper()
	s, err := mail.Parse(address, "量策 <liangce@city.example>")
	require.NoError(t, err)
	return s
}

var message = mail.Message{ID: "1234@city.example", To: "clerk@county.example", Subject: "填报提醒", Body: "还有 3 项应报。\n请尽快填报。"}

func TestAMessageArrivesWithItsID(t *testing.T) {
	i := &inbox{}
	s := open(t, "smtp://"+serve(t, i)+"?tls=none")
	require.Equal(t, "city.example", s.Domain())
	require.NoError(t, s.Send(t.Context(), message))
	require.Len(t, i.got, 1)
	require.Equal(t, "liangce@city.example", i.got[0].from)
	require.Equal(t, "clerk@county.example", i.got[0].to)
	parsed, err := netmail.ReadMessage(strings.NewReader(i.got[0].body))
	require.NoError(t, err)
	require.Equal(t, "<1234@city.example>", parsed.Header.Get("Message-Id"))
	require.Equal(t, "auto-generated", parsed.Header.Get("Auto-Submitted"))
	subject, err := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject"))
	require.NoError(t, err)
	require.Equal(t, "填报提醒", subject)
}

func TestAServerWithoutTLSGetsNothing(t *testing.T) {
	i := &inbox{}
	require.Error(t, open(t, "smtp://"+serve(t, i)).Send(t.Context(), message))
	require.Error(t, open(t, "smtps://"+serve(t, i)).Send(t.Context(), message))
	require.Empty(t, i.got)
}

func TestAFailureIsTold(t *testing.T) {
	i := &inbox{refuse: &smtp.SMTPError{Code: 550, Message: "no such person"}}
	s := open(t, "smtp://"+serve(t, i)+"?tls=none")
	require.ErrorContains(t, s.Send(t.Context(), message), "no such person")
	broken := message
	broken.To = "clerk@county.example\r\nBcc: all@county.example"
	require.Error(t, s.Send(t.Context(), broken))
	ended, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("ended"))
	require.Error(t, s.Send(ended, message))
	require.Empty(t, i.got)
}

func TestAddressesOfServers(t *testing.T) {
	for address, says := range map[string]string{
		"smtp://user:secret@mail.example:587": "", "smtps://mail.example": "", "smtp://10.0.0.1:25?tls=none": "",
		"mail.example:25":                          "must be smtp://",
		"https://mail.example":                     "must be smtp://",
		"smtp://mail.example/inbox":                "must be smtp://",
		"smtp://mail.example:99999":                "no such port",
		"smtp://mail.example?tls=some":             "?tls=none",
		"smtps://mail.example?tls=none":            "?tls=none",
		"smtp://user:secret@mail.example?tls=none": "a password needs TLS",
	} {
		_, err := mail.Parse(address, "a@b.example")
		if says == "" {
			require.NoError(t, err, address)
		} else {
			require.ErrorContains(t, err, says, address)
			require.NotContains(t, err.Error(), "secret")
		}
	}
	require.False(t, mail.Server{}.Ready())
	for text, is := range map[string]bool{"a@b.cn": true, "A <a@b.cn>": false, "a": false, "a@b.cn, c@d.cn": false, "a@b.cn\r\nBcc: x@y.cn": false, "": false} {
		require.Equal(t, is, mail.IsAddress(text), text)
	}
}
