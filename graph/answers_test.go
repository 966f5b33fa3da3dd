package graph_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/testdb"
	"github.com/liangce/liangce/internal/worker"
)

// kept is a world whose Redis the test holds in its hand.
type kept struct {
	*world
	redis *miniredis.Miniredis
}

func keptWorld(t *testing.T, database *testdb.DB) kept {
	t.Helper()
	redis := miniredis.RunT(t)
	return kept{worldOver(t, database, database.AppURL, "redis://"+redis.Addr()), redis}
}

// restarted is the same world in a process that remembers nothing.
func (k kept) restarted(t *testing.T) *world {
	t.Helper()
	return worldOver(t, k.database, k.database.AppURL, "redis://"+k.redis.Addr())
}

// looks are the questions whose answers are kept, about one area.
func looks(area, basis string, year int) map[string]func(*testing.T, caller) answer {
	v := rollupVars(children, area, basis, year)
	return map[string]func(*testing.T, caller) answer{
		"rollup": func(t *testing.T, c caller) answer { return c.run(t, "Rollup", v) },
		"board":  func(t *testing.T, c caller) answer { return c.ask(t, boardOf, v) },
	}
}

// valuesIn are all values of an answer to one of the looks, in its order.
func valuesIn(t *testing.T, a answer) []*string {
	t.Helper()
	got := read[struct {
		Cells  []cell
		Values []*string
	}](t, a)
	for _, c := range got.Cells {
		got.Values = append(got.Values, c.Value)
	}
	return got.Values
}

func count(values []*string) int {
	return len(values) - len(slices.DeleteFunc(slices.Clone(values), func(v *string) bool { return v != nil }))
}

func TestAnApprovedFigureIsInTheNextAnswer(t *testing.T) {
	k := keptWorld(t, testdb.Demo(t))
	leader := k.as("330400-wcwc/viewer")
	for _, redis := range []string{"there", "gone"} {
		t.Run("Redis is "+redis, func(t *testing.T) {
			if redis == "gone" {
				k.redis.Close()
			}
			figure := almostApproved(t, k.world)
			area := figure.Figure.Area.Code
			before := map[string]answer{}
			for name, look := range looks(area, "APPROVED", openYear) {
				before[name] = look(t, leader)
				require.Equal(t, before[name].raw, look(t, leader).raw, "%s: this one is the kept answer", name)
			}
			approve(t, k.world, figure)
			for name, look := range looks(area, "APPROVED", openYear) {
				after := look(t, leader)
				require.Equal(t, count(valuesIn(t, before[name]))+1, count(valuesIn(t, after)), "%s of %s", name, area)
				fresh := worldOver(t, k.database, k.database.AppURL, "").as(leader.who)
				require.Equal(t, look(t, fresh).raw, after.raw, "as somebody computes it who has kept nothing")
			}
		})
	}
}

// almostApproved is a figure that is an indicator's value by itself and lacks nothing but the city's two signatures.
func almostApproved(t *testing.T, w *world) queued {
	t.Helper()
	alone := []string{"parent_school_sites_added", "protection_centre_running", "childrens_centre"}
	for _, q := range queue(t, w.as("330400-wcwc/signer"), children, 500).Nodes {
		if slices.Contains(alone, q.Figure.Element.Code) && q.Figure.Value != nil {
			return q
		}
	}
	require.Fail(t, "nothing of the kind waits for the city")
	return queued{}
}

func approve(t *testing.T, w *world, q queued) {
	t.Helper()
	last := ""
	for _, who := range []string{"330400-stat/signer", "330400-wcwc/signer"} {
		for _, waiting := range queue(t, w.as(who), children, 500).Nodes {
			if waiting.Figure.ID != q.Figure.ID {
				continue
			}
			out := read[decided](t, decide(t, w.as(who), "approve "+q.Figure.ID, pass(q.Figure.ID, q.Figure.Revision)))
			require.Empty(t, out.Refused)
			last = out.Decided[0].Figure.State
		}
	}
	require.Equal(t, "approved", last)
}

