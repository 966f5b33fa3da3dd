package rollup

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
)

// said are the columns of a cell c with what an office judged over it, j; the first three name its place. Near to its limit is a cell by
// the share of its way, or by points where its indicator is in percent, which is not asked for here.
const said = `c.indicator, c.area_code, %s::text, trim_scale(c.value)::text, c.display, c.emptiness, c.reported::text, c.expected::text,
	array_to_json(c.missing)::text, c.verdict, c.reason::text,
	case when c.share >= $5 then 'share' when c.distance <= $6 then 'points' end, %s`

// beneath are the area that is asked for and, with a depth, its children.
const beneath = `array(select code from area where city_id = $1 and (code = $4 or $7 = 1 and parent = $4))`

const (
	atIndicator = iota
	atArea
	atYear
	atValue
	atDisplay
	atEmpty
	atReported
	atExpected
	atMissing
	atVerdict
	atReason
	atNear
	atHidden
	atJudged
	atWords
)

// The cells are read from their table alone, and what was judged by a question of its own: behind its row policies PostgreSQL takes a
// table for nearly empty, and joined them by looking each cell up.
var liveCells = fmt.Sprintf(`select `+said+`, null::text, null::text
	from rollup_cell c where c.city_id = $1 and c.plan = $2 and c.year = any (cast($3 as int[])) and c.area_code = any (`+beneath+`) and c.basis = $8`, "c.year", "null::text")

const liveJudgements = `select j.indicator, j.area_code, j.year::text, trim_scale(j.value)::text, j.status, j.reason from judgement j
	where j.city_id = $1 and j.plan = $2 and j.year = any (cast($3 as int[])) and j.superseded_at is null`

var publishedCells = fmt.Sprintf(`select `+said+`, j.status, j.reason
	from (%s) s join published_cell c on (c.city_id, c.snapshot_id) = (s.city_id, s.id)
	left join lateral (select c.judgement->>'status' as status, c.judgement->>'reason' as reason
		where (c.judgement->>'value')::numeric is not distinct from c.value) j on c.judgement is not null
	where c.city_id = $1 and c.category = 'total' and c.area_code = any (`+beneath+`)`, "s.year", "case when c.hidden then 'y' end",
	strings.NewReplacer("@city", "$1", "@plan", "$2", "@years", "$3").Replace(latestEditions))

// live asks for the cells after what was judged over them.
func (g *gathering) live() []db.Question {
	share, points := target.Near()
	return []db.Question{
		{SQL: liveJudgements, Args: []any{g.city, g.query.Plan, g.years}, Row: g.judgement},
		{SQL: liveCells, Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth, string(g.Basis)}, Row: g.cell},
	}
}

func (g *gathering) published() db.Question {
	share, points := target.Near()
	return db.Question{SQL: publishedCells, Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth}, Row: g.cell}
}

// signed is what an office judged, over which value.
type signed struct{ value, status, reason []byte }

func (g *gathering) judgement(c [][]byte) error {
	g.lay()
	at, ok, err := g.at(c)
	if ok {
		g.signed[at] = signed{g.keep(c[atValue]), g.keep(c[atValue+1]), g.keep(c[atValue+2])}
	}
	return err
}

// at is where a row's cell stands in the grid; some rows have none.
func (g *gathering) at(c [][]byte) (int, bool, error) {
	i, isIndicator := g.indicators[string(c[atIndicator])]
	a, isArea := g.areas[string(c[atArea])]
	if !isIndicator || !isArea {
		return 0, false, nil
	}
	year, err := strconv.Atoi(string(c[atYear]))
	if err != nil {
		return 0, false, err
	}
	n, isYear := slices.BinarySearch(g.Years, year)
	return (i*len(g.Areas)+a)*len(g.Years) + n, isYear, nil
}

// cell puts a row where nothing stands yet.
func (g *gathering) cell(c [][]byte) error {
	g.lay()
	at, ok, err := g.at(c)
	if err != nil || !ok || g.Cells[at].Known {
		return err
	}
	if j, judged := g.signed[at]; judged && bytes.Equal(j.value, c[atValue]) {
		c[atJudged], c[atWords] = j.status, j.reason
	}
	inPercent := string(g.Indicators[at/len(g.Years)/len(g.Areas)].Unit) == "%"
	g.Cells[at], err = g.read(c, inPercent)
	return err
}

func (g *gathering) read(c [][]byte, inPercent bool) (DenseCell, error) {
	cell := DenseCell{
		Known: true, Value: g.keep(c[atValue]), Display: g.keep(c[atDisplay]), Empty: g.keep(c[atEmpty]), Verdict: g.keep(c[atVerdict]),
		Reported: g.keep(c[atReported]), Expected: g.keep(c[atExpected]), Missing: g.keep(c[atMissing]),
	}
	if cell.Verdict == nil {
		return cell, nil
	}
	cell.Reason = g.keep(c[atReason])
	if c[atHidden] != nil {
		cell.Reason = tooFew
	}
	cell.Nearly = target.Status(c[atVerdict]).Near(string(c[atNear]) == "share" || inPercent && string(c[atNear]) == "points")
	if c[atJudged] == nil {
		return cell, nil
	}
	return cell, g.judged(&cell, c)
}

// judged sets what an office signed, where it counts.
func (g *gathering) judged(cell *DenseCell, c [][]byte) error {
	standing := target.Standing{
		Computed: target.Verdict{Status: target.Status(c[atVerdict])},
		Override: &target.Override{Status: target.Status(c[atJudged]), Reason: string(c[atWords])},
	}
	if c[atReason] != nil {
		if err := json.Unmarshal(c[atReason], &standing.Computed.Reason); err != nil {
			return fmt.Errorf("rollup: read a reason: %w", err)
		}
	}
	if standing.Overridden() {
		cell.Signed, cell.Nearly, cell.Verdict, cell.words = true, false, g.keep(c[atJudged]), g.keep(c[atWords])
	}
	return nil
}

// tooFew stands where a reason would tell withheld numbers.
var tooFew = func() []byte {
	text, err := json.Marshal(target.TooFew())
	if err != nil {
		panic(err)
	}
	return text
}()
