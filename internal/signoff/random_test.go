package signoff_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

// acts is how many random acts each test makes.
const acts = 1000

// arena is a city at work, with some cells that everybody tries things on, and the rules' view of them.
type arena struct {
	*testing.T
	*testcity.City
	places []place
	model  []*modelCell
	users  []string
}

type place struct {
	element, area, obligation, sheet string
}

func newArena(t *testing.T) *arena {
	t.Helper()
	c := testcity.Open(t)
	// The reviewers of health enter figures too, so that they could review their own.
	_, err := c.Owner().Exec(t.Context(), `update app_user set roles = '{reporter,reviewer}' where username = 'reviewer' and tenant_id in (select id from tenant where slug like '%-hc')`)
	require.NoError(t, err)
	c.ReadActors(testcity.Code)
	c.OpenRound(testcity.Women, 2025)
	a := &arena{T: t, City: c}
	for owner, area := range map[string]string{"330481-hc": testcity.Haining, "330482-hc": testcity.Pinghu, "330400-hc": testcity.Municipal} {
		level := "county"
		if owner == "330400-hc" {
			level = "city"
		}
		d := c.Desk(owner, testcity.Women, 2025)
		for _, element := range []string{testcity.Births, testcity.Exams} {
			cell := d.Cell(element, area, figure.Total)
			a.places = append(a.places, place{element, area, cell.Obligation.ID, d.Sheet().ID.String()})
			a.model = append(a.model, &modelCell{level: level, owner: owner, open: map[string]string{}})
		}
	}
	for _, tenant := range []string{"330400", "330481", "330482"} {
		a.users = append(a.users, tenant+"-hc/reporter", tenant+"-hc/reviewer", tenant+"-wcwc/signer", tenant+"-stat/signer", tenant+"-edu/reviewer")
	}
	return a
}

// pick makes an act up: mostly something that could be, on the revision that is there, by somebody whose work it is.
func (a *arena) pick(r *rand.Rand, now func(cell int) modelCell) act {
	at := r.IntN(len(a.places))
	c := now(at)
	x := act{cell: at, revision: c.revision, value: strconv.Itoa(1000 + r.IntN(4))}
	kinds := []string{"save", "submit", "withdraw", "correct", "pass", "pass", "pass", "pass", "return", "diverge"}
	switch {
	case c.revision == 0:
		kinds = []string{"save", "save", "save", "submit"}
	case c.saveable():
		kinds = []string{"save", "submit", "submit", "submit", "pass", "withdraw"}
	case c.state == "approved":
		kinds = []string{"correct", "correct", "save", "pass", "return"}
	}
	x.kind = kinds[r.IntN(len(kinds))]
	x.user = a.users[r.IntN(len(a.users))]
	if r.IntN(10) > 0 {
		var fit []string
		for _, u := range a.users {
			s, waits := c.step()
			reporting := slices.Contains([]string{"save", "submit", "withdraw", "correct"}, x.kind)
			if reporting && c.reports(u) || !reporting && waits && c.dutyOf(u, s) != "" {
				fit = append(fit, u)
			}
		}
		if len(fit) > 0 {
			x.user = fit[r.IntN(len(fit))]
		}
	}
	if r.IntN(10) == 0 {
		x.revision += r.IntN(3) - 1
	}
	return x
}

// do tries an act and tells whether it was done. The same id again is the same act.
func (a *arena) do(x act, id string) bool {
	done, err := db.Once(a.Context(), a.Store, a.Actor(x.user), id, x, func(tx *db.Tx) (bool, error) { return a.perform(a.Context(), tx, x) })
	require.True(a, err == nil || testcity.Reason(err) != "", "%+v: %v", x, err)
	return err == nil && done
}

