package reporting

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/prose"
)

// Text is what stands in a part of the documents: the office's words, or the product's proposal where nobody has written any.
type Text struct {
	report.Part
	Body     string
	Proposed bool
	Pieces   []prose.Piece
	// Changes are the numbers that are not any more what they were when the text was written or last confirmed.
	Changes []prose.Change
	// Typed are the numbers that no field vouches for.
	Typed []string
	// Revision is 0 where nobody has written the text or confirmed it.
	Revision    int
	WrittenBy   *string
	WrittenAt   *time.Time
	ConfirmedBy *string
	ConfirmedAt *time.Time
}

// Marked tells whether the text has to be confirmed.
func (t Text) Marked() bool { return len(t.Changes) > 0 }

// May lists what the actor may do with the text now.
func (t Text) May(a access.Actor, e evaluation.Evaluation) []string {
	may := []string{}
	if e.State == evaluation.Draft || access.Check(a, access.WriteDocument, e.Object()) != nil {
		return may
	}
	if e.State != evaluation.Published && !t.Conclusion {
		may = append(may, "write")
	}
	if t.Marked() {
		may = append(may, "confirm")
	}
	return may
}

// row is a text as it is kept. One of the conclusion has no body: its words are the evaluation's.
type row struct {
	CityID      string            `gorm:"column:city_id"`
	Evaluation  string            `gorm:"column:evaluation"`
	Part        string            `gorm:"column:part"`
	Plan        string            `gorm:"column:plan"`
	AreaPath    string            `gorm:"column:area_path"`
	Body        *string           `gorm:"column:body"`
	Said        map[string]string `gorm:"column:said;serializer:json"`
	Revision    int               `gorm:"column:revision"`
	WrittenBy   string            `gorm:"column:written_by"`
	WrittenAt   time.Time         `gorm:"column:written_at"`
	ConfirmedBy *string           `gorm:"column:confirmed_by"`
	ConfirmedAt *time.Time        `gorm:"column:confirmed_at"`
}

func (row) TableName() string { return "report_text" }

// Sees tells whether the actor reads the texts of an evaluation's documents: office and statistics of its level, and of those above.
func Sees(a access.Actor, e evaluation.Evaluation) bool {
	return e.State != evaluation.Draft && a.Signs() && access.Scope(a).Contains(e.AreaPath)
}

// readTexts reads all texts of an evaluation's documents, in their order.
func readTexts(ctx context.Context, tx *db.Tx, f *report.Facts, values map[string]string) ([]Text, error) {
	rows, err := rowsOf(ctx, tx, f.Evaluation.ID)
	if err != nil {
		return nil, err
	}
	parts := f.Parts()
	out := make([]Text, len(parts))
	for n, p := range parts {
		at := slices.IndexFunc(rows, func(r row) bool { return r.Part == p.Code })
		if at < 0 {
			out[n] = textOf(p, nil, values)
		} else {
			out[n] = textOf(p, &rows[at], values)
		}
	}
	return out, nil
}

func rowsOf(ctx context.Context, tx *db.Tx, id string) ([]row, error) {
	rows, err := gorm.G[row](tx.DB).Where("city_id = ? and evaluation = cast(? as uuid)", tx.Actor.CityID, id).Order("part").Find(ctx)
	return rows, wrap(err, "read the texts")
}

func textOf(p report.Part, r *row, values map[string]string) Text {
	t := Text{Part: p, Body: p.Proposal, Proposed: !p.Conclusion}
	if r != nil {
		t.Revision, t.ConfirmedBy, t.ConfirmedAt = r.Revision, r.ConfirmedBy, r.ConfirmedAt
	}
	if r != nil && (r.Body != nil || p.Conclusion) {
		t.Proposed, t.WrittenBy, t.WrittenAt = false, &r.WrittenBy, &r.WrittenAt
		if r.Body != nil {
			t.Body = *r.Body
		}
	}
	var wrong string
	if t.Pieces, wrong = prose.Parse(t.Body); wrong != "" { // words of a conclusion from before there were fields
		t.Pieces = []prose.Piece{{Words: t.Body}}
	}
	if t.Proposed {
		return t
	}
	t.Typed = prose.Typed(t.Pieces)
	if r != nil {
		t.Changes = prose.Changes(t.Pieces, r.Said, values)
	}
	return t
}

// Laid are the texts as the documents take them.
func Laid(texts []Text) map[string]report.Text {
	out := make(map[string]report.Text, len(texts))
	for _, t := range texts {
		laid := report.Text{Pieces: t.Pieces}
		for _, c := range t.Changes {
			laid.Changed = append(laid.Changed, c.Key)
		}
		out[t.Code] = laid
	}
	return out
}

func jsonOf(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), wrap(err, "write json")
}

func wrap(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("reporting: %s: %w", what, err)
}
