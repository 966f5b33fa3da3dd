package rollup

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/target"
)

// said are the columns of a cell c with what an office judged over it, j; the first three name its place.
const said = `c.indicator, c.area_code, %s::text, trim_scale(c.value)::text, c.display, c.emptiness, c.reported::text, c.expected::text,
	array_to_json(c.missing)::text, c.verdict, c.reason::text,
	case when c.share >= $5 or i.unit = '%%' and c.distance <= $6 then 'y' end, %s, j.status, j.reason`

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

var liveCells = fmt.Sprintf(`select `+said+`
	from rollup_cell c join indicator i on (i.city_id, i.plan, i.code) = (c.city_id, c.plan, c.indicator)
	left join judgement j on (j.city_id, j.plan, j.indicator, j.area_code, j.year) = (c.city_id, c.plan, c.indicator, c.area_code, c.year)
		and j.superseded_at is null and j.value is not distinct from c.value
	where c.city_id = $1 and c.plan = $2 and c.year = any (cast($3 as int[])) and c.area_code = any (`+beneath+`) and c.basis = $8 and not i.measure`, "c.year", "null::text")

var publishedCells = fmt.Sprintf(`select `+said+`
	from (%s) s join published_cell c on (c.city_id, c.snapshot_id) = (s.city_id, s.id)
	join indicator i on (i.city_id, i.plan, i.code) = (c.city_id, $2, c.indicator)
	left join lateral (select c.judgement->>'status' as status, c.judgement->>'reason' as reason
		where (c.judgement->>'value')::numeric is not distinct from c.value) j on c.judgement is not null
	where c.city_id = $1 and c.category = 'total' and c.area_code = any (`+beneath+`) and not i.measure`, "s.year", "case when c.hidden then 'y' end",
	strings.NewReplacer("@city", "$1", "@plan", "$2", "@years", "$3").Replace(latestEditions))

func (g *gathering) live() db.Question {
	share, points := target.Near()
	return db.Question{
		SQL:  liveCells,
		Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth, string(g.Basis)}, Row: g.cell,
	}
}

func (g *gathering) published() db.Question {
	share, points := target.Near()
	return db.Question{SQL: publishedCells, Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth}, Row: g.cell}
}

// cell puts a row where nothing stands yet.
func (g *gathering) cell(c [][]byte) error {
	g.lay()
	i, isIndicator := g.indicators[string(c[atIndicator])]
	a, isArea := g.areas[string(c[atArea])]
	if !isIndicator || !isArea {
		return nil
	}
	year, err := strconv.Atoi(string(c[atYear]))
	if err != nil {
		return err
	}
	n, isYear := slices.BinarySearch(g.Years, year)
	if at := (i*len(g.Areas)+a)*len(g.Years) + n; isYear && !g.Cells[at].Known {
		g.Cells[at], err = g.read(c)
	}
	return err
}

func (g *gathering) read(c [][]byte) (DenseCell, error) {
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
	cell.Nearly = target.Status(c[atVerdict]).Near(c[atNear] != nil)
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
