package reporting

import (
	"context"
	"time"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// leased is how long a worker is believed to be at a step; after that another one begins anew.
const leased = time.Minute

// mostTries is how often a document is begun before it counts as failed.
const mostTries = 3

// Waiting is the city of the document that has waited longest, of all cities; "" where none waits.
func Waiting(ctx context.Context, tx *db.Tx) (string, error) {
	var cities []string
	err := tx.DB.WithContext(ctx).Raw(`select city_id from report_run where `+waits+` order by asked_at, id limit 1`, map[string]any{"now": tx.Now}).Scan(&cities).Error
	if err != nil || len(cities) == 0 {
		return "", wrap(err, "look for a document to make")
	}
	return cities[0], nil
}

// waits are documents that nobody has taken up, or whose maker is believed dead.
const waits = `(state = 'queued' or state = 'running' and lease < @now)`

// Next takes up what has waited longest in a city, for the machine actor "report"; nil where nothing waits any more.
func Next(ctx context.Context, tx *db.Tx) (*Run, error) {
	var rows []Run
	err := tx.DB.WithContext(ctx).Raw(`update report_run set state = case when tries < @most then 'running' else 'failed' end,
			reason = case when tries < @most then '' else 'tries' end, tries = tries + 1, step = 0, lease = @lease
		where city_id = @city and id = (select id from report_run where city_id = @city and `+waits+`
			order by asked_at, id limit 1 for update skip locked) returning *`,
		map[string]any{"city": tx.Actor.CityID, "most": mostTries, "lease": tx.Now.Add(leased), "now": tx.Now}).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, wrap(err, "take a document up")
	}
	return &rows[0], nil
}

// Reached notes how many steps are done, for whoever took the document up.
func Reached(ctx context.Context, tx *db.Tx, r Run, step int) error {
	return r.note(ctx, tx, `step = @step, lease = @lease`, map[string]any{"step": step, "lease": tx.Now.Add(leased)})
}

// Fail notes why a document was not made.
func Fail(ctx context.Context, tx *db.Tx, r Run, why string) error {
	return r.note(ctx, tx, `state = 'failed', reason = @why`, map[string]any{"why": why})
}

// Finish notes the file of a document.
func Finish(ctx context.Context, tx *db.Tx, r Run, made Made, sha256 string, size int64) error {
	return r.note(ctx, tx, `state = 'done', step = @step, name = @name, size = @size, sha256 = @sha256, facts = @facts, final = @final, marked = @marked, made_at = @now, published = @published`,
		map[string]any{
			"step": Steps, "name": made.Name, "size": size, "sha256": sha256, "facts": made.Facts, "final": made.Final, "marked": made.Marked, "now": tx.Now,
			"published": made.Published,
		})
}

// note writes what became of a document, unless another worker has begun it anew since.
func (r Run) note(ctx context.Context, tx *db.Tx, set string, p map[string]any) error {
	p["city"], p["id"], p["tries"] = r.CityID, r.ID, r.Tries
	done := tx.DB.WithContext(ctx).Exec(`update report_run set `+set+` where city_id = @city and id = cast(@id as uuid) and tries = @tries and state = 'running'`, p)
	if done.Error == nil && done.RowsAffected != 1 {
		return fault.New(fault.NotFound)
	}
	return wrap(done.Error, "note what became of a document")
}

// Made is a document that is made and not kept yet.
type Made struct {
	Name      string
	Body      []byte
	Facts     string
	Final     bool
	Marked    int
	Published bool
}

// Source is what a document is made of.
type Source struct {
	Facts *report.Facts
	Texts []Text
	// Fields are what the texts may name, Values what they say by key.
	Fields []report.Field
	Values map[string]string
}

// Read gathers it in the scope of whoever asked for the document.
func Read(ctx context.Context, tx *db.Tx, id string) (Source, error) {
	e, err := author(ctx, tx, id)
	if err != nil {
		return Source{}, err
	}
	return ReadFor(ctx, tx, e)
}

// ReadFor gathers what an evaluation's documents are made of.
func ReadFor(ctx context.Context, tx *db.Tx, e evaluation.Evaluation) (Source, error) {
	f, err := report.Gather(ctx, tx, e)
	if err != nil {
		return Source{}, err
	}
	s := Source{Facts: f, Fields: f.Fields()}
	s.Values = report.Values(s.Fields)
	s.Texts, err = readTexts(ctx, tx, f, s.Values)
	return s, err
}

// Make makes a document; reached is told of each step that is done.
func (s Source) Make(kind report.Kind, reached func(step int) error) (Made, error) {
	e := s.Facts.Evaluation
	made := Made{Name: s.Facts.FileName(kind), Facts: s.Digest(), Final: s.Facts.Final(), Published: e.State == evaluation.Published}
	for _, t := range s.Texts {
		if t.Marked() {
			made.Marked++
		}
	}
	if err := reached(1); err != nil {
		return Made{}, err
	}
	pictures, err := s.Facts.Draw(kind)
	if err != nil {
		return Made{}, wrap(err, "draw")
	}
	if err := reached(2); err != nil {
		return Made{}, err
	}
	made.Body, err = s.Facts.Lay(kind, Laid(s.Texts), pictures)
	if err != nil {
		return Made{}, wrap(err, "lay out")
	}
	return made, reached(3)
}

// Digest tells whether what the documents say has changed.
func (s Source) Digest() string { return s.Facts.Digest(Laid(s.Texts)) }
