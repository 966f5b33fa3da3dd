package worker_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant/tenanttest"
	"github.com/liangce/liangce/internal/testdb"
	"github.com/liangce/liangce/internal/worker"
)

const city = "330400"

// setting is a city with an open round, a clock that the test moves, and a hand past row security for arranging.
type setting struct {
	t     *testing.T
	store *db.Store
	owner *pgx.Conn
	city  tenanttest.City
	now   time.Time
}

func set(t *testing.T) *setting {
	t.Helper()
	database := testdb.New(t)
	s := &setting{t: t, now: time.Date(2026, 3, 4, 8, 0, 0, 0, time.UTC)} // a Wednesday
	var err error
	s.store, err = db.Open(t.Context(), database.AppURL, 4)
	require.NoError(t, err)
	t.Cleanup(s.store.Close)
	s.store.Clock(func() time.Time { return s.now })
	s.owner, err = pgx.Connect(t.Context(), database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.owner.Close(context.Background()) })
	s.city = tenanttest.Open(t, s.store, city, "x")
	// The round and its obligations are only looked at here; how they come about is round's to test.
	s.arrange(`set session_replication_role = replica`)
	s.arrange(`insert into round (city_id, plan, year, state, due, opened_by, opened_at) values ($1, 'women', 2025, 'open', '2026-03-31', $2, $3)`,
		city, uuid.Nil, s.now)
	return s
}

func (s *setting) arrange(sql string, args ...any) {
	s.t.Helper()
	_, err := s.owner.Exec(s.t.Context(), sql, args...)
	require.NoError(s.t, err)
}

// owe makes an obligation of a tenant; in a state other than "" there is a figure for it.
func (s *setting) owe(slug, element string, deadline time.Time, state string) {
	s.t.Helper()
	t := s.city.Tenant(slug)
	s.arrange(`insert into obligation (city_id, id, plan, year, element, area_code, area_path, line, tenant_id, deadline) values ($1, $2, 'women', 2025, $3, $4, $5, 'HC', $6, $7)`,
		city, uuid.New(), element, t.AreaCode, t.AreaPath, t.ID, deadline)
	if state != "" {
		s.arrange(`insert into figure (city_id, id, element, area_code, area_path, line, year, category, level, tenant_id, revision, state)
			values ($1, $2, $3, $4, $5, 'HC', 2025, 'total', 'county', $6, 1, $7)`, city, uuid.New(), element, t.AreaCode, t.AreaPath, t.ID, state)
	}
}

func (s *setting) sweep() {
	s.t.Helper()
	require.NoError(s.t, worker.Sweep(s.t.Context(), s.store, nil))
}

func (s *setting) told(slug string) []string {
	s.t.Helper()
	rows, err := db.Read(s.t.Context(), s.store, s.city.Actor(slug, access.Viewer), func(tx *db.Tx) ([]notice.Notice, error) {
		return notice.List(s.t.Context(), tx, 50)
	})
	require.NoError(s.t, err)
	said := []string{}
	for _, n := range rows {
		said = append(said, n.Text("en", nil))
	}
	return said
}

func TestTenantsAreToldOfDeadlinesOnceAWeek(t *testing.T) {
	s := set(t)
	late, soon, far := s.now.Add(-time.Hour), s.now.Add(6*24*time.Hour), s.now.Add(8*24*time.Hour)
	s.owe("330481-hc", "E1", late, "")
	s.owe("330481-hc", "E2", late, "returned")
	s.owe("330481-hc", "E3", soon, "draft")
	s.owe("330481-hc", "E4", late, "submitted")
	s.owe("330481-hc", "E5", far, "")
	s.owe("330481-stat", "E6", soon, "")
	s.owe("330400-hc", "E7", far, "")
	s.sweep()
	both := "women, 2025: figures overdue: 2; due soon: 1, the first by 2026-03-10. Report them now."
	require.Equal(t, []string{both}, s.told("330481-hc"))
	require.Equal(t, []string{"women, 2025: figures due soon: 1, the first by 2026-03-10. Report them in time."}, s.told("330481-stat"))
	require.Empty(t, s.told("330400-hc"), "nothing is due within a week")

	s.now = s.now.Add(3 * 24 * time.Hour) // Saturday of the same week
	s.sweep()
	require.Len(t, s.told("330481-hc"), 1)
	s.now = s.now.Add(2 * 24 * time.Hour) // the next Monday
	s.sweep()
	require.Len(t, s.told("330481-hc"), 2)

	s.arrange(`update round set state = 'published'`)
	s.now = s.now.Add(7 * 24 * time.Hour)
	s.sweep()
	require.Len(t, s.told("330481-hc"), 2, "nobody owes a published round anything")
}

