package signoff

import (
	"context"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/finding"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Item is a figure that waits for the actor's decision.
type Item struct {
	Stage    chain.Stage
	Due      time.Time
	Figure   figure.Figure
	Element  plan.Element
	LastYear *quantity.Value
	// SaidLastYear is the explanation beside it; "" where there was none.
	SaidLastYear string
	Problems     []check.Problem
}

// Page is a part of a queue.
type Page struct {
	Items []Item
	Total int
	Next  bool
	End   string
}

const maxPage = 500

// waiting is what waits for the actor: one clause per duty it has. Row security keeps it to the actor's areas and lines.
func waiting(a access.Actor) (string, map[string]any) {
	p := map[string]any{"city": a.CityID, "tenant": a.TenantID, "user": a.UserID, "line": a.Line, "waiting": waitingStates()}
	var clauses []string
	if a.Has(access.Reviewer) {
		clauses = append(clauses, `('reviewer' = any (st.duties) and f.tenant_id = cast(@tenant as uuid))`)
		if a.AreaLevel == access.LevelCity && a.Line != "" {
			clauses = append(clauses, `('line' = any (st.duties) and f.line = @line)`)
		}
	}
	if a.Has(access.Signer) && a.Signs() {
		p["duty"], p["stage"] = string(chain.Office), string(chain.CountySignOff)
		if a.Kind == access.Statistics {
			p["duty"] = string(chain.Statistics)
		}
		if a.AreaLevel == access.LevelCity {
			p["stage"] = string(chain.CitySignOff)
		}
		clauses = append(clauses, `(st.stage = @stage and @duty = any (st.duties) and not exists (select from sign_off s
			where s.city_id = f.city_id and s.figure_id = f.id and s.revision = f.revision and s.stage = @stage and s.duty = @duty))`)
	}
	if len(clauses) == 0 {
		return "false", p
	}
	return "(" + strings.Join(clauses, " or ") + ") and r.entered_by <> cast(@user as uuid)", p
}

// The states that a step may lead from are named beside the city's own steps: so the few figures that wait are found by their index, where a
// round's figures, nearly all approved, would be read one by one.
const queueFrom = ` from obligation o
	join figure f on f.city_id = o.city_id and f.element = o.element and f.area_code = o.area_code and f.year = o.year
	join year_step st on st.city_id = f.city_id and st.year = f.year and st.level = f.level and st.from_state = f.state
	join figure_revision r on r.city_id = f.city_id and r.figure_id = f.id and r.revision = f.revision
	where o.city_id = @city and f.state = any (cast(@waiting as text[])) and `

func waitingStates() db.TextArray {
	var out db.TextArray
	for _, s := range chain.Waiting() {
		out = append(out, string(s))
	}
	return out
}

type queued struct {
	ID       string
	Deadline time.Time
	Total    int
}

// Queue reads what waits for the actor in a round, the oldest deadline first.
func Queue(ctx context.Context, tx *db.Tx, planCode string, year, first int, after string) (*Page, error) {
	if _, err := round.Get(ctx, tx, planCode, year); err != nil {
		return nil, err
	}
	if first < 1 || first > maxPage {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(maxPage))
	}
	from, err := parseCursor(after)
	if err != nil {
		return nil, err
	}
	clause, p := waiting(tx.Actor)
	p["plan"], p["year"], p["first"], p["after_at"], p["after_id"] = planCode, year, first+1, from.at, from.id
	var rows []queued
	err = tx.DB.WithContext(ctx).Raw(`select * from (select f.id, o.deadline, count(*) over () as total`+queueFrom+clause+`
		and o.plan = @plan and o.year = @year) q where (q.deadline, q.id) > (cast(@after_at as timestamptz), cast(@after_id as uuid)) order by q.deadline, q.id limit @first`, p).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("signoff: read the queue: %w", err)
	}
	page := &Page{Next: len(rows) > first}
	if page.Next {
		rows = rows[:first]
	}
	if len(rows) == 0 {
		page.Total, err = count(ctx, tx, clause, p)
		return page, err
	}
	last := rows[len(rows)-1]
	page.Total, page.End = rows[0].Total, cursor{last.Deadline.UTC().Format(time.RFC3339Nano), last.ID}.String()
	page.Items, err = items(ctx, tx, year, rows)
	return page, err
}

