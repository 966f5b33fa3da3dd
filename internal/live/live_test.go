package live_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

// patience is far above what anything here takes; who waits that long has found a fault.
const patience = 20 * time.Second

// instance is another process over the city's database.
func instance(t *testing.T, c *testcity.City, limits live.Limits) *live.Hub {
	t.Helper()
	store, err := db.Open(t.Context(), c.Database.AppURL, 2)
	require.NoError(t, err)
	hub := live.NewHub(store, limits)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
		store.Close()
	})
	return hub
}

var plenty = live.Limits{Readers: 100, PerUser: 10}

func open(t *testing.T, hub *live.Hub, actor access.Actor, wanted live.Wanted) *live.Reader {
	t.Helper()
	r, err := hub.Open(actor, wanted)
	require.NoError(t, err)
	t.Cleanup(r.Close)
	return r
}

func next(t *testing.T, r *live.Reader) live.Event {
	t.Helper()
	select {
	case e := <-r.Events:
		return e
	case <-time.After(patience):
		require.Fail(t, "nothing was heard")
		return live.Event{}
	}
}

// act tells of something as a user, over the city's own store, and comes to the end that is wanted.
func act(c *testcity.City, t *testing.T, user string, end error, events ...live.Event) {
	t.Helper()
	_, err := testcity.Try(c, user, func(_ context.Context, tx *db.Tx) (struct{}, error) {
		for _, e := range events {
			live.Tell(tx, e)
		}
		return struct{}{}, end
	})
	require.ErrorIs(t, err, end)
}

const (
	clerk  = "330481-hc/reporter"
	office = "330400-wcwc/signer"
)

func TestWhatIsDoneThroughOneInstanceIsHeardThroughAnother(t *testing.T) {
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	hub := instance(t, c, plenty)
	r := open(t, hub, c.Actor(office), live.Wanted{Plan: testcity.Women, Year: 2025})
	require.Equal(t, live.Missed, next(t, r).Act, "what was done before it listened is not known")

	desk := c.Desk("330481-hc", testcity.Women, 2025)
	f := desk.Report("births", "120")
	e := next(t, r)
	require.Equal(t, []any{live.Submitted, []string{f.ID}, 2025}, []any{e.Act, e.Figures, e.Year}, "the draft before it was nobody's business")
	require.Equal(t, []string{c.Actor(clerk).UserID, c.Actor(clerk).TenantID}, []string{e.User, e.Tenant})

	f = desk.Approve(f)
	for _, want := range []live.Act{live.Passed, live.Passed, live.Passed, live.Passed, live.Passed, live.Approved} {
		e := next(t, r)
		require.Equal(t, []any{want, []string{f.ID}}, []any{e.Act, e.Figures})
	}
	desk.Correct("births", "121")
	require.Equal(t, live.Corrected, next(t, r).Act)
	require.Equal(t, live.Submitted, next(t, r).Act)
}

func TestWhatWasRolledBackIsNeverTold(t *testing.T) {
	c := testcity.Open(t)
	r := open(t, instance(t, c, plenty), c.Actor(clerk), live.Wanted{})
	next(t, r)
	act(c, t, office, errors.New("no"), live.Event{Act: live.Returned, Figures: []string{"gone"}})
	act(c, t, office, nil, live.Event{Act: live.Returned, Figures: []string{"done"}})
	require.Equal(t, []string{"done"}, next(t, r).Figures)
}

