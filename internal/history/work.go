package history

import (
	"context"
	"encoding/json"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
)

const (
	// leased is how long a worker is believed to be at it after it was last heard of; then another one goes on.
	leased = time.Minute
	// mostTries is how often an import is taken up without getting further before it counts as failed.
	mostTries = 3
	// pieceRows is how many rows are taken at once.
	pieceRows = 1000
)

// waits are imports that nobody has taken up, or whose worker is believed dead.
const waits = `state in ('checking', 'taking') and (lease is null or lease < @now)`

// Waiting is the city of the import that has waited longest, of all cities; "" where none waits.
func Waiting(ctx context.Context, tx *db.Tx) (string, error) {
	var cities []string
	err := tx.DB.WithContext(ctx).Raw(`select city_id from history_import where `+waits+` order by asked_at, id limit 1`, map[string]any{"now": tx.Now}).Scan(&cities).Error
	if err != nil || len(cities) == 0 {
		return "", wrap(err, "look for an import")
	}
	return cities[0], nil
}

// Next takes up what has waited longest in a city, as the machine actor "history"; nil where nothing waits any more.
func Next(ctx context.Context, tx *db.Tx) (*Import, error) {
	var rows []Import
	err := tx.DB.WithContext(ctx).Raw(`update history_import set state = case when tries < @most then state else 'failed' end,
			reason = case when tries < @most then '' else 'tries' end, tries = tries + 1, turn = turn + 1, lease = @lease
		where city_id = @city and id = (select id from history_import where city_id = @city and `+waits+`
			order by asked_at, id limit 1 for update skip locked) returning *`,
		map[string]any{"city": tx.Actor.CityID, "most": mostTries, "lease": tx.Now.Add(leased), "now": tx.Now}).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, wrap(err, "take an import up")
	}
	return &rows[0], nil
}

// Agent is the user in whose scope the work is done: who brought the file, or who has it taken.
func (i Import) Agent() string {
	if i.State == Taking && i.TakenBy != nil {
		return *i.TakenBy
	}
	return i.AskedBy
}

// Reached notes how many rows are behind the worker.
func Reached(ctx context.Context, tx *db.Tx, i Import, done, total int) error {
	return i.note(ctx, tx, `done = @done, total = @total, lease = @lease`, map[string]any{"done": done, "total": total, "lease": tx.Now.Add(leased)})
}

// Fail notes why an import got no further: its file was refused, whoever had it done is gone, or something went wrong.
func Fail(ctx context.Context, tx *db.Tx, i Import, cause error) error {
	why, params := WhyError, map[string]string{}
	if f, refused := fault.As(cause); refused {
		why = WhyGone
		if f.Code == fault.InvalidInput {
			why, params = f.Params["reason"], f.Params
		}
	}
	said, err := json.Marshal(params)
	if err != nil {
		return wrap(err, "say why an import failed")
	}
	return i.note(ctx, tx, `state = 'failed', reason = @why, params = cast(@params as jsonb), ended_at = @now`, map[string]any{"why": why, "params": string(said), "now": tx.Now})
}

// Finish notes what the file would come to, for the other body to have it taken.
func Finish(ctx context.Context, tx *db.Tx, i Import, r Report) error {
	err := i.note(ctx, tx, `state = 'checked', done = @total, total = @total, fresh = @fresh, changed = @changed, same = @same, refused = @refused, doubted = @doubted,
			first_year = nullif(@first, 0), last_year = nullif(@last, 0), lease = null, tries = 0`,
		map[string]any{
			"total": r.Total, "fresh": r.Fresh, "changed": r.Changed, "same": r.Same, "refused": r.Refused, "doubted": r.Doubted, "first": r.FirstYear, "last": r.LastYear,
		})
	if err != nil {
		return err
	}
	return i.tell(ctx, tx, r.problems)
}

// problemRow is a problem as it is stored.
type problemRow struct {
	CityID   string
	ImportID string
	Problem  `gorm:"embedded"`
}

func (problemRow) TableName() string { return "history_problem" }

