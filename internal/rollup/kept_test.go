package rollup_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/signoff"
	"github.com/liangce/liangce/internal/testcity"
)

func differences(c *testcity.City) []rollup.Difference {
	var out []rollup.Difference
	for _, code := range []string{testcity.Women, testcity.Children} {
		out = append(out, testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]rollup.Difference, error) {
			return rollup.Verify(ctx, tx, code)
		})...)
	}
	return out
}

// player plays all the desks of a city at random.
type player struct {
	c    *testcity.City
	dice *rand.Rand
	did  []string
}

var values = []string{"0", "1", "2", "3", "50", "51.5", "100", "not_reported", "not_applicable", "not_collected", "withheld"}

func (p *player) pick(list []string) string { return list[p.dice.IntN(len(list))] }

// act does one thing that somebody may do; a refusal is as good as an act, for nothing may change then.
func (p *player) act() {
	tenant := p.pick([]string{"330481-hc", "330481-edu", "330481-ca", "330482-hc", "330482-ca", "330400-hc", "330400-edu"})
	d := p.c.Desk(tenant, testcity.Women, 2024+p.dice.IntN(2))
	s := d.Sheet()
	cell := s.Cells[p.dice.IntN(len(s.Cells))]
	name := fmt.Sprintf("%s %d %s@%s", tenant, d.Year, cell.Element.Code, cell.Obligation.AreaCode)
	switch n := p.dice.IntN(10); {
	case cell.Figure == nil || n < 3:
		e := d.Entry(cell.Element.Code, cell.Obligation.AreaCode, cell.Category, p.pick(values), "随机填报的数据")
		p.did = append(p.did, name+" save "+fmt.Sprint(e.Value, e.Emptiness))
		d.Save(e)
		if n > 0 {
			d.Submit(cell.Obligation.ID)
		}
	case n < 8:
		p.decide(d, cell.Figure)
		p.did = append(p.did, name+" decide")
	case n < 9:
		p.did = append(p.did, name+" withdraw")
		testcity.Do(p.c, tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
			return sheet.Withdraw(ctx, tx, s.ID.String(), []sheet.Ref{{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision}})
		})
	default:
		p.did = append(p.did, name+" correct")
		value := p.pick(values[:7])
		testcity.Do(p.c, tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
			ref := sheet.Ref{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision}
			return sheet.Correct(ctx, tx, s.ID.String(), []sheet.Correction{{Ref: ref, Value: &value, Reason: "更正"}}, "page")
		})
	}
}

// decide sends a figure some desks further, or back.
func (p *player) decide(d testcity.Desk, f *figure.Figure) {
	code := chain.WrongValue
	for _, user := range testcity.Signers(f, d.Tenant) {
		decision := signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass}
		switch p.dice.IntN(40) {
		case 0:
			decision.Outcome, decision.ReasonCode = figure.Return, &code
		case 1:
			testcity.Do(p.c, user, func(ctx context.Context, tx *db.Tx) (signoff.Diverged, error) {
				return signoff.Diverge(ctx, tx, f.ID, f.Newest.Revision, quantity.Of(f.Newest.Value.Decimal).Dec, "不一致")
			})
		case 2:
			return
		}
		p.c.Decide(user, decision)
	}
}

// TestWhateverHappensTheCellsAreWhatTheFiguresGive is the property of live cells: after any series of acts, recomputing
// everything from scratch finds nothing to change.
func TestWhateverHappensTheCellsAreWhatTheFiguresGive(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			c := testcity.Open(t)
			c.OpenRound(testcity.Women, 2024)
			c.OpenRound(testcity.Women, 2025)
			p := &player{c: c, dice: rand.New(rand.NewPCG(seed, 7))}
			for i := range 120 {
				p.act()
				if i%30 == 29 {
					require.Empty(t, differences(c), "after %v", p.did)
				}
			}
			filled := c.Count(`select count(*) from rollup_cell where value is not null and basis = 'APPROVED'`)
			require.NotZero(t, filled, "the series led to something")
			for _, state := range []string{"submitted", "approved"} {
				require.NotZero(t, c.Count(`select count(*) from figure where state = $1`, state), state)
			}
		})
	}
}

// TestFiguresOfTwoYearsAreApprovedAtOnce: whichever comes first in a decision, the cells of both years follow.
func TestFiguresOfTwoYearsAreApprovedAtOnce(t *testing.T) {
	t.Parallel()
	for _, years := range [][2]int{{2024, 2025}, {2025, 2024}} {
		c := opened(t)
		c.OpenRound(testcity.Women, 2024)
		var figures []*figure.Figure
		for _, year := range years {
			figures = append(figures, report(c, year, testcity.Haining, "-hc", testcity.Clinic, "1"))
		}
		for _, user := range testcity.Signers(figures[0], "330481-hc") {
			var decisions []signoff.Decision
			for _, f := range figures {
				decisions = append(decisions, signoff.Decision{FigureID: f.ID, Revision: f.Newest.Revision, Outcome: figure.Pass})
			}
			c.Decide(user, decisions...)
		}
		require.Equal(t, 2, c.Count(`select count(*) from figure where state = 'approved'`))
		require.Empty(t, differences(c), "%v", years)
	}
}

