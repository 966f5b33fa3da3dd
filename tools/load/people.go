package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/liangce/liangce/internal/plan"
)

// person is somebody at work, who does one thing at a time.
type person struct {
	sync.Mutex
	*day
	city, token string
	sheet       string
	cells       []cell
	waiting     []figure
	n           int
}

// figure is what waits for a reviewer.
type figure struct {
	ID       string
	Revision int
}

// cell is a place of a clerk's sheet.
type cell struct {
	Obligation string
	Category   struct{ Code string }
	CanEdit    bool
	LastYear   *struct{ Value *string }
	Figure     *struct{ Revision int }
}

var client = &http.Client{Timeout: 40 * time.Second, Transport: &http.Transport{MaxIdleConns: 4096, MaxIdleConnsPerHost: 4096}}

// reply is what came of a request.
type reply struct {
	status int
	// refused says that the server had no place for it, and when to come back.
	refused bool
	data    json.RawMessage
	err     string
	// read says that it was a look into the queue or at the sheet, where there was nothing to do.
	read string
}

func (d *day) ask(ctx context.Context, token, query string, variables map[string]any) reply {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return reply{err: err.Error()}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, d.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return reply{err: err.Error()}
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := client.Do(r)
	if err != nil {
		return reply{err: err.Error()}
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return reply{err: err.Error()}
	}
	out := reply{status: answer.StatusCode, refused: answer.Header.Get("Retry-After") != ""}
	var said struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(text, &said); err != nil {
		out.err = fmt.Sprintf("%d: %.100s", answer.StatusCode, text)
	} else if len(said.Errors) > 0 {
		out.err = said.Errors[0].Message
	}
	out.data = said.Data
	return out
}

// signIn makes somebody of a tenant's user.
func (d *day) signIn(ctx context.Context, city, tenant, user string) (*person, error) {
	r := d.ask(ctx, "", `mutation($tenant: String!, $user: String!, $password: String!) { signIn(input: {tenant: $tenant, username: $user, password: $password}) { accessToken } }`,
		map[string]any{"tenant": tenant, "user": user, "password": d.password})
	var out struct{ SignIn struct{ AccessToken string } }
	if r.err != "" || json.Unmarshal(r.data, &out) != nil {
		return nil, fmt.Errorf("sign in as %s/%s: %s", tenant, user, r.err)
	}
	return &person{day: d, city: city, token: out.SignIn.AccessToken}, nil
}

func (p *person) board(ctx context.Context) reply {
	return p.ask(ctx, p.token, `query($plan: String!, $area: String!, $years: [Int!]!) { board(plan: $plan, area: $area, years: $years, basis: APPROVED, depth: 1) }`,
		map[string]any{"plan": p.plan, "area": p.city, "years": []int{p.year - 2, p.year - 1, p.year}})
}

func (p *person) queue(ctx context.Context) reply {
	r := p.ask(ctx, p.token, `query($plan: String!, $year: Int!) { queue(plan: $plan, year: $year, first: 50) { totalCount nodes { stage due figure { id revision value state } problems { grade message } } } }`,
		map[string]any{"plan": p.plan, "year": p.year})
	var out struct {
		Queue struct{ Nodes []struct{ Figure figure } }
	}
	if r.err == "" && json.Unmarshal(r.data, &out) == nil {
		p.waiting = nil
		for _, n := range out.Queue.Nodes {
			p.waiting = append(p.waiting, n.Figure)
		}
	}
	r.read = "queue"
	return r
}

// decide passes up to five of the figures that a reviewer has seen; one who has seen none looks into the queue instead.
func (p *person) decide(ctx context.Context) reply {
	some := p.waiting[:min(5, len(p.waiting))]
	if len(some) == 0 {
		return p.queue(ctx)
	}
	p.waiting = p.waiting[len(some):]
	var decisions []any
	for _, f := range some {
		decisions = append(decisions, map[string]any{"figure": f.ID, "revision": f.Revision, "outcome": "PASS"})
	}
	r := p.ask(ctx, p.token, `mutation($input: DecideInput!) { decide(input: $input) { decided { figure { id } } refused { code } } }`,
		map[string]any{"input": map[string]any{"requestId": p.request(), "decisions": decisions}})
	var out struct {
		Decide struct{ Refused []struct{ Code string } }
	}
	if r.err == "" && json.Unmarshal(r.data, &out) == nil && len(out.Decide.Refused) == len(some) {
		r.err = fmt.Sprint("no decision was taken: ", out.Decide.Refused)
	}
	return r
}

