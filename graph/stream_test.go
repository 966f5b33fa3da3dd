package graph_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/graph/generated"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
)

// heard are the subscriptions that the tests below listen to as strangers.
var heard = []string{"changes"}

const changes = `subscription($plan:String,$year:Int){changes(plan:$plan,year:$year){kind act mine figures by{name} tenant{slug}}}`

// change is what a stream tells.
type change struct {
	Kind, Act string
	Mine      bool
	Figures   []string
	By        *struct{ Name string }
	Tenant    *struct{ Slug string }
}

// ear listens to a stream.
type ear struct {
	t     *testing.T
	lines *bufio.Scanner
	hang  context.CancelFunc
}

// listen opens a stream and goes on until the test ends.
func (c caller) listen(t *testing.T, v vars) ear {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	edge := httptest.NewServer(c.w.edge)
	body, err := json.Marshal(map[string]any{"query": changes, "variables": v})
	require.NoError(t, err)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, edge.URL+"/graphql/stream", strings.NewReader(string(body)))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	if token := c.token(t); token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := edge.Client().Do(r)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode)
	t.Cleanup(func() {
		cancel()
		_ = response.Body.Close()
		edge.Close()
	})
	return ear{t, bufio.NewScanner(response.Body), cancel}
}

// next is the next message, whatever it is; an answer without data once the stream has ended.
func (e ear) next() answer {
	e.t.Helper()
	for e.lines.Scan() {
		if data, ok := strings.CutPrefix(e.lines.Text(), "data: "); ok {
			var a answer
			a.raw = data
			require.NoError(e.t, json.Unmarshal([]byte(data), &a), data)
			return a
		}
		if e.lines.Text() == "event: complete" {
			return answer{}
		}
	}
	require.NoError(e.t, e.lines.Err())
	return answer{}
}

// news is the next message in which something happened.
func (e ear) news() change {
	e.t.Helper()
	for {
		c := read[change](e.t, e.next())
		if c.Kind != "BEAT" && c.Kind != "RELOAD" && c.Kind != "STREAM" {
			return c
		}
	}
}

func (e ear) opened() ear {
	e.t.Helper()
	require.Equal(e.t, "STREAM", read[change](e.t, e.next()).Kind)
	return e
}

// mark tells every tenant of a city of a notice: whoever hears it next has heard nothing before.
func (w *world) mark(t *testing.T, city string) {
	t.Helper()
	_, err := db.Write(t.Context(), w.store, access.Reminder(city), func(tx *db.Tx) (struct{}, error) {
		live.Tell(tx, live.Event{Act: live.Notified, To: list[string](t, w.asOwner(t), `select id::text from tenant where city_id = $1`, city)})
		return struct{}{}, nil
	})
	require.NoError(t, err)
}

func TestWhoMayReadAFigureHearsOfIt(t *testing.T) {
	w := ownDemo(t)
	of := vars{"plan": women, "year": openYear}
	near, far := map[string]ear{}, map[string]ear{}
	for _, who := range []string{"330481-hc/reporter", "330481-hc/reviewer", "330481-wcwc/signer", "330400-hc/reviewer", "330400-stat/signer"} {
		near[who] = w.as(who).listen(t, of).opened()
	}
	for _, who := range []string{"330481-edu/reporter", "330482-hc/reporter", "330482-wcwc/signer", "330400-edu/reviewer", "330502-hc/reporter", "330500-wcwc/signer"} {
		far[who] = w.as(who).listen(t, of).opened()
	}
	clerk := w.as("330481-hc/reporter")
	s := readSheet(t, clerk, women, openYear)
	cell := s.at(t, "maternal_deaths")
	revision := 0
	if cell.Figure != nil {
		revision = cell.Figure.Revision
	}
	read[saved](t, save(t, clerk, s.ID, "a draft", vars{"obligation": cell.Obligation, "value": "0", "explanation": "已核实", "expectedRevision": revision}))
	require.Len(t, read[submitted](t, submit(t, clerk, s.ID, "goes off", cell.Obligation)).Submitted, 1)
	id := readSheet(t, clerk, women, openYear).at(t, "maternal_deaths").Figure.ID
	w.mark(t, "330400")
	w.mark(t, "330500")
	for who, e := range near {
		c := e.news()
		require.Equal(t, []any{"FIGURES", "submitted", []string{id}, "330481-hc", who == "330481-hc/reporter"}, []any{c.Kind, c.Act, c.Figures, c.Tenant.Slug, c.Mine}, "%s: nothing is told of the draft", who)
		require.NotEmpty(t, c.By.Name)
	}
	for who, e := range far {
		require.Equal(t, "NOTICES", e.news().Kind, who)
	}
}

func TestAStreamEndsWithTheSession(t *testing.T) {
	w := ownDemo(t)
	clerk := w.as("330481-hc/reporter")
	e := clerk.listen(t, nil).opened()
	w.owner(t, `update app_user set disabled = true where username = 'reporter' and tenant_id = (select id from tenant where slug = '330481-hc')`)
	later := time.Now().UTC().Add(time.Minute) // past the time for which a look-up holds
	w.store.Clock(func() time.Time { return later })
	w.mark(t, "330400")
	for a := e.next(); a.Data != nil; a = e.next() {
		require.NotEqual(t, "NOTICES", read[change](t, a).Kind, "who is disabled is told nothing more")
	}
}

func TestStreamsAreServedAtTheirOwnAddress(t *testing.T) {
	c := demo(t).as("330481-hc/viewer")
	c.ask(t, changes, nil).refused(t, "INVALID_INPUT")
	sse := []string{"Accept", "text/event-stream"}
	a := c.send(t, http.MethodPost, "/graphql/stream", `{"query":"{viewer{roles}}"}`, sse...)
	require.Contains(t, a.raw, "INVALID_INPUT")
	require.NotContains(t, a.raw, "roles\":")
	require.Equal(t, http.StatusNotAcceptable, c.send(t, http.MethodPost, "/graphql/stream", `{"query":"{viewer{roles}}"}`).status)
	require.Contains(t, demo(t).as("").send(t, http.MethodPost, "/graphql/stream", fmt.Sprintf(`{"query":%q}`, changes), sse...).raw, "UNAUTHENTICATED")
}

func TestAUserHasSoManyStreams(t *testing.T) {
	c := demo(t).as("330482-hc/viewer")
	for range 3 {
		c.listen(t, nil).opened()
	}
	a := c.listen(t, nil).next()
	a.refused(t, "TOO_MANY_ATTEMPTS")
	require.Equal(t, "streams", a.Errors[0].Extensions.Reason)
}

func TestStrangersListenToEverySubscription(t *testing.T) {
	var fields []string
	for _, f := range generated.NewExecutableSchema(generated.Config{}).Schema().Subscription.Fields {
		fields = append(fields, f.Name)
	}
	slices.Sort(fields)
	require.Equal(t, fields, heard, "what a stream tells to whom needs a test")
}
