package mail

import (
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// timeout bounds each conversation with the server.
const timeout = 15 * time.Second

// Server is where messages are handed in, and in whose name. The zero value is none.
type Server struct {
	host           string
	port           int
	user, password string
	implicit, bare bool
	from           string
}

// Message is one to one person.
type Message struct {
	// ID is without brackets and unique in the world: "name@domain".
	ID                string
	To, Subject, Body string
}

// Parse reads the address of a server: smtp://user:password@host:587 asks for STARTTLS, smtps://host:465 speaks TLS at once,
// smtp://host:25?tls=none is for a relay on the same machine or network and takes no password.
func Parse(address, from string) (Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || strings.Trim(u.Path, "/") != "" {
		return Server{}, errors.New("must be smtp://user:password@host:587 or smtps://host:465")
	}
	s := Server{host: u.Hostname(), port: 587, user: u.User.Username(), implicit: u.Scheme == "smtps", bare: u.RawQuery == "tls=none", from: from}
	s.password, _ = u.User.Password()
	if s.implicit {
		s.port = 465
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil || s.port < 1 || s.port > 65535 {
			return Server{}, errors.New("there is no such port")
		}
	}
	switch {
	case u.RawQuery != "" && (!s.bare || s.implicit):
		return Server{}, errors.New("may end in ?tls=none with smtp:// only, and in nothing else")
	case s.bare && s.user != "":
		return Server{}, errors.New("a password needs TLS: leave ?tls=none out")
	}
	return s, nil
}

// IsAddress tells whether text is one bare mail address.
func IsAddress(text string) bool {
	parsed, err := netmail.ParseAddress(text)
	return err == nil && parsed.Address == text && parsed.Name == ""
}

// Ready tells whether there is a server at all.
func (s Server) Ready() bool { return s.host != "" }

// Domain is that of the sender, for ids.
func (s Server) Domain() string {
	parsed, err := netmail.ParseAddress(s.from)
	if err != nil {
		return s.host
	}
	return parsed.Address[strings.LastIndexByte(parsed.Address, '@')+1:]
}

// Send hands a message in; without an error the server has it.
func (s Server) Send(ctx context.Context, m Message) error {
	msg, err := s.compose(m)
	if err != nil {
		return fmt.Errorf("mail: compose: %w", err)
	}
	options := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(timeout)}
	switch {
	case s.implicit:
		options = append(options, gomail.WithSSL())
	case s.bare:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.user != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(s.user), gomail.WithPassword(s.password))
	}
	client, err := gomail.NewClient(s.host, options...)
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 2*timeout)
	defer cancel()
	if err := client.DialAndSendWithContext(ctx, msg); err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	return nil
}

func (s Server) compose(m Message) (*gomail.Msg, error) {
	msg := gomail.NewMsg()
	if err := errors.Join(msg.From(s.from), msg.To(m.To)); err != nil {
		return nil, err
	}
	msg.SetMessageIDWithValue(m.ID)
	msg.SetDate()
	msg.Subject(m.Subject)
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // so that no absence note comes back
	msg.SetBodyString(gomail.TypeTextPlain, m.Body)
	return msg, nil
}