func (i Import) tell(ctx context.Context, tx *db.Tx, problems []Problem) error {
	rows := make([]problemRow, len(problems))
	for n, p := range problems {
		rows[n] = problemRow{i.CityID, i.ID, p}
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.As(access.History(i.CityID), func() error {
		return wrap(gorm.G[problemRow](tx.DB).CreateInBatches(ctx, &rows, pieceRows), "write problems")
	})
}

// note writes how far an import is, as the machine actor, unless another worker has gone on with it or somebody has stopped it.
func (i Import) note(ctx context.Context, tx *db.Tx, set string, p map[string]any) error {
	p["city"], p["id"], p["turn"], p["state"] = i.CityID, i.ID, i.Turn, i.State
	return tx.As(access.History(i.CityID), func() error {
		done := tx.DB.WithContext(ctx).Exec(`update history_import set `+set+` where city_id = @city and id = cast(@id as uuid) and turn = @turn and state = @state`, p)
		if done.Error == nil && done.RowsAffected != 1 {
			return ErrStopped
		}
		return wrap(done.Error, "note how far an import is")
	})
}

// ErrStopped: the import was cancelled, or another worker has taken it over.
var ErrStopped = fault.New(fault.WrongState, "reason", fault.ReasonHistoryStopped)

// Enter takes the next piece of an import's rows, in the scope of whoever has it taken, and tells whether all are taken. The rows are
// held against what is stored now: what was reported since the check is left out.
func Enter(ctx context.Context, tx *db.Tx, i Import, rows []Row) (finished bool, err error) {
	if err := May(tx.Actor); err != nil {
		return false, err
	}
	// Locked and looked at first, so that two workers, or one and somebody who stops it, are one after the other.
	now, err := i.held(ctx, tx)
	if err != nil {
		return false, err
	}
	s, err := newScale(ctx, tx, now)
	if err != nil {
		return false, err
	}
	piece := rows[min(now.Done, len(rows)):min(now.Done+pieceRows, len(rows))]
	all, err := leftIn(ctx, tx, now, s, piece)
	if err != nil {
		return false, err
	}
	if err := compare(ctx, tx, all); err != nil {
		return false, err
	}
	var past []figure.Past
	var problems []Problem
	var t Tally
	for n := range all {
		w := &all[n]
		t.add(w.tally())
		switch {
		case w.fault != nil:
			problems = append(problems, problemOf(w.row.Line, sinceTheCheck, w.fault))
		case w.kind != same:
			past = append(past, w.past)
		}
	}
	err = figure.Bring(ctx, tx, past, figure.Agreement{EnteredBy: i.AskedBy, TenantID: *i.TakenTenant, ByUser: *i.TakenBy, Duty: chain.Duty(tx.Actor.Kind), Why: i.Source})
	if err != nil {
		return false, err
	}
	return i.behind(ctx, tx, now.Done+len(piece), len(rows), t, problems)
}

// sinceTheCheck is the number of a problem that was not there when the file was checked.
const sinceTheCheck = 1000

// behind notes a piece that was taken; after the last one the import is done.
func (i Import) behind(ctx context.Context, tx *db.Tx, done, total int, t Tally, problems []Problem) (bool, error) {
	finished := done >= total
	set := `done = @done, fresh = fresh + @fresh, changed = changed + @changed, same = same + @same, refused = refused + @refused, tries = 0, lease = @lease`
	if finished {
		set += `, state = 'done', ended_at = @now`
	}
	err := i.note(ctx, tx, set, map[string]any{
		"done": done, "fresh": t.Fresh, "changed": t.Changed, "same": t.Same, "refused": t.Refused, "lease": tx.Now.Add(leased), "now": tx.Now,
	})
	if err != nil {
		return false, err
	}
	if err := i.tell(ctx, tx, problems); err != nil || !finished {
		return false, err
	}
	after, err := Get(ctx, tx, i.ID)
	if err != nil {
		return false, err
	}
	record(tx, "history_taken", after, map[string]any{
		"file": after.Name, "sha256": after.SHA256, "rows": after.Total, "fresh": after.Fresh, "changed": after.Changed, "same": after.Same, "refused": after.Refused,
	})
	return true, nil
}

func (i Import) held(ctx context.Context, tx *db.Tx) (Import, error) {
	var now Import
	err := tx.As(access.History(i.CityID), func() error {
		found, err := get(ctx, tx, i.ID, "for update")
		if err == nil && (found.Turn != i.Turn || found.State != Taking) {
			err = ErrStopped
		}
		now = found
		return err
	})
	return now, err
}

// leftIn weighs the rows of a piece but for those that the check left out.
func leftIn(ctx context.Context, tx *db.Tx, i Import, s *scale, piece []Row) ([]weighed, error) {
	if len(piece) == 0 {
		return nil, nil
	}
	var lines []int
	err := tx.DB.WithContext(ctx).Raw(`select line from history_problem where city_id = ? and import_id = cast(? as uuid) and grade = 'A' and line between ? and ?`,
		i.CityID, i.ID, piece[0].Line, piece[len(piece)-1].Line).Scan(&lines).Error
	if err != nil {
		return nil, wrap(err, "read what is left out")
	}
	out := map[int]bool{}
	for _, line := range lines {
		out[line] = true
	}
	all := make([]weighed, 0, len(piece))
	for _, r := range piece {
		if !out[r.Line] {
			all = append(all, s.weigh(r))
		}
	}
	return all, nil
}
