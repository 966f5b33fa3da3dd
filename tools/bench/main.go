// Command bench measures a running server from outside: the dashboard warm and cold at a number of clients, beside fixed
// bytes of the same size from memory in the same run.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const board = `query Board($plan: String!, $area: String!, $years: [Int!]!) { board(plan: $plan, area: $area, years: $years, basis: APPROVED, depth: 1) }`

var (
	address = flag.String("url", "http://127.0.0.1:8080", "address of the server")
	clients = flag.Int("clients", 16, "clients at once")
	seconds = flag.Int("seconds", 5, "length of each measurement")
)

func main() {
	flag.Parse()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	http.DefaultTransport.(*http.Transport).MaxIdleConnsPerHost = *clients
	token, err := signIn(ctx)
	if err != nil {
		return err
	}
	ask := func(n int64, fresh bool) (*http.Request, error) {
		query := board
		if fresh { // a comment makes another document, which nobody has asked yet
			query += "\n# " + strconv.FormatInt(n, 10) + strconv.FormatInt(time.Now().UnixNano(), 36)
		}
		return request(ctx, *address+"/graphql", token, query)
	}
	first, err := ask(0, false)
	if err != nil {
		return err
	}
	answer, err := fetch(first)
	if err != nil {
		return err
	}
	fixed, stop, err := serveFixed(ctx, answer)
	if err != nil {
		return err
	}
	defer stop()
	_, _ = fmt.Fprintf(os.Stdout, "dashboard of %d bytes, %d clients, %d s each\n", len(answer), *clients, *seconds)
	bytesOf := measure(func(int64) (*http.Request, error) { return request(ctx, fixed, token, board) })
	warm := measure(func(n int64) (*http.Request, error) { return ask(n, false) })
	cold := measure(func(n int64) (*http.Request, error) { return ask(n, true) })
	bytesOf.print("fixed bytes", bytesOf)
	warm.print("warm", bytesOf)
	cold.print("cold", bytesOf)
	return nil
}

func signIn(ctx context.Context) (string, error) {
	r, err := request(ctx, *address+"/graphql", "", `mutation { signIn(input: { tenant: "330400-wcwc", username: "signer", password: "liangce-demo" }) { accessToken } }`)
	if err != nil {
		return "", err
	}
	body, err := fetch(r)
	if err != nil {
		return "", err
	}
	var out struct {
		Data struct{ SignIn struct{ AccessToken string } }
	}
	if err := json.Unmarshal(body, &out); err != nil || out.Data.SignIn.AccessToken == "" {
		return "", fmt.Errorf("sign in: %s", body)
	}
	return out.Data.SignIn.AccessToken, nil
}

func request(ctx context.Context, url, token, query string) (*http.Request, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"plan": "jiaxing-women-14-5", "area": "330400", "years": []int{2025}}})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept-Encoding", "identity")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return r, nil
}

func fetch(r *http.Request) ([]byte, error) {
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || bytes.Contains(body, []byte(`"errors"`))) {
		err = fmt.Errorf("%s: %s", answer.Status, body)
	}
	return body, err
}

// serveFixed answers every request with the same bytes.
func serveFixed(ctx context.Context, body []byte) (string, func(), error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	s := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	})}
	go func() { _ = s.Serve(l) }()
	return "http://" + l.Addr().String(), func() { _ = s.Close() }, nil
}

type result struct {
	times  []time.Duration
	failed int64
}

// measure keeps the clients busy for the given time and takes the time of every answer.
func measure(ask func(int64) (*http.Request, error)) result {
	var mu sync.Mutex
	var all result
	var n, failed atomic.Int64
	end := time.Now().Add(time.Duration(*seconds) * time.Second)
	var wg sync.WaitGroup
	for range *clients {
		wg.Go(func() {
			var own []time.Duration
			for time.Now().Before(end) {
				r, err := ask(n.Add(1))
				if err != nil {
					failed.Add(1)
					continue
				}
				start := time.Now()
				if _, err := fetch(r); err != nil {
					failed.Add(1)
					continue
				}
				own = append(own, time.Since(start))
			}
			mu.Lock()
			all.times = append(all.times, own...)
			mu.Unlock()
		})
	}
	wg.Wait()
	slices.Sort(all.times)
	all.failed = failed.Load()
	return all
}

func (r result) rate() float64 { return float64(len(r.times)) / float64(*seconds) }

func (r result) print(name string, fixed result) {
	if len(r.times) == 0 {
		_, _ = fmt.Fprintf(os.Stdout, "%-12s no answers, %d failed\n", name, r.failed)
		return
	}
	_, _ = fmt.Fprintf(os.Stdout, "%-12s %8.0f req/s  median %8s  p99 %8s  ratio %.2f  failed %d\n", name, r.rate(),
		r.times[len(r.times)/2].Round(10*time.Microsecond), r.times[len(r.times)*99/100].Round(10*time.Microsecond), r.rate()/fixed.rate(), r.failed)
}
