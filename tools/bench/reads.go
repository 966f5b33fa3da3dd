package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"sync/atomic"
)

// The contract's operations, and what PostGraphile is asked for the same board.
const (
	objects = `query Rollup($plan: String!, $area: String!, $years: [Int!]!) { rollup(plan: $plan, area: $area, years: $years, basis: APPROVED, depth: 1) {
		cells { indicator { code } area { code name } year value display emptiness provisional verdict { status reason } completeness { reported expected missing { code } } } } }`
	explain = `query Explain($plan: String!, $area: String!, $year: Int!) { explain(plan: $plan, indicator: "W02", area: $area, year: $year, basis: APPROVED) {
		formula numerator denominator value display inputs { area { code } element { code } value revision state signOffs { stage by { name } tenant { slug } at outcome } } } }`
	queue = `query Queue($plan: String!, $year: Int!) { queue(plan: $plan, year: $year, first: 50) { totalCount pageInfo { hasNextPage endCursor }
		nodes { stage due figure { id revision value state element { code name } area { code name } enteredBy { name } } problems { grade message explanation } } } }`
	sheet = `query Sheet($plan: String!, $year: Int!) { sheet(plan: $plan, year: $year) { id state deadline
		cells { obligation element { code name unit kind } area { code name } category { code } figure { id value emptiness state revision } lastYear { value } problems { grade code message } } } }`
	peers = `{ allAreas(condition: { cityId: "` + city + `" }) { nodes { code name rollupCellsByCityIdAndAreaCode(condition: { plan: "` + plan + `", basis: "APPROVED" }) {
		nodes { year value display verdict reason emptiness reported expected missing indicatorByCityIdAndPlanAndIndicator { code name unit domain direction } } } } } }`
)

func encoded(document string, variables map[string]any) []byte {
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		panic(err) // text and numbers always encode
	}
	return body
}

var asked atomic.Int64

// fresh is a document that nobody has asked before, so that no cache knows its answer.
func fresh(document string) string {
	return document + "\n# " + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatInt(asked.Add(1), 10)
}

// post asks the leader's server again and again, each time with the body that is made for it.
func (b *bench) post(c caller, to string, body func() []byte, headers ...string) func(context.Context, int) error {
	return func(ctx context.Context, _ int) error {
		_, err := c.send(ctx, http.MethodPost, to, body(), headers...)
		return err
	}
}

func same(body []byte) func() []byte { return func() []byte { return body } }

func measureReads(ctx context.Context, b *bench) error {
	api, nobody := b.url+"/graphql", caller{}
	tagged, err := b.byTag(ctx)
	if err != nil {
		return err
	}
	reviewer, err := b.as(ctx, "330400-hc", "reviewer")
	if err != nil {
		return err
	}
	clerk, err := b.as(ctx, "330481-hc", "reporter")
	if err != nil {
		return err
	}
	board := encoded(boardDocument, boardVariables())
	year := map[string]any{"plan": plan, "area": city, "year": year}
	size := fmt.Sprintf("fixed bytes, %d kB", len(b.board)/1000)
	small := fmt.Sprintf("fixed bytes, %d kB", b.zipped/1000)
	const hand, peer = "board by hand: one SQL to JSON", "PostGraphile"
	rows := []row{
		{name: size, do: b.post(nobody, b.baseline+"/fixed/"+strconv.Itoa(len(b.board)), same(board))},
		{name: "board warm", do: b.post(b.leader, api, same(board)), against: size, bar: 0.8},
		{name: small, do: b.post(nobody, b.baseline+"/fixed/"+strconv.Itoa(b.zipped), same(board))},
		{name: "board warm, compressed", do: b.post(b.leader, api, same(board), "Accept-Encoding", "gzip"), against: small, bar: 0.8},
		{name: "board unchanged, by its tag (304)", do: tagged, against: small},
		{name: hand, do: b.post(nobody, b.baseline+"/hand", same(board))},
		{name: "board cold", do: b.post(b.leader, api, func() []byte { return encoded(fresh(boardDocument), boardVariables()) }), against: hand, bar: 1 / 1.3},
	}
	if b.peer != "" {
		rows = append(rows,
			row{name: peer, do: b.post(nobody, b.peer, same(encoded(peers, nil)))},
			row{name: "board cold, beside it", do: rows[6].do, against: peer, bar: 3})
	}
	rows = append(rows,
		row{name: "roll-up as objects, cold", do: b.post(b.leader, api, func() []byte { return encoded(fresh(objects), boardVariables()) })},
		row{name: "indicator: where a value comes from", do: b.post(b.leader, api, same(encoded(explain, year)))},
		row{name: "queue of a city department, 50", do: b.post(reviewer, api, same(encoded(queue, year)))},
		row{name: "sheet of a county department", do: b.post(clerk, api, same(encoded(sheet, year)))},
	)
	return b.table(ctx, fmt.Sprintf("reading; the board is %d bytes, %d compressed", len(b.board), b.zipped), b.clients, rows)
}

// byTag asks for the board as the page does: by the document's hash, and the tag of the answer that it has.
func (b *bench) byTag(ctx context.Context) (func(context.Context, int) error, error) {
	sum := sha256.Sum256([]byte(boardDocument))
	extensions, err := json.Marshal(map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hex.EncodeToString(sum[:])}})
	if err != nil {
		return nil, err
	}
	variables, err := json.Marshal(boardVariables())
	if err != nil {
		return nil, err
	}
	introduced, err := json.Marshal(map[string]any{"query": boardDocument, "variables": boardVariables(), "extensions": json.RawMessage(extensions)})
	if err != nil {
		return nil, err
	}
	if _, err := b.leader.send(ctx, http.MethodPost, b.url+"/graphql", introduced); err != nil {
		return nil, err
	}
	address := b.url + "/graphql?extensions=" + url.QueryEscape(string(extensions)) + "&variables=" + url.QueryEscape(string(variables))
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+b.leader.token)
	first, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = first.Body.Close() }()
	tag := first.Header.Get("ETag")
	return func(ctx context.Context, _ int) error {
		content, err := b.leader.send(ctx, http.MethodGet, address, nil, "If-None-Match", tag)
		if err == nil && !bytes.Equal(content, nil) {
			err = fmt.Errorf("the board came again, %d bytes", len(content))
		}
		return err
	}, nil
}