func TestSweepClearsAwayWhatHasExpired(t *testing.T) {
	s := set(t)
	clerk := s.city.Actor("330481-hc", access.Reporter)
	once := func(id string) {
		_, err := db.Once(t.Context(), s.store, clerk, id, "body", func(*db.Tx) (string, error) { return "answer", nil })
		require.NoError(t, err)
	}
	once("old")
	s.arrange(`insert into refresh_token (city_id, token_hash, family, user_id, issued_at, expires_at) values ($1, 'x', $2, $3, $4, $4)`,
		city, uuid.New(), clerk.UserID, s.now.Add(time.Hour))
	s.now = s.now.Add(requestsKept + time.Hour)
	once("new")
	s.sweep()
	var requests []string
	rows, err := s.owner.Query(t.Context(), `select request_id from request union all select token_hash from refresh_token`)
	require.NoError(t, err)
	requests, err = pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.Equal(t, []string{"new"}, requests)
}

const requestsKept = 30 * 24 * time.Hour

func TestOneOfSeveralWorkersWorks(t *testing.T) {
	s := set(t)
	s.owe("330481-hc", "E1", s.now.Add(-time.Hour), "")
	// Another worker, somewhere, is in the middle of this city's sweep.
	other, err := s.owner.Begin(t.Context())
	require.NoError(t, err)
	_, err = other.Exec(t.Context(), `select pg_advisory_xact_lock($1, $2)`, 0x6c63, 330400)
	require.NoError(t, err)
	s.sweep()
	require.Empty(t, s.told("330481-hc"), "the other one does it")
	require.NoError(t, other.Rollback(t.Context())) // it died
	s.sweep()
	require.Len(t, s.told("330481-hc"), 1)
}

func TestEveryCityIsSwept(t *testing.T) {
	s := set(t)
	tenanttest.Open(t, s.store, "330500", "x")
	s.owe("330481-hc", "E1", s.now.Add(-time.Hour), "")
	// A city whose sweep fails must not keep the others waiting; the lower code comes first.
	tenanttest.Open(t, s.store, "330300", "x")
	s.arrange(`insert into obligation (city_id, id, plan, year, element, area_code, area_path, line, tenant_id, deadline) values ('330300', $1, 'women', 2025, 'E', '330300', '330300/', 'HC', $1, $2)`,
		uuid.New(), s.now)
	s.arrange(`insert into round (city_id, plan, year, state, due, opened_by, opened_at) values ('330300', 'women', 2025, 'open', '2026-03-31', $1, $2)`, uuid.Nil, s.now)
	require.ErrorContains(t, worker.Sweep(t.Context(), s.store, nil), "sweep 330300", "its notice names a tenant that is not there")
	require.Len(t, s.told("330481-hc"), 1)
}

func TestRunSweepsUntilItIsEnded(t *testing.T) {
	s := set(t)
	s.owe("330481-hc", "E1", s.now.Add(-time.Hour), "")
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		worker.Run(ctx, s.store, nil, time.Hour)
	}()
	for len(s.told("330481-hc")) == 0 { // the first sweep does not wait for the interval
		require.NoError(t, t.Context().Err())
	}
	stop()
	<-ended
}
