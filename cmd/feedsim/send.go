package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/source"
)

// secret is a key and what it signs with.
type secret struct{ key, words string }

// keyring gives the key of a source, and takes it back after use.
type keyring interface {
	take(ctx context.Context, code string) (secret, error)
	giveBack(ctx context.Context, code string, s secret) error
}

func (c command) keyring(city planfile.City) (keyring, error) {
	if c.Keys == "" {
		owners := map[string]string{}
		for _, s := range city.Sources {
			owners[s.Code] = city.City.CityID + "-" + strings.ToLower(s.Line) + "/admin"
		}
		return &made{url: c.URL, password: c.Password, owners: owners, tokens: map[string]string{}}, nil
	}
	text, err := os.ReadFile(c.Keys)
	if err != nil {
		return nil, err
	}
	kept := kept{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 3 {
			kept[f[0]] = secret{f[1], f[2]}
		}
	}
	return kept, nil
}

// kept are keys from a file.
type kept map[string]secret

func (k kept) take(_ context.Context, code string) (secret, error) {
	s, known := k[code]
	if !known {
		return secret{}, fmt.Errorf("no key")
	}
	return s, nil
}

func (k kept) giveBack(context.Context, string, secret) error { return nil }

// made makes keys through the service, as an administrator of the source's owner would.
type made struct {
	url, password  string
	owners, tokens map[string]string
}

func (m *made) take(ctx context.Context, code string) (secret, error) {
	who := m.owners[code]
	if m.tokens[who] == "" {
		tenant, username, _ := strings.Cut(who, "/")
		var in struct{ SignIn struct{ AccessToken string } }
		err := m.ask(ctx, "", `mutation($input:SignInInput!){signIn(input:$input){accessToken}}`, map[string]any{"tenant": tenant, "username": username, "password": m.password}, &in)
		if err != nil {
			return secret{}, fmt.Errorf("sign in as %s: %w", who, err)
		}
		m.tokens[who] = in.SignIn.AccessToken
	}
	var out struct{ MakeSourceKey struct{ Key, Secret string } }
	err := m.ask(ctx, m.tokens[who], `mutation($input:MakeSourceKeyInput!){makeSourceKey(input:$input){key secret}}`,
		map[string]any{"source": code, "note": "feedsim", "requestId": uuid.NewString()}, &out)
	return secret{out.MakeSourceKey.Key, out.MakeSourceKey.Secret}, err
}

func (m *made) giveBack(ctx context.Context, code string, s secret) error {
	var out struct{}
	return m.ask(ctx, m.tokens[m.owners[code]], `mutation($input:RevokeSourceKeyInput!){revokeSourceKey(input:$input){source{code}}}`,
		map[string]any{"source": code, "key": s.key, "requestId": uuid.NewString()}, &out)
}

func (m *made) ask(ctx context.Context, token, document string, input any, into any) error {
	body, err := json.Marshal(map[string]any{"query": document, "variables": map[string]any{"input": input}})
	if err != nil {
		return err
	}
	headers := map[string]string{"Content-Type": "application/json"}
	if token != "" {
		headers["Authorization"] = "Bearer " + token
	}
	text, _, err := post(ctx, m.url+"/graphql", headers, body)
	if err != nil {
		return err
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		return fmt.Errorf("%s", answer.Errors[0].Message)
	}
	return json.Unmarshal(answer.Data, into)
}

// send signs a delivery and tells what became of it.
func (c command) send(ctx context.Context, keys keyring, code string, b feed.Body) (string, error) {
	body, err := json.Marshal(b)
	if err != nil {
		return "", err
	}
	s, err := keys.take(ctx, code)
	if err != nil {
		return "", err
	}
	r := feed.Request{
		Method: http.MethodPost, Path: "/feeds/" + code, Key: s.key, Time: strconv.FormatInt(time.Now().Unix(), 10), Delivery: "sim-" + uuid.NewString(), Body: body,
	}
	text, status, err := post(ctx, c.URL+r.Path, map[string]string{
		"Content-Type": "application/json", feed.KeyHeader: r.Key, feed.TimeHeader: r.Time, feed.DeliveryHeader: r.Delivery, feed.SignatureHeader: r.Sign(s.words),
	}, body)
	if err != nil {
		return "", err
	}
	if err := keys.giveBack(ctx, code, s); err != nil {
		return "", err
	}
	var answer source.Answer
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", fmt.Errorf("status %d: %w", status, err)
	}
	if answer.Error != nil {
		return "", fmt.Errorf("%s: %s", answer.Error.Code, answer.Error.Message["en"])
	}
	return fmt.Sprintf("%d records: %d taken, %d wait", answer.Records, answer.Taken, answer.Quarantined), nil
}

const (
	// patience is how long an answer may take, mostAnswer how long it may be.
	patience   = 30 * time.Second
	mostAnswer = 4 << 20
)

func post(ctx context.Context, url string, headers map[string]string, body []byte) ([]byte, int, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	return text, answer.StatusCode, err
}
