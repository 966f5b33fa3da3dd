package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
	"time"
)

const (
	// timeout bounds a call from the name's resolution to the end of the answer.
	timeout = 10 * time.Second
	// mostAnswer is what is read of an answer.
	mostAnswer = 16 << 10
)

// Robot is where to post; without a secret the message is not signed.
type Robot struct{ Address, Secret string }

// Client posts. It is safe for use by many goroutines.
type Client struct {
	rules Rules
	http  *http.Client
}

// New makes a client.
func New(rules Rules) *Client {
	return &Client{rules, &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		// Without a proxy: behind one, nobody would look at where a name leads.
		Transport: &http.Transport{DialContext: dial(rules), TLSHandshakeTimeout: timeout, MaxResponseHeaderBytes: mostAnswer, DisableKeepAlives: true},
	}}
}

// dial connects to public addresses only, looked at when they are connected to: a name cannot lead elsewhere in between.
func dial(rules Rules) func(context.Context, string, string) (net.Conn, error) {
	open := &net.Dialer{}
	careful := &net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !public(to.Addr()) {
			return errPrivate
		}
		return nil
	}}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if host, _, err := net.SplitHostPort(address); err == nil && rules.vouched(host) {
			return open.DialContext(ctx, network, address)
		}
		return careful.DialContext(ctx, network, address)
	}
}

// Send posts a message in Markdown; without an error the robot has taken it.
func (c *Client) Send(ctx context.Context, r Robot, title, text string, now time.Time) error {
	if _, err := c.rules.Host(r.Address); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]any{"msgtype": "markdown", "markdown": map[string]string{"title": title, "text": text}})
	if err != nil {
		return fmt.Errorf("webhook: write the message: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.signed(now), bytes.NewReader(body))
	if err != nil {
		return errors.New("webhook: it is no address of a robot")
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	answer, err := c.http.Do(request)
	var failed *url.Error
	if errors.As(err, &failed) { // it names the address
		err = failed.Err
	}
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	return accepted(answer)
}

// accepted looks for what the robot says: it answers 200 also to what it refuses.
func accepted(answer *http.Response) error {
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("webhook: the robot answers %d", answer.StatusCode)
	}
	var said struct {
		Code *int `json:"errcode"`
	}
	if err := json.NewDecoder(io.LimitReader(answer.Body, mostAnswer)).Decode(&said); err != nil || said.Code == nil {
		return errors.New("webhook: what answers is no robot")
	}
	if *said.Code != 0 {
		return fmt.Errorf("webhook: the robot refuses with error %d", *said.Code)
	}
	return nil
}

// signed is the address with the moment and, under the secret, its signature.
func (r Robot) signed(now time.Time) string {
	u, err := url.Parse(r.Address)
	if err != nil || r.Secret == "" {
		return r.Address
	}
	stamp := strconv.FormatInt(now.UnixMilli(), 10)
	mac := hmac.New(sha256.New, []byte(r.Secret))
	mac.Write([]byte(stamp + "\n" + r.Secret))
	q := u.Query()
	q.Set("timestamp", stamp)
	q.Set("sign", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	u.RawQuery = q.Encode()
	return u.String()
}