// Everybody asks with the same document and the same variables, so nothing but the scope tells their answers apart.
func TestAKeptAnswerStaysInItsScope(t *testing.T) {
	k := keptWorld(t, demo(t).database)
	askers := []struct {
		who   string
		areas []string
	}{
		{"330400-wcwc/viewer", []string{"330400", "330401", "330402", "330411", "330421", "330424", "330481", "330482", "330483"}},
		{"330400-hc/viewer", []string{"330400", "330401", "330402", "330411", "330421", "330424", "330481", "330482", "330483"}},
		{"330481-wcwc/viewer", []string{"330481"}},
		{"330481-hc/viewer", []string{"330481"}},
		{"330481-edu/viewer", []string{"330481"}},
		{"330482-hc/viewer", []string{"330482"}},
	}
	v := rollupVars(children, "330400", "SUBMITTED", openYear).deep()
	first := map[string]string{}
	for n, asker := range askers {
		a := k.as(asker.who).run(t, "Rollup", v)
		require.NotContains(t, first, a.raw, "%s has the answer of %s", asker.who, first[a.raw])
		first[a.raw] = asker.who
		require.Len(t, k.redis.Keys(), n+1, "each scope has an entry of its own")
		var areas []string
		for _, c := range read[rolledUp](t, a).Cells {
			areas = append(areas, c.Area.Code)
		}
		slices.Sort(areas)
		require.Equal(t, asker.areas, slices.Compact(areas), asker.who)
	}
	for _, w := range []*world{k.world, k.restarted(t)} {
		for _, asker := range askers {
			require.Equal(t, asker.who, first[w.as(asker.who).run(t, "Rollup", v).raw], "asked again, of what is kept")
		}
	}
	require.Len(t, k.redis.Keys(), len(askers), "nothing was computed anew")
	for _, who := range []string{"330500-wcwc/signer", "330502-hc/reporter"} {
		k.as(who).run(t, "Rollup", v).refused(t, "NOT_FOUND")
	}
	same := k.as("330481-hc/reporter").run(t, "Rollup", v)
	require.Equal(t, "330481-hc/viewer", first[same.raw], "who sees the same may have the same answer")
	require.Len(t, k.redis.Keys(), len(askers), "and a refusal is not kept")
}

func TestABoardIsKeptWithItsBreaksAndNotWithWhoMayBridgeThem(t *testing.T) {
	k := keptWorld(t, demo(t).database)
	const board = `query($plan:String!){board(plan:$plan,area:"330400",years:[2024],basis:APPROVED) breaks(plan:$plan,area:"330400"){indicator{code} year comparable PART}}`
	ask := func(who, part string) string {
		a := k.as(who).ask(t, strings.Replace(board, "PART", part, 1), vars{"plan": women})
		a.accepted(t)
		return a.raw
	}
	office := ask("330400-wcwc/signer", "")
	require.Contains(t, office, `"W04"`)
	require.Len(t, k.redis.Keys(), 1)
	require.Equal(t, office, ask("330400-stat/signer", ""))
	require.Len(t, k.redis.Keys(), 1, "who sees the same has the same answer")
	require.Contains(t, ask("330400-wcwc/signer", "mayRecord"), `"mayRecord":false`)
	require.Contains(t, ask("330400-stat/signer", "mayRecord"), `"mayRecord":true`)
	require.Len(t, k.redis.Keys(), 1, "what depends on who asks is not kept")
}

