package demo_test

import (
	"context"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/demo"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/owntarget"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	women    = "jiaxing-women-14-5"
	children = "jiaxing-children-14-5"
	other    = "330500"
)

// TestTheOpenYear holds the demonstration against what is promised to clients outside the project.
func TestTheOpenYear(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	var owed, submitted, late, returned int
	for _, code := range []string{women, children} {
		rows := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]round.AreaCount, error) {
			return round.ByArea(ctx, tx, code, 2025)
		})
		require.GreaterOrEqual(t, len(rows), 8, "seven counties, the city's own institutions, and the city where it has figures of its own")
		for _, r := range rows {
			owed, submitted, late, returned = owed+r.Owed, submitted+r.Submitted, late+r.Late, returned+r.Returned
		}
	}
	t.Logf("%d of %d obligations reported, %d late, %d returned", submitted, owed, late, returned)
	require.GreaterOrEqual(t, submitted*100, owed*45, "45 to 55 %% are reported")
	require.LessOrEqual(t, submitted*100, owed*55, "45 to 55 %% are reported")
	require.Greater(t, late, 0, "a few are late")
	require.Less(t, late*10, owed, "but most deadlines lie ahead")
	require.NotZero(t, returned)
	for _, state := range []chain.State{chain.Draft, chain.Submitted, chain.Reviewed, chain.CountySigned, chain.LineChecked, chain.Approved, chain.Returned, chain.Withdrawn} {
		require.NotZero(t, c.Count(`select count(*) from figure where city_id = '330400' and year = 2025 and state = $1`, string(state)), "no cell is %s", state)
	}
	require.GreaterOrEqual(t, openCells(c, "330481-hc", women), 2, "Haining's health department has something to report")
}

// TestTheOpenYearsWork: every state of a report is there, reminders wait and one is answered, and the office has something to
// look into.
func TestTheOpenYearsWork(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	for _, code := range []string{women, children} {
		board := testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (*progress.Board, error) {
			return progress.ReadBoard(ctx, tx, code, 2025)
		})
		states := map[string]int{}
		for _, row := range board.Rows {
			for _, h := range row.Heads {
				states[h.Report.State]++
			}
		}
		t.Logf("%s: %v", code, states)
		for _, state := range []string{progress.Missing, progress.Draft, progress.Submitted, progress.Returned, progress.Accepted} {
			require.NotZero(t, states[state], "no report of %s is %s", code, state)
		}
		require.Len(t, board.Supervisions, 3)
		require.NotNil(t, board.Supervisions[2].Answer)
		found := testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) ([]progress.Finding, error) {
			return progress.Coherence(ctx, tx, code, 2024)
		})
		require.NotEmpty(t, found)
	}
	require.NotZero(t, c.Count(`select count(*) from evidence`))
}

// TestTheCountiesTargets: together they reach one of the city's, fall short of another and leave a third open, and one was taken
// back.
func TestTheCountiesTargets(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	answers := map[string]target.Answer{}
	for _, code := range []string{women, children} {
		all := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]owntarget.Decomposition, error) {
			return owntarget.Decompose(ctx, tx, code)
		})
		for _, d := range all {
			t.Log(d.Indicator.Code, d.Text(fault.Chinese))
			answers[d.Indicator.Code] = d.Answer
			if d.Indicator.Code == "C06" {
				require.Equal(t, []string{"330481"}, d.Missing, "Haining has still to decide")
			}
		}
	}
	require.Equal(t, target.Enough, answers["C01"])
	require.Equal(t, target.NotEnough, answers["W10"])
	require.Equal(t, target.Undecided, answers["C06"])
	require.Equal(t, 1, c.Count(`select count(*) from own_target where type is null`))
}

// TestTheOrganisationArticles: every article that asks for records has some, and most units have a plan of their own.
func TestTheOrganisationArticles(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	for _, code := range []string{women, children} {
		records := testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]organisation.Record, error) {
			return organisation.List(ctx, tx, code, 0)
		})
		kinds := map[organisation.Kind]int{}
		for _, r := range records {
			kinds[r.Kind]++
		}
		t.Logf("%s: %v", code, kinds)
		require.Equal(t, 2, kinds[organisation.Ranking], "2022 and 2024")
		require.Equal(t, 2*4*8, kinds[organisation.BudgetLine], "two lines in each of four years of the city and seven counties")
		for _, kind := range organisation.Kinds() {
			require.NotZero(t, kinds[kind], "%s", kind)
		}
		require.GreaterOrEqual(t, kinds[organisation.ImplementationPlan], 40)
	}
}

func openCells(c *testcity.City, tenant, code string) int {
	n := 0
	for _, cell := range c.Desk(tenant, code, 2025).Sheet().Cells {
		if cell.Category == figure.Total && cell.Figure == nil {
			n++
		}
	}
	return n
}

