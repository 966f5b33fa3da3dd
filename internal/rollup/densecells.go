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

// said are the columns of a cell c with what an office judged over it, where the same row tells; the first three name its place.
// Nothing is joined to it: what the indicators say is on their axis already, and under row security the planner takes a join of so
// few rows for a loop. Numbers and lists come as they are stored, for PostgreSQL takes longer to dress them than to find them; and how
// near a value is, is asked of none that is there.
const said = `c.indicator, c.area_code, %s::text, c.value::text, c.display, c.emptiness, c.reported::text, c.expected::text,
	c.missing::text, c.verdict, c.reason::text,
	case when c.verdict <> '` + string(target.Met) + `' then case when c.share >= $5 then '` + byShare + `' when c.distance <= $6 then '` + byPoints + `' end end, %s`

// How near a value is to its target: by the share of the way that is done, or by the points that are left, which counts for percentages.
const (
	byShare  = "share"
	byPoints = "points"
)

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
	from rollup_cell c
	where c.city_id = $1 and c.plan = $2 and c.year = any (cast($3 as int[])) and c.area_code = any (`+beneath+`) and c.basis = $8`,
	"c.year", "null::text, null::text, null::text")

const judgements = `select indicator, area_code, year::text, trim_scale(value)::text, status, reason from judgement
	where city_id = $1 and plan = $2 and year = any (cast($3 as int[])) and superseded_at is null`

var publishedCells = fmt.Sprintf(`select `+said+`
	from (%s) s join published_cell c on (c.city_id, c.snapshot_id) = (s.city_id, s.id)
	left join lateral (select c.judgement->>'status' as status, c.judgement->>'reason' as reason
		where (c.judgement->>'value')::numeric is not distinct from c.value) j on c.judgement is not null
	where c.city_id = $1 and c.category = 'total' and c.area_code = any (`+beneath+`)`, "s.year", "case when c.hidden then 'y' end, j.status, j.reason",
	strings.NewReplacer("@city", "$1", "@plan", "$2", "@years", "$3").Replace(latestEditions))

// live are the judgements that stand, and the cells that they may be over.
func (g *gathering) live() []db.Question {
	share, points := target.Near()
	return []db.Question{
		{SQL: judgements, Args: []any{g.city, g.query.Plan, g.years}, Row: g.judgement},
		{
			SQL:  liveCells,
			Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth, string(g.Basis)}, Row: g.cell,
		},
	}
}

func (g *gathering) published() db.Question {
	share, points := target.Near()
	return db.Question{SQL: publishedCells, Args: []any{g.city, g.query.Plan, g.years, g.query.Area, share, points, g.query.Depth}, Row: g.cell}
}

// placeOf is where the row of a cell belongs in the grid; -1 is nowhere.
func (g *gathering) placeOf(c [][]byte) (int, error) {
	g.lay()
	i, isIndicator := g.indicators[string(c[atIndicator])]
	a, isArea := g.areas[string(c[atArea])]
	if !isIndicator || !isArea {
		return -1, nil
	}
	year, err := strconv.Atoi(string(c[atYear]))
	if err != nil {
		return -1, err
	}
	n, isYear := slices.BinarySearch(g.Years, year)
	if !isYear {
		return -1, nil
	}
	return (i*len(g.Areas)+a)*len(g.Years) + n, nil
}

// judgedOver is a judgement with the value that it was signed over.
type judgedOver struct{ value, status, words []byte }

func (g *gathering) judgement(c [][]byte) error {
	at, err := g.placeOf(c)
	if at >= 0 {
		g.signed[at] = judgedOver{g.keep(c[3]), g.keep(c[4]), g.keep(c[5])}
	}
	return err
}

// cell puts a row where nothing stands yet.
func (g *gathering) cell(c [][]byte) error {
	at, err := g.placeOf(c)
	if at < 0 || g.Cells[at].Known {
		return err
	}
	c[atValue] = trimmed(c[atValue])
	if j, ok := g.signed[at]; ok && bytes.Equal(j.value, c[atValue]) && (j.value == nil) == (c[atValue] == nil) {
		c[atJudged], c[atWords] = j.status, j.words
	}
	percent := string(g.Indicators[at/(len(g.Areas)*len(g.Years))].Unit) == "%"
	g.Cells[at], err = g.read(c, percent)
	return err
}

func (g *gathering) read(c [][]byte, percent bool) (DenseCell, error) {
	cell := DenseCell{
		Known: true, Value: g.keep(c[atValue]), Display: g.keep(c[atDisplay]), Empty: g.keep(c[atEmpty]), Verdict: g.keep(c[atVerdict]),
		Reported: g.keep(c[atReported]), Expected: g.keep(c[atExpected]), Missing: g.keepCodes(c[atMissing]),
	}
	if cell.Verdict == nil {
		return cell, nil
	}
	cell.Reason = g.keep(c[atReason])
	if c[atHidden] != nil {
		cell.Reason = tooFew
	}
	near := string(c[atNear])
	cell.Nearly = target.Status(c[atVerdict]).Near(near == byShare || near == byPoints && percent)
	if c[atJudged] == nil {
		return cell, nil
	}
	return cell, g.judged(&cell, c)
}

// trimmed is a number without the zeros that its scale alone asks for.
func trimmed(number []byte) []byte {
	if !bytes.ContainsRune(number, '.') {
		return number
	}
	return bytes.TrimSuffix(bytes.TrimRight(number, "0"), []byte("."))
}

// keepCodes keeps an array of area codes, which are digits, as JSON.
func (d *Dense) keepCodes(array []byte) []byte {
	if len(array) <= len("{}") {
		return none
	}
	from := len(d.kept)
	d.kept = append(d.kept, '[', '"')
	for _, b := range array[1 : len(array)-1] {
		if b == ',' {
			d.kept = append(d.kept, '"', ',', '"')
		} else {
			d.kept = append(d.kept, b)
		}
	}
	d.kept = append(d.kept, '"', ']')
	return d.kept[from:len(d.kept):len(d.kept)]
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