func (a *arena) perform(ctx context.Context, tx *db.Tx, x act) (bool, error) {
	p := a.places[x.cell]
	id, err := a.figureID(ctx, tx, p)
	if err != nil {
		return false, err
	}
	switch x.kind {
	case "save":
		out, err := sheet.Save(ctx, tx, p.sheet, []sheet.Entry{{Obligation: p.obligation, Category: figure.Total, Value: &x.value, Explanation: "数据已核实无误", ExpectedRevision: x.revision}}, "page")
		refused := slices.ContainsFunc(out.Problems, func(p sheet.Problem) bool { return p.Refused != nil })
		return err == nil && !refused, err
	case "submit":
		out, err := sheet.Submit(ctx, tx, p.sheet, []string{p.obligation})
		return len(out.Submitted) == 1, err
	case "withdraw":
		out, err := sheet.Withdraw(ctx, tx, p.sheet, []sheet.Ref{{FigureID: id, Revision: x.revision}})
		return len(out.Done) == 1, err
	case "correct":
		out, err := sheet.Correct(ctx, tx, p.sheet, []sheet.Correction{{Ref: sheet.Ref{FigureID: id, Revision: x.revision}, Value: &x.value, Reason: "漏报"}}, "page")
		return len(out.Done) == 1, err
	case "diverge":
		out, err := signoff.Diverge(ctx, tx, id, x.revision, decimal.NewFromInt(7), "年报为 7")
		return out.Divergence != nil, err
	}
	d := signoff.Decision{FigureID: id, Revision: x.revision, Outcome: figure.Pass}
	if x.kind == "return" {
		why := chain.WrongValue
		d.Outcome, d.ReasonCode = figure.Return, &why
	}
	out, err := signoff.Decide(ctx, tx, []signoff.Decision{d})
	return len(out.Done) == 1, err
}

// figureID is the cell's figure, whoever asks; an id that is none where there is none yet.
func (a *arena) figureID(ctx context.Context, tx *db.Tx, p place) (string, error) {
	found, err := figure.OfYear(ctx, tx, []string{p.element}, []string{p.area}, 2025)
	for _, f := range found {
		if f.Category == figure.Total {
			return f.ID, err
		}
	}
	return "00000000-0000-0000-0000-000000000000", err
}

// stored is a cell as the database has it.
func (a *arena) stored(at int) modelCell {
	a.Helper()
	p := a.places[at]
	f := testcity.Do(a.City, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (*figure.Figure, error) {
		found, err := figure.OfYear(ctx, tx, []string{p.element}, []string{p.area}, 2025)
		for n := range found {
			if found[n].Category == figure.Total {
				return &found[n], err
			}
		}
		return nil, err
	})
	c := modelCell{level: a.model[at].level, owner: a.model[at].owner, open: map[string]string{}}
	if f == nil {
		return c
	}
	c.revision, c.value, c.state = f.Newest.Revision, f.Newest.Value.Decimal.String(), string(f.State)
	if f.ApprovedRevision != nil {
		c.approved = *f.ApprovedRevision
	}
	return c
}

// same compares a cell with the rules' view of it.
func (a *arena) same(at int, about string) {
	a.Helper()
	got, want := a.stored(at), a.model[at]
	require.Equal(a, fmt.Sprint(want.revision, " ", want.value, " ", want.state, " ", want.approved), fmt.Sprint(got.revision, " ", got.value, " ", got.state, " ", got.approved), about)
}

func TestRandomActsEndAsTheRulesSay(t *testing.T) {
	t.Parallel()
	a := newArena(t)
	r := rand.New(rand.NewPCG(20261127, 1)) //nolint:gosec // the same each time is what it is for
	counted := map[string]int{}
	for n := range acts {
		x := a.pick(r, func(at int) modelCell { return *a.model[at] })
		about := fmt.Sprintf("act %d: %+v on %+v", n, x, *a.model[x.cell])
		want := a.model[x.cell].try(x)
		require.Equal(t, want, a.do(x, strconv.Itoa(n)), about)
		a.same(x.cell, about)
		counted[fmt.Sprint(x.kind, " ", want)]++
	}
	for _, kind := range []string{"save", "submit", "withdraw", "correct", "pass", "return", "diverge"} {
		require.NotZero(t, counted[kind+" true"], "%s was never done: %v", kind, counted)
		require.NotZero(t, counted[kind+" false"], "%s was never refused: %v", kind, counted)
	}
}

