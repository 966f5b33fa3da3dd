package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

const password = "liangce-demo"

// caller is somebody who is signed in.
type caller struct{ url, token string }

func (b *bench) as(ctx context.Context, tenant, username string) (caller, error) {
	var in struct{ SignIn struct{ AccessToken string } }
	err := caller{url: b.url}.ask(ctx, `mutation SignIn($tenant: String!, $username: String!, $password: String!) {
		signIn(input: { tenant: $tenant, username: $username, password: $password }) { accessToken } }`,
		map[string]any{"tenant": tenant, "username": username, "password": password}, &in)
	if err != nil {
		return caller{}, fmt.Errorf("sign in as %s/%s: %w", tenant, username, err)
	}
	return caller{b.url, in.SignIn.AccessToken}, nil
}

// ask runs a document and reads its data.
func (c caller) ask(ctx context.Context, document string, variables map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return err
	}
	answer, err := c.send(ctx, http.MethodPost, c.url+"/graphql", body)
	if err != nil || into == nil {
		return err
	}
	var out struct{ Data json.RawMessage }
	if err := json.Unmarshal(answer, &out); err != nil {
		return err
	}
	return json.Unmarshal(out.Data, into)
}

// send gives the body of the answer as it came. An answer with errors is one.
func (c caller) send(ctx context.Context, method, url string, body []byte, headers ...string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept-Encoding", "identity")
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	content, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode >= http.StatusBadRequest || bytes.HasPrefix(content, []byte(`{"errors"`))) {
		err = fmt.Errorf("%s: %.300s", answer.Status, content)
	}
	return content, err
}
