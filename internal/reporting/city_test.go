package reporting_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/exchange/report"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/snapshot"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	cityOffice   = "330400-wcwc/signer"
	cityStats    = "330400-stat/signer"
	countyOffice = "330481-wcwc/signer"
	health       = "330400-hc/reporter"
)

// desk is the small city with its women's plan published for some years, and an evaluation of the last of them that is collecting.
type desk struct {
	*testing.T
	*testcity.City
	id string
}

func newDesk(t *testing.T, years ...int) desk {
	t.Helper()
	d := desk{T: t, City: testcity.Open(t)}
	for _, year := range years {
		d.publish(year)
	}
	d.id = d.begin(evaluation.Annual, years[len(years)-1])
	return d
}

func (d desk) publish(year int) {
	d.Helper()
	d.OpenRound(testcity.Women, year)
	clerk := d.Desk("330481-hc", testcity.Women, year)
	clerk.Approve(clerk.Report(testcity.Births, "2000"))
	clerk.Approve(clerk.Report(testcity.Deaths, "10"))
	d.edition(year)
}

func (d desk) edition(year int) {
	testcity.Do(d.City, cityOffice, func(ctx context.Context, tx *db.Tx) (*snapshot.Snapshot, error) {
		return snapshot.Publish(ctx, tx, testcity.Women, year)
	})
}

func (d desk) begin(kind evaluation.Kind, year int) string {
	d.Helper()
	e := testcity.Do(d.City, cityOffice, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		return evaluation.Create(ctx, tx, testcity.Women, kind, year)
	})
	d.must(d.lead(e.ID, evaluation.Collecting))
	return e.ID
}

func (d desk) lead(id string, to evaluation.State) error {
	due := d.Now().AddDate(0, 0, 14)
	return d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		return reporting.Advance(ctx, tx, id, e.Revision, to, &due)
	})
}

// conclude writes the conclusion and leads the evaluation on until it is published.
func (d desk) conclude(c evaluation.Conclusion) {
	d.Helper()
	d.Move(d.Now().AddDate(0, 0, 16))
	d.must(d.lead(d.id, evaluation.Scoring))
	d.must(d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error {
		return reporting.WriteConclusion(ctx, tx, d.id, d.evaluation().Revision, c)
	}))
	d.must(d.lead(d.id, evaluation.Concluded))
	d.must(d.lead(d.id, evaluation.Published))
}

func (d desk) must(err error) { d.Helper(); require.NoError(d.T, err) }

func (d desk) act(user string, fn func(context.Context, *db.Tx) error) error {
	_, err := testcity.Try(d.City, user, func(ctx context.Context, tx *db.Tx) (struct{}, error) { return struct{}{}, fn(ctx, tx) })
	return err
}

func (d desk) evaluation() evaluation.Evaluation {
	return testcity.Do(d.City, cityOffice, func(ctx context.Context, tx *db.Tx) (evaluation.Evaluation, error) {
		return evaluation.Get(ctx, tx, d.id)
	})
}

func (d desk) source() reporting.Source {
	e := d.evaluation()
	return testcity.Do(d.City, cityOffice, func(ctx context.Context, tx *db.Tx) (reporting.Source, error) { return reporting.ReadFor(ctx, tx, e) })
}

func (d desk) text(part string) reporting.Text {
	d.Helper()
	for _, t := range d.source().Texts {
		if t.Code == part {
			return t
		}
	}
	d.Fatalf("there is no part %s", part)
	return reporting.Text{}
}

func (d desk) write(user, part string, revision int, body string) error {
	return d.act(user, func(ctx context.Context, tx *db.Tx) error {
		return reporting.Write(ctx, tx, d.id, part, revision, body)
	})
}

func (d desk) confirm(user, part string, revision int) error {
	return d.act(user, func(ctx context.Context, tx *db.Tx) error { return reporting.Confirm(ctx, tx, d.id, part, revision) })
}

// handIn has a department of the city give its account, which moves the number of those who have.
func (d desk) handIn(user string) {
	d.Helper()
	d.must(d.act(user, func(ctx context.Context, tx *db.Tx) error {
		_, s, err := evaluation.SelfOf(ctx, tx, d.id, "")
		if err != nil {
			return err
		}
		err = evaluation.SaveSelf(ctx, tx, d.id, s.Revision, evaluation.Account{Achievements: "完成两癌检查", Problems: "覆盖不足", Measures: "扩大筛查"})
		if err != nil {
			return err
		}
		return evaluation.SubmitSelf(ctx, tx, d.id, s.Revision+1)
	}))
}

func said(pieces reporting.Text, values map[string]string) string {
	var out string
	for _, p := range pieces.Pieces {
		out += p.Words + values[p.Key]
	}
	return out
}

func (d desk) reads(part string) string {
	return said(d.text(part), report.Values(d.source().Facts.Fields()))
}