const cells = `id cells { obligation category { code } canEdit lastYear { value } figure { state revision } }`

func (p *person) read(ctx context.Context) reply {
	r := p.ask(ctx, p.token, `query($plan: String!, $year: Int!) { sheet(plan: $plan, year: $year) { `+cells+` } }`, map[string]any{"plan": p.plan, "year": p.year})
	var out struct {
		Sheet struct {
			ID    string
			Cells []cell
		}
	}
	if r.err == "" && json.Unmarshal(r.data, &out) == nil {
		p.sheet, p.cells = out.Sheet.ID, out.Sheet.Cells
	}
	r.read = "sheet"
	return r
}

// next are the cells of an obligation that may be typed into, of one in which something is missing if there is any.
func (p *person) next() []cell {
	open := slices.DeleteFunc(slices.Clone(p.cells), func(c cell) bool { return !c.CanEdit })
	if len(open) == 0 {
		return nil
	}
	wanted := open[max(0, slices.IndexFunc(open, func(c cell) bool { return c.Figure == nil }))].Obligation
	return slices.DeleteFunc(open, func(c cell) bool { return c.Obligation != wanted })
}

// ready are the obligations that are typed in whole and not sent.
func (p *person) ready() []string {
	lacking := map[string]bool{}
	for _, c := range p.cells {
		lacking[c.Obligation] = lacking[c.Obligation] || !c.CanEdit || c.Figure == nil
	}
	maps.DeleteFunc(lacking, func(_ string, lacks bool) bool { return lacks })
	return slices.Collect(maps.Keys(lacking))
}

// save types what was so last year into the cells of an obligation, as what fits together, or the same everywhere, of which two parts are
// the whole; a clerk without one reads the sheet instead.
func (p *person) save(ctx context.Context) reply {
	next := p.next()
	if len(next) == 0 {
		return p.read(ctx)
	}
	var figures []any
	for _, c := range next {
		revision, value := 0, "100"
		if c.Category.Code == plan.Total {
			value = "200"
		}
		if c.Figure != nil {
			revision = c.Figure.Revision
		}
		if c.LastYear != nil && c.LastYear.Value != nil {
			value = *c.LastYear.Value
		}
		figures = append(figures, map[string]any{"obligation": c.Obligation, "category": c.Category.Code, "value": value, "explanation": p.request(), "expectedRevision": revision})
	}
	r := p.ask(ctx, p.token, `mutation($input: SaveFiguresInput!) { saveFigures(input: $input) { sheet { `+cells+` } problems { grade code } } }`,
		map[string]any{"input": map[string]any{"sheet": p.sheet, "requestId": p.request(), "figures": figures}})
	var out struct {
		SaveFigures struct{ Sheet struct{ Cells []cell } }
	}
	if r.err == "" && json.Unmarshal(r.data, &out) == nil && len(out.SaveFigures.Sheet.Cells) > 0 {
		p.cells = out.SaveFigures.Sheet.Cells
	}
	return r
}

// submit sends what is ready; a clerk with nothing ready types on.
func (p *person) submit(ctx context.Context) reply {
	ready := p.ready()
	if len(ready) == 0 {
		r := p.save(ctx)
		r.read = cmp.Or(r.read, "save")
		return r
	}
	r := p.ask(ctx, p.token, `mutation($input: SubmitSheetInput!) { submitSheet(input: $input) { sheet { `+cells+` } submitted problems { code } } }`,
		map[string]any{"input": map[string]any{"sheet": p.sheet, "requestId": p.request(), "obligations": ready}})
	var out struct {
		SubmitSheet struct {
			Sheet     struct{ Cells []cell }
			Submitted []string
			Problems  []struct{ Code string }
		}
	}
	if r.err != "" || json.Unmarshal(r.data, &out) != nil {
		return r
	}
	p.cells = out.SubmitSheet.Sheet.Cells
	if len(out.SubmitSheet.Submitted) == 0 {
		r.err = fmt.Sprint("nothing of what was ready was sent, because of ", out.SubmitSheet.Problems[:min(1, len(out.SubmitSheet.Problems))])
	}
	return r
}

// request is an id that no other request has.
func (p *person) request() string {
	p.n++
	return fmt.Sprintf("load-%d-%d", time.Now().UnixNano(), p.n)
}