func TestTheYearsBefore(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	c.ReadActors(other)
	for user, codes := range map[string][]string{"330400-wcwc/viewer": {women, children}, "330500-wcwc/viewer": nil} {
		plans := testcity.Do(c, user, plan.List)
		var known []string
		for _, p := range plans {
			known = append(known, p.Code)
		}
		if codes != nil {
			require.ElementsMatch(t, codes, known, "each city has its plans and knows of no other's")
		} else {
			require.Len(t, known, 1)
			require.NotContains(t, []string{women, children}, known[0])
		}
		for _, code := range known {
			rounds := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]round.Round, error) { return round.List(ctx, tx, code) })
			var states []string
			for _, r := range rounds {
				states = append(states, r.State)
			}
			require.Equal(t, []string{"open", "published", "published", "published", "published", "published"}, states, "%s: 2025 is open, 2020 to 2024 are published", code)
		}
	}
	require.Zero(t, c.Count(`select count(*) from obligation o left join figure f on f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code
		and f.year = o.year and f.category = 'total' where o.year < 2025 and f.state is distinct from 'approved'`), "every figure of the years before went through the whole chain")
	require.Zero(t, c.Count(`select count(*) from sign_off where by_user = entered_by`))
	require.Zero(t, c.Count(`select count(*) from notice where read_at is null and at < '2026-01-01'`), "nobody comes to five years of news")
}

// TestTheOneDivergenceCanBeClosed closes it by the signer, who accepts.
func TestTheOneDivergenceCanBeClosed(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	const open = `select count(*) from divergence where resolution is null and city_id = '330400'`
	require.Equal(t, 1, c.Count(open))
	owner := c.Owner()
	var id, tenant string
	require.NoError(t, owner.QueryRow(t.Context(), `select d.figure_id::text, n.slug from divergence d join tenant n on n.id = d.tenant_id
		where d.resolution is null and d.city_id = '330400'`).Scan(&id, &tenant))
	require.Contains(t, tenant, "-stat", "between a department and statistics")
	f := c.Figure(id)
	require.True(t, f.State.Returnable(), "it waits for a decision")
	page := testcity.Do(c, tenant+"/signer", func(ctx context.Context, tx *db.Tx) (*signoff.Page, error) {
		return signoff.Queue(ctx, tx, f.Plans[0], 2025, 500, "")
	})
	require.True(t, slices.ContainsFunc(page.Items, func(i signoff.Item) bool { return i.Figure.ID == id }))
	c.Pass(tenant+"/signer", f)
	require.Zero(t, c.Count(open))
}

// TestLoadingAgainChangesNothing compares every row of every table, but for the version of the definitions, which loading moves on.
func TestLoadingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	owner := c.Owner()
	before := contents(t, owner)
	require.Greater(t, len(before), 25)
	files, err := filestore.Open(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, demo.Load(t.Context(), c.Store, files))
	after := contents(t, owner)
	for table, was := range before {
		require.Equal(t, was, after[table], table)
	}
}

func contents(t *testing.T, owner *pgx.Conn) map[string]string {
	t.Helper()
	rows, err := owner.Query(t.Context(), `select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('goose_db_version', 'definition_version')`)
	require.NoError(t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	out := map[string]string{}
	for _, table := range tables {
		var text string
		require.NoError(t, owner.QueryRow(t.Context(), `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from public.`+table+` t`).Scan(&text))
		out[table] = text
	}
	return out
}

func TestTheTrailOfSixYearsHolds(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	for _, city := range []string{testcity.Code, other} {
		end, err := audit.Verify(t.Context(), c.Store, city)
		require.NoError(t, err)
		require.Greater(t, end.Seq, int64(100), city)
	}
}

// TestEveryKindOfTenantHasItsUsers as the contract names them.
func TestEveryKindOfTenantHasItsUsers(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	cases := []struct {
		reason, kind string
		want         string
	}{
		{"an office signs and looks", "office", "admin,evaluator,signer,viewer"},
		{"statistics also reports", "statistics", "admin,evaluator,reporter,reviewer,signer,viewer"},
		{"a department reports and reviews", "department", "admin,reporter,reviewer,viewer"},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			require.Zero(t, c.In(t).Count(`select count(*) from tenant n where kind = $1 and $2 is distinct from
				(select string_agg(username, ',' order by username) from app_user u where u.city_id = n.city_id and u.tenant_id = n.id)`, k.kind, k.want))
			require.NotZero(t, c.In(t).Count(`select count(*) from tenant where kind = $1`, k.kind))
		})
	}
	require.Zero(t, c.Count(`select count(*) from tenant n join area a on a.city_id = n.city_id and a.code = n.area_code where a.level = 'town'`), "towns have no tenants")
	require.Zero(t, c.Count(`select count(*) from city where not demonstration`), "it is marked as what it is")
}