// entry is an act as the trail has it.
type entry struct {
	User, Tenant, Action, Object, Detail string
}

var actions = map[string]string{
	"save_figures": "save", "submit_sheet": "submit", "withdraw_figures": "withdraw", "correct_figures": "correct",
	"pass_figure": "pass", "return_figure": "return", "record_divergence": "diverge",
}

func TestConcurrentActsAreOneAfterTheOtherInTheTrail(t *testing.T) {
	t.Parallel()
	a := newArena(t)
	const workers = 8
	var mu sync.Mutex
	done := map[string]int{}
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			r := rand.New(rand.NewPCG(20261127, uint64(w)+2)) //nolint:gosec // see above
			for n := range acts / workers {
				x, id := a.pick(r, a.stored), fmt.Sprint(w, "/", n)
				results := make([]bool, 1+r.IntN(5)/4) // some are sent twice at once
				var twice sync.WaitGroup
				for i := range results {
					twice.Go(func() { results[i] = a.do(x, id) })
				}
				twice.Wait()
				if len(results) == 2 && results[0] != results[1] {
					t.Errorf("%+v sent twice was answered %v", x, results)
				}
				if results[0] {
					mu.Lock()
					done[x.user+" "+x.kind]++
					mu.Unlock()
				}
			}
		})
	}
	all.Wait()
	a.replay(done)
	for at := range a.places {
		a.same(at, fmt.Sprint("cell ", at))
	}
	fault := testcity.Do(a.City, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Difference, error) {
		return rollup.Verify(ctx, tx, testcity.Women)
	})
	require.Empty(t, fault, "the roll-ups say what the figures say")
}

// replay does what the trail says after the rules: each entry must have been allowed when it was made, and be one of those that somebody
// was told are done, no more and no less.
func (a *arena) replay(done map[string]int) {
	a.Helper()
	cells := map[string]int{}
	for at, p := range a.places {
		cells[p.element+" "+p.area] = at
		if id := testcity.Do(a.City, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) (string, error) { return a.figureID(ctx, tx, p) }); id != "" {
			cells[id] = at
		}
	}
	rows, err := a.Owner().Query(a.Context(), `select u.username, e.tenant_slug, e.action, e.object, e.detail from audit_entry e join app_user u on u.id::text = e.user_id::text
		where e.city_id = $1 order by e.seq`, testcity.Code)
	require.NoError(a, err)
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		var e entry
		require.NoError(a, rows.Scan(&e.User, &e.Tenant, &e.Action, &e.Object, &e.Detail))
		kind, known := actions[e.Action]
		if !known {
			continue
		}
		x := act{kind: kind, user: e.Tenant + "/" + e.User}
		after := a.read(&x, e, cells)
		about := fmt.Sprintf("entry %d: %+v on %+v", n, x, *a.model[x.cell])
		require.True(a, a.model[x.cell].try(x), "the rules refuse what was done, "+about)
		require.Equal(a, after, a.model[x.cell].revision, about)
		done[x.user+" "+x.kind]--
		require.GreaterOrEqual(a, done[x.user+" "+x.kind], 0, "in the trail and told to nobody, "+about)
	}
	for who, n := range done {
		require.Zero(a, n, "%s: done and not in the trail", who)
	}
	_, err = audit.Verify(a.Context(), a.Store, testcity.Code)
	require.NoError(a, err)
}

// read fills in what an entry says of its figure, and gives the revision that is the newest after it: acts of reporters name that one,
// decisions the one that they are on.
func (a *arena) read(x *act, e entry, cells map[string]int) int {
	a.Helper()
	var d struct {
		Revision int
		Figures  []struct {
			Element, Area, Value string
			Revision             int
		}
	}
	require.NoError(a, json.NewDecoder(strings.NewReader(e.Detail)).Decode(&d))
	if len(d.Figures) == 0 {
		x.cell, x.revision = cells[e.Object], d.Revision
		return d.Revision
	}
	f := d.Figures[0]
	x.cell, x.value, x.revision = cells[f.Element+" "+f.Area], f.Value, a.model[cells[f.Element+" "+f.Area]].revision
	return f.Revision
}