func TestAKeptAnswerIsAskedForAgainByItsTag(t *testing.T) {
	k := keptWorld(t, testdb.Demo(t))
	const who, encoding, tag = "330400-wcwc/viewer", "Accept-Encoding", "If-None-Match"
	address := "/graphql?query=" + url.QueryEscape(`{board(plan:"jiaxing-children-14-5",area:"330400",years:[2025],basis:APPROVED)}`)
	leader := k.as(who)
	first := leader.send(t, http.MethodGet, address, "")
	first.accepted(t)
	etag := first.header.Get("ETag")
	require.NotEmpty(t, etag)

	same := leader.send(t, http.MethodGet, address, "", tag, etag)
	require.Equal(t, http.StatusNotModified, same.status)
	require.Empty(t, same.raw)
	small := leader.send(t, http.MethodGet, address, "", encoding, "gzip")
	require.Equal(t, "gzip", small.header.Get("Content-Encoding"))
	require.Less(t, len(small.zipped), len(first.raw)/3)
	require.Equal(t, first.raw, small.raw)
	require.Equal(t, small.raw, leader.send(t, http.MethodGet, address, "", encoding, "gzip").raw, "and as it is kept")

	other := k.as("330481-hc/viewer").send(t, http.MethodGet, address, "", tag, etag)
	require.Equal(t, http.StatusOK, other.status, "another scope has another answer")
	require.NotEqual(t, first.raw, other.raw)
	require.Equal(t, http.StatusOK, leader.send(t, http.MethodGet, address, "", tag, etag, "Accept-Language", "zh-CN").status)
	nobody := k.as("").send(t, http.MethodGet, address, "", tag, etag)
	require.Equal(t, "UNAUTHENTICATED", nobody.code(), "whoever is not signed in is not told that nothing changed")
	require.Empty(t, nobody.header.Get("ETag"))

	approve(t, k.world, almostApproved(t, k.world))
	after := leader.send(t, http.MethodGet, address, "", tag, etag)
	require.Equal(t, http.StatusOK, after.status, "what was approved is in the next answer")
	require.NotEqual(t, etag, after.header.Get("ETag"))
}

func TestWhatIsKeptIsGivenWhereNothingElseFindsAPlace(t *testing.T) {
	k := keptWorld(t, testdb.Demo(t))
	leader, clerk := k.as("330400-wcwc/viewer"), k.as("330481-hc/reporter")
	look := func(c caller, document string) answer {
		return c.send(t, http.MethodPost, "/graphql", `{"query":`+strconv.Quote(document)+`}`)
	}
	const board = `{board(plan:"jiaxing-children-14-5",area:"330400",years:[2025],basis:APPROVED)}`
	const another = `{board(plan:"jiaxing-children-14-5",area:"330400",years:[2024],basis:APPROVED)}`
	first := look(leader, board)
	first.accepted(t)
	clerk.token(t)
	k.full.Store(true)
	require.Equal(t, first.raw, look(leader, board).raw)
	require.Equal(t, http.StatusServiceUnavailable, look(leader, another).status, "this has to be worked for")
	require.Equal(t, http.StatusServiceUnavailable, look(clerk, board).status, "so has what nobody of his scope has asked")
	k.full.Store(false)
	require.NotEqual(t, first.raw, look(clerk, board).raw)
	approve(t, k.world, almostApproved(t, k.world))
	k.full.Store(true)
	require.Equal(t, http.StatusServiceUnavailable, look(leader, board).status, "and what has changed")
}

// A region is kept by a version of its own, which moves when its members' values are taken.
func TestARegionIsKeptUntilItsMembersChange(t *testing.T) {
	k := keptWorld(t, testdb.Demo(t))
	const address, tag = "/graphql?query={region{name%20years%20values%20members{name}}}", "If-None-Match"
	look := func(who string, headers ...string) answer {
		return k.as(who).send(t, http.MethodGet, address, "", headers...)
	}
	first := look("330000-wcwc/viewer")
	first.accepted(t)
	etag := first.header.Get("ETag")
	require.NotEmpty(t, etag)
	require.Equal(t, http.StatusNotModified, look("330000-wcwc/viewer", tag, etag).status)
	nation := look("000000-wcwc/viewer", tag, etag)
	nation.accepted(t)
	require.NotEqual(t, first.raw, nation.raw)
	require.Equal(t, "FORBIDDEN", look("330400-wcwc/viewer", tag, etag).code())

	owner, err := pgx.Connect(t.Context(), k.database.OwnerURL)
	require.NoError(t, err)
	t.Cleanup(func() { _ = owner.Close(context.Background()) })
	_, err = owner.Exec(t.Context(), `update city set name = '改名市', name_en = 'Renamed' where city_id = '330500'`)
	require.NoError(t, err)
	require.Equal(t, http.StatusNotModified, look("330000-wcwc/viewer", tag, etag).status, "nothing is carried up yet")
	_, err = worker.CarryUp(t.Context(), k.store)
	require.NoError(t, err)
	after := look("330000-wcwc/viewer", tag, etag)
	require.Equal(t, http.StatusOK, after.status)
	require.NotEqual(t, etag, after.header.Get("ETag"))
	require.Contains(t, after.raw, "Renamed")
}