func TestWhatWasWrittenPastThePackageIsFoundAndMended(t *testing.T) {
	t.Parallel()
	c := opened(t)
	report(c, 2025, testcity.Haining, "-hc", testcity.Clinic, "1")
	require.Empty(t, differences(c))
	_, err := c.Owner().Exec(t.Context(), `update rollup_cell set value = 99 where indicator = 'W4' and area_code = '330400' and year = 2025 and basis = 'SUBMITTED'`)
	require.NoError(t, err)
	_, err = c.Owner().Exec(t.Context(), `delete from rollup_cell where indicator = 'W4' and area_code = '330482' and year = 2023 and basis = 'APPROVED'`)
	require.NoError(t, err)
	found := differences(c)
	require.Len(t, found, 2)
	for _, d := range found {
		require.Equal(t, "W4", d.Computed.Indicator)
		require.Equal(t, d.Computed.AreaCode == testcity.Pinghu, d.Lacks)
	}
	before := versions(t, c)
	recompute := func() int {
		return testcity.Do(c, "330400-wcwc/admin", func(ctx context.Context, tx *db.Tx) (int, error) { return rollup.Recompute(ctx, tx, testcity.Women) })
	}
	require.Equal(t, 2, recompute())
	require.Empty(t, differences(c))
	require.Equal(t, before[testcity.Women]+1, versions(t, c)[testcity.Women], "what was cached of the wrong value is not asked for any more")
	require.Zero(t, recompute())
}

// TestManyCountiesAtOnce has every department of every area send its figures at the same moment, round after round: each
// sees one area, and the city's sums are right after every round.
func TestManyCountiesAtOnce(t *testing.T) {
	t.Parallel()
	c := opened(t)
	type desk struct {
		testcity.Desk
		area, element string
		sheet         string
	}
	var desks []desk
	for _, area := range testcity.Counties {
		for _, element := range []string{testcity.Births, testcity.Deaths, testcity.Pupils, testcity.Assembly} {
			tenant := map[string]string{testcity.Births: "-hc", testcity.Deaths: "-hc", testcity.Pupils: "-edu", testcity.Assembly: "-ca"}[element]
			d := c.Desk(at(area)+tenant, testcity.Women, 2025)
			desks = append(desks, desk{d, area, element, d.Sheet().ID.String()})
		}
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for round := 1; round <= 8; round++ {
		sums := map[string]int{}
		var wait sync.WaitGroup
		errs := make([]error, len(desks))
		for i, d := range desks {
			value := dice.IntN(900) + 100
			if d.element == testcity.Births {
				value += 1000 // there are more births than deaths
			}
			sums[d.element] += value
			e := d.Entry(d.element, d.area, figure.Total, fmt.Sprint(value), fmt.Sprint("第几轮:", round, "。数据已核实"))
			actor := c.Actor(d.Tenant + "/reporter")
			wait.Go(func() {
				_, errs[i] = db.Write(t.Context(), c.Store, actor, func(tx *db.Tx) (struct{}, error) {
					saved, err := sheet.Save(t.Context(), tx, d.sheet, []sheet.Entry{e}, "page")
					if err != nil || len(saved.Problems) > 0 && saved.Problems[0].Refused != nil {
						return struct{}{}, fmt.Errorf("save: %+v %w", saved.Problems, err)
					}
					sent, err := sheet.Submit(t.Context(), tx, d.sheet, []string{e.Obligation})
					if err != nil || len(sent.Submitted) != 1 {
						return struct{}{}, fmt.Errorf("submit: %+v %w", sent.Problems, err)
					}
					return struct{}{}, nil
				})
			})
		}
		wait.Wait()
		for i, err := range errs {
			require.NoError(t, err, "%s %s", desks[i].Tenant, desks[i].element)
		}
		q := query(testcity.Code, rollup.Submitted, 2025)
		q.Plan = testcity.Children
		require.Equal(t, fmt.Sprint(sums[testcity.Births]), cellFor(c, "330400-wcwc/viewer", "C1", q).Value, "round %d", round)
		require.Equal(t, fmt.Sprint(sums[testcity.Assembly]), cell(c, "W6", testcity.Code, rollup.Submitted).Value, "round %d", round)
		require.Empty(t, differences(c), "round %d", round)
		for _, d := range desks {
			cell := d.Cell(d.element, d.area, figure.Total)
			testcity.Do(c, d.Tenant+"/reporter", func(ctx context.Context, tx *db.Tx) (sheet.Changed, error) {
				return sheet.Withdraw(ctx, tx, d.sheet, []sheet.Ref{{FigureID: cell.Figure.ID, Revision: cell.Figure.Newest.Revision}})
			})
		}
	}
	require.Zero(t, c.Count(`select deadlocks::int from pg_stat_database where datname = current_database()`), "rows are locked in one order")
}