// count is asked for an empty page, which carries no total.
func count(ctx context.Context, tx *db.Tx, clause string, p map[string]any) (int, error) {
	var n int
	err := tx.DB.WithContext(ctx).Raw(`select count(*)`+queueFrom+clause+` and o.plan = @plan and o.year = @year`, p).Scan(&n).Error
	if err != nil {
		return 0, fmt.Errorf("signoff: count the queue: %w", err)
	}
	return n, nil
}

// Decidable are the figures of a round that wait for the actor's decision.
func Decidable(ctx context.Context, tx *db.Tx, planCode string, year int) ([]string, error) {
	clause, p := waiting(tx.Actor)
	p["plan"], p["year"] = planCode, year
	var ids []string
	err := tx.DB.WithContext(ctx).Raw(`select f.id`+queueFrom+clause+` and o.plan = @plan and o.year = @year`, p).Scan(&ids).Error
	if err != nil {
		return nil, fmt.Errorf("signoff: read what waits: %w", err)
	}
	return ids, nil
}

// Waiting is how much waits for the actor in an open round, by stage.
type Waiting struct {
	Plan  string
	Year  int
	Stage chain.Stage
	Count int
}

// Count counts what waits for the actor in all rounds.
func Count(ctx context.Context, tx *db.Tx) ([]Waiting, error) {
	clause, p := waiting(tx.Actor)
	var rows []Waiting
	err := tx.DB.WithContext(ctx).Raw(`select o.plan, o.year, st.stage, count(*) as count`+queueFrom+clause+`
		group by 1, 2, 3 order by 2 desc, (select p.scheme from plan p where p.city_id = @city and p.plan = o.plan), 1, min(st.place)`, p).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("signoff: count what waits: %w", err)
	}
	return rows, nil
}

// items reads the figures of a page with their problems, in the page's order.
func items(ctx context.Context, tx *db.Tx, year int, rows []queued) ([]Item, error) {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	figures, err := figure.ByIDs(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	elements, err := elementsOf(ctx, tx, figures)
	if err != nil {
		return nil, err
	}
	chains, err := regime.ReadChains(ctx, tx)
	if err != nil {
		return nil, err
	}
	byID := map[string]figure.Figure{}
	subjects := make([]finding.Subject, len(figures))
	for i, f := range figures {
		byID[f.ID] = f
		subjects[i] = finding.Subject{Element: elements[f.Element], AreaCode: f.AreaCode, Category: f.Category, Value: f.Newest.Val()}
	}
	found, err := finding.Find(ctx, tx, year, subjects)
	if err != nil {
		return nil, err
	}
	out := make([]Item, 0, len(rows))
	for _, r := range rows {
		f := byID[r.ID]
		step, _ := chains[f.Year].Next(f.Level, f.State)
		item := Item{Stage: step.Stage, Due: r.Deadline, Figure: f, Element: elements[f.Element], Problems: found.Problems[f.Key]}
		if last, ok := found.LastYear[f.Key]; ok {
			item.LastYear, item.SaidLastYear = &last, found.SaidLastYear[f.Key]
		}
		out = append(out, item)
	}
	return out, nil
}

// cursor is where a page ends: the last deadline and figure.
type cursor struct{ at, id string }

func (c cursor) String() string {
	return base64.RawURLEncoding.EncodeToString([]byte(c.at + " " + c.id))
}

func parseCursor(text string) (cursor, error) {
	if text == "" {
		return cursor{"-infinity", "00000000-0000-0000-0000-000000000000"}, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	at, id, ok := strings.Cut(string(raw), " ")
	if err == nil && ok {
		_, err = time.Parse(time.RFC3339Nano, at)
	}
	if err != nil || !ok || len(id) != 36 || uuid.Validate(id) != nil {
		return cursor{}, fault.New(fault.InvalidInput, "reason", fault.ReasonCursor)
	}
	return cursor{at, id}, nil
}