func TestEachHearsOfHisCityPlanYearAndInbox(t *testing.T) {
	c := testcity.Open(t)
	c.Found("330500")
	hub := instance(t, c, plenty)
	r := open(t, hub, c.Actor(clerk), live.Wanted{Plan: "women", Year: 2025})
	next(t, r)
	mine := live.Event{Act: live.Returned, Plans: []string{"children", "women"}, Year: 2025}
	act(c, t, "330500-wcwc/signer", nil, mine)
	act(c, t, office, nil, live.Event{Act: live.Returned, Plans: []string{"children"}, Year: 2025})
	act(c, t, office, nil, live.Event{Act: live.Returned, Plans: []string{"women"}, Year: 2024})
	act(c, t, office, nil, live.Event{Act: live.Notified, To: []string{c.Actor(office).TenantID}})
	act(c, t, office, nil, live.Event{Act: live.Notified, To: []string{c.Actor(clerk).TenantID}})
	require.Equal(t, live.Notified, next(t, r).Act, "what goes before is another city's, plan's, year's and tenant's")
	act(c, t, office, nil, mine)
	require.Equal(t, live.Returned, next(t, r).Act)
}

func TestAfterABrokenConnectionReadersAreToldAndHearAgain(t *testing.T) {
	c := testcity.Open(t)
	r := open(t, instance(t, c, plenty), c.Actor(clerk), live.Wanted{})
	next(t, r)
	ended := c.Count(`select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query like 'listen%'`)
	require.Equal(t, 1, ended, "one connection listens for a process")
	require.Equal(t, live.Missed, next(t, r).Act)
	act(c, t, office, nil, live.Event{Act: live.Passed, Figures: []string{"after"}})
	require.Equal(t, []string{"after"}, next(t, r).Figures)
}

func TestASlowReaderLosesHisEventsAndHoldsUpNobody(t *testing.T) {
	c := testcity.Open(t)
	hub := instance(t, c, plenty)
	slow, quick := open(t, hub, c.Actor(clerk), live.Wanted{}), open(t, hub, c.Actor(office), live.Wanted{})
	next(t, quick)
	for i := range 80 {
		figure := fmt.Sprint("figure ", i)
		act(c, t, office, nil, live.Event{Act: live.Passed, Figures: []string{figure}})
		require.Equal(t, []string{figure}, next(t, quick).Figures)
	}
	heard := next(t, slow)
	require.Equal(t, live.Missed, heard.Act, "he is told at once that he lost something")
	for len(slow.Events) > 0 {
		heard = next(t, slow)
	}
	require.Equal(t, []string{"figure 79"}, heard.Figures, "and hears what came after it")
}

func TestManyFiguresAreToldInPieces(t *testing.T) {
	c := testcity.Open(t)
	r := open(t, instance(t, c, plenty), c.Actor(clerk), live.Wanted{})
	next(t, r)
	var events []live.Event
	want := map[string]bool{}
	for range 400 {
		id := uuid.NewString()
		want[id] = true
		events = append(events, live.Event{Act: live.Passed, Plans: []string{"women"}, Year: 2025, Figures: []string{id}})
	}
	act(c, t, office, nil, append(events, events...)...)
	act(c, t, office, nil, live.Event{Act: live.Opened})
	got, pieces := map[string]bool{}, 0
	for e := next(t, r); e.Act != live.Opened; e = next(t, r) {
		pieces++
		for _, id := range e.Figures {
			got[id] = true
		}
	}
	require.Equal(t, want, got)
	require.Equal(t, 3, pieces)
}

func TestReadersAreBounded(t *testing.T) {
	c := testcity.Open(t)
	hub := live.NewHub(c.Store, live.Limits{Readers: 3, PerUser: 2})
	first := open(t, hub, c.Actor(clerk), live.Wanted{})
	open(t, hub, c.Actor(clerk), live.Wanted{})
	_, err := hub.Open(c.Actor(clerk), live.Wanted{})
	require.Equal(t, "streams", testcity.Reason(err), "two of one user")
	open(t, hub, c.Actor(office), live.Wanted{})
	_, err = hub.Open(c.Actor("330400-stat/signer"), live.Wanted{})
	require.Equal(t, "streams", testcity.Reason(err), "three in all")
	first.Close()
	first.Close()
	open(t, hub, c.Actor(clerk), live.Wanted{})
}
