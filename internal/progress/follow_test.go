package progress_test

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/testcity"
)

func day(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

func remind(c *testcity.City, user string, o progress.Order) (progress.Supervision, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Supervision, error) {
		return progress.Supervise(ctx, tx, o)
	})
}

func answer(c *testcity.City, user, id, text string) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Supervision, error) {
		return progress.Answer(ctx, tx, id, text)
	})
	return err
}

func TestAReminderIsClosedByItsAnswer(t *testing.T) {
	t.Parallel()
	c := opened(t)
	order := progress.Order{Key: at(task, "330481-hc"), Words: "请尽快报告。", Due: day(time.February, 10)}
	for reason, o := range map[string]progress.Order{
		"nothing said":     {Key: order.Key, Words: " ", Due: order.Due},
		"a day that is by": {Key: order.Key, Words: "请报告", Due: day(time.February, 1)},
	} {
		_, err := remind(c, cityOffice, o)
		require.True(t, fault.Has(err, fault.InvalidInput), reason)
	}
	_, err := remind(c, "330482-wcwc/signer", order)
	require.True(t, fault.Has(err, fault.NotFound), "another county's office")
	_, err = remind(c, "330481-stat/signer", order)
	require.True(t, fault.Has(err, fault.Forbidden), "statistics does not chase tasks")

	s, err := remind(c, cityOffice, order)
	require.NoError(t, err)
	late := func() bool { return see(t, c, clerk, task).Supervisions[0].Late }
	c.Move(time.Date(2026, 2, 10, 15, 59, 0, 0, time.UTC))
	require.False(t, late(), "the whole day counts, as it runs in China")
	c.Move(time.Date(2026, 2, 10, 16, 1, 0, 0, time.UTC))
	require.True(t, late())
	told := testcity.Do(c, "330481-hc/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
	require.Equal(t, notice.Supervised, told[0].Kind)
	require.True(t, fault.Has(answer(c, office, s.ID, "代答"), fault.Forbidden), "nobody answers for it")
	require.True(t, fault.Has(answer(c, "330482-hc/reporter", s.ID, "代答"), fault.NotFound))
	require.True(t, fault.Has(answer(c, clerk, s.ID, ""), fault.InvalidInput))
	require.NoError(t, answer(c, clerk, s.ID, "已安排，2月8日前报告。"))
	require.True(t, fault.Has(answer(c, clerk, s.ID, "再答"), fault.WrongState))
	told = testcity.Do(c, "330400-wcwc/viewer", func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 1) })
	require.Equal(t, notice.SupervisionAnswered, told[0].Kind)
	require.Len(t, see(t, c, clerk, task).Supervisions, 1)

	r := reported(t, c, clerk, task, words())
	require.NoError(t, act(c, office, r, review(progress.Verdict{Outcome: progress.Pass, Rating: rating(progress.UnderWay)})))
	_, err = remind(c, cityOffice, order)
	require.True(t, fault.Has(err, fault.WrongState), "there is nothing to remind of")
}

func attach(c *testcity.City, user, report, name string) (progress.Evidence, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Evidence, error) {
		return progress.Attach(ctx, tx, report, attachment.File{Name: name, MediaType: "application/pdf", SHA256: strings.Repeat("a", 64), Size: 3})
	})
}

func TestEvidenceFollowsItsReport(t *testing.T) {
	t.Parallel()
	c := opened(t)
	require.NoError(t, save(c, clerk, task, 0, words()))
	id := see(t, c, clerk, task).Report.ID
	e, err := attach(c, clerk, id, `C:\照片\培训.pdf`)
	require.NoError(t, err)
	require.Equal(t, "培训.pdf", e.Name)
	_, err = attach(c, office, id, "b.pdf")
	require.True(t, fault.Has(err, fault.Forbidden))
	find := func(user string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (progress.Evidence, error) { return progress.Find(ctx, tx, e.ID) })
		return err
	}
	require.True(t, fault.Has(find(office), fault.NotFound), "the files of a draft are its writer's")
	r := reported(t, c, clerk, task, words())
	require.Equal(t, 1, r.Files)
	require.NoError(t, find(office))
	require.True(t, fault.Has(find("330482-wcwc/signer"), fault.NotFound))
	_, err = attach(c, clerk, id, "late.pdf")
	require.True(t, fault.Has(err, fault.WrongState), "nothing is added to what was submitted")

	require.NoError(t, act(c, clerk, r, progress.Withdraw))
	_, err = testcity.Try(c, clerk, func(ctx context.Context, tx *db.Tx) (progress.Key, error) { return progress.Remove(ctx, tx, e.ID) })
	require.NoError(t, err)
	require.True(t, fault.Has(find(clerk), fault.NotFound))
	require.Equal(t, 1, c.Count(`select count(*) from evidence`), "that it was there stays on record")
	for range 10 {
		_, err = attach(c, clerk, id, "a.pdf")
		require.NoError(t, err)
	}
	_, err = attach(c, clerk, id, "eleventh.pdf")
	require.True(t, fault.Has(err, fault.InvalidInput))
}

// office makes an archive that looks like a word processor's.
func document(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"} {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte("<x/>"))
		require.NoError(t, err)
	}
	for name, text := range parts {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestAFileIsKnownByItsContent(t *testing.T) {
	t.Parallel()
	bomb := document(t, map[string]string{"word/media/a.bin": strings.Repeat("\x00", 201<<20)})
	require.Less(t, len(bomb), 1<<20)
	cases := []struct {
		reason, name string
		content      []byte
		want         string // the type, or the reason of the refusal
	}{
		{"a PDF", "a.pdf", []byte("%PDF-1.7\n"), "application/pdf"},
		{"a picture, whatever its name", "a.pdf", []byte("\x89PNG\r\n\x1a\n"), "image/png"},
		{"a document", "a.docx", document(t, nil), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"a page that calls itself a PDF", "a.pdf", []byte("<!DOCTYPE html><script>alert(1)</script>"), fault.ReasonFileType},
		{"a drawing can carry scripts", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), fault.ReasonFileType},
		{"a program", "a.png", []byte("MZ\x90\x00"), fault.ReasonFileType},
		{"an archive that is no document", "a.docx", []byte("PK\x03\x04"), fault.ReasonFileType},
		{"nothing", "a.pdf", nil, fault.ReasonFileEmpty},
		{"macros", "a.docx", document(t, map[string]string{"word/vbaProject.bin": "x"}), fault.ReasonFileUnsafe},
		{"paths outside", "a.docx", document(t, map[string]string{"../../etc/cron.d/x": "x"}), fault.ReasonFileUnsafe},
		{"a bomb", "a.docx", bomb, fault.ReasonFileUnsafe},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			kind, err := attachment.Inspect(k.name, bytes.NewReader(k.content), int64(len(k.content)))
			if f, refused := fault.As(err); refused {
				kind = f.Reason()
			}
			require.Equal(t, k.want, kind)
		})
	}
}

func step(c *testcity.City, user string, s progress.Step) ([]progress.Milestone, error) {
	s.Plan, s.Project = testcity.Women, "P1"
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) ([]progress.Milestone, error) {
		return progress.SetMilestone(ctx, tx, s)
	})
}

func TestTheLeadDepartmentKeepsTheDays(t *testing.T) {
	t.Parallel()
	c := opened(t)
	due, reached, ahead := day(time.January, 10), day(time.February, 1), day(time.March, 1)
	const lead = "330400-hc/reporter"
	_, err := step(c, clerk, progress.Step{Code: "P1-m1", Due: &due})
	require.True(t, fault.Has(err, fault.Forbidden), "a project is the city's")
	_, err = step(c, "330400-edu/reporter", progress.Step{Code: "P1-m1", Due: &due})
	require.True(t, fault.Has(err, fault.Forbidden))
	_, err = step(c, lead, progress.Step{Code: "P1-m9", Due: &due})
	require.True(t, fault.Has(err, fault.NotFound))
	_, err = step(c, lead, progress.Step{Due: &due})
	require.True(t, fault.Has(err, fault.InvalidInput), "an own step has a name")
	_, err = step(c, lead, progress.Step{Code: "P1-m1", Reached: &ahead})
	require.True(t, fault.Has(err, fault.InvalidInput), "nothing is reached tomorrow")

	there, err := step(c, lead, progress.Step{Code: "P1-m1", Name: "改名", Due: &due})
	require.NoError(t, err)
	require.Equal(t, "建成", there[0].Name, "the plan's name is not the department's to change")
	require.Equal(t, progress.Missed, there[0].State)
	there, err = step(c, lead, progress.Step{Name: "验收", Due: &ahead})
	require.NoError(t, err)
	require.Equal(t, []string{"P1-m1", "P1-o1"}, []string{there[0].Code, there[1].Code})
	require.Equal(t, progress.Ahead, there[1].State)
	there, err = step(c, lead, progress.Step{Code: "P1-m1", Due: &due, Reached: &reached})
	require.NoError(t, err)
	require.Equal(t, progress.Reached, there[0].State)
	require.Len(t, see(t, c, "330481-hc/viewer", progress.Key{Plan: testcity.Women, Year: 2025, Item: "P1"}).Milestones, 2, "all departments of the project see them")
}

func TestWhatDoesNotFitTogetherIsListed(t *testing.T) {
	t.Parallel()
	c := opened(t)
	look := func(user string) []string {
		found := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]progress.Finding, error) {
			return progress.Coherence(ctx, tx, testcity.Women, 2025)
		})
		out := make([]string, 0, len(found))
		for _, f := range found {
			out = append(out, f.Kind+" "+f.Object+" "+f.Area.Code)
			for _, lang := range []string{fault.Chinese, fault.English} {
				require.NotContains(t, f.Text(lang), "…")
				require.NotEqual(t, f.Kind, f.Text(lang))
			}
		}
		return out
	}
	_, err := testcity.Try(c, clerk, func(ctx context.Context, tx *db.Tx) ([]progress.Finding, error) {
		return progress.Coherence(ctx, tx, testcity.Women, 2025)
	})
	require.True(t, fault.Has(err, fault.Forbidden))
	require.Equal(t, []string{"project_without_task P2 330400"}, look(cityOffice))
	require.Empty(t, look(office), "the catalogue is the city's")

	due := day(time.January, 10)
	_, err = step(c, "330400-hc/reporter", progress.Step{Code: "P1-m1", Due: &due})
	require.NoError(t, err)
	require.Equal(t, []string{"project_without_task P2 330400", "milestone_missed P1 330400"}, look(cityOffice))

	finished := words()
	finished.SelfRating = rating(progress.Done)
	reported(t, c, clerk, task, finished)
	d := c.Desk("330481-hc", testcity.Women, 2025)
	d.Approve(d.Report(testcity.Births, "1000"))
	require.Empty(t, look(office), "nothing is judged yet")
	d.Approve(d.Report(testcity.Deaths, "20"))
	require.Equal(t, []string{"indicator_red_tasks_done W1 330481"}, look(office), "20 ‰ where the target is below 7")
}

func TestWhatIsDoneAndMissesItsTarget(t *testing.T) {
	t.Parallel()
	c := opened(t)
	look := func(user string) []progress.Finding {
		all := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]progress.Finding, error) {
			return progress.Coherence(ctx, tx, testcity.Women, 2025)
		})
		return slices.DeleteFunc(all, func(f progress.Finding) bool { return f.Kind != progress.DoneTargetRed })
	}
	ofCity, finished := at(task, "330400-hc"), words()
	d := c.Desk("330400-hc", testcity.Women, 2025)
	rate := d.ReportOf(testcity.Rate, "330400", "60")
	d.Approve(rate)
	require.Empty(t, look(cityOffice), "nobody says that it is done")
	finished.SelfRating = rating(progress.Done)
	reported(t, c, "330481-hc/reporter", task, finished)
	require.Empty(t, look(cityOffice), "a county's work, where the promise is the city's")
	reported(t, c, "330400-hc/reporter", ofCity, finished)
	found := look(cityOffice)
	require.Len(t, found, 1)
	require.Equal(t, "D1.1", found[0].Object)
	require.Contains(t, found[0].Text(fault.Chinese), "“甲比例”（达到80%以上）判定为“滞后”")
	require.Contains(t, found[0].Text(fault.English), "First share (达到80%以上), is off track")
	require.Empty(t, look(office), "a county has not promised it")
	d.Correct(testcity.Rate, "80")
	require.Empty(t, look(cityOffice), "met")
}

func TestTwoYearsWithoutEvidence(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	before := task
	before.Year = 2024
	c.OpenRound(testcity.Women, 2024)
	c.OpenRound(testcity.Women, 2025)
	reported(t, c, clerk, before, words())
	require.NoError(t, save(c, clerk, task, 0, words()))
	found := func() int {
		all := testcity.Do(c, office, func(ctx context.Context, tx *db.Tx) ([]progress.Finding, error) {
			return progress.Coherence(ctx, tx, testcity.Women, 2025)
		})
		return len(all)
	}
	require.Zero(t, found(), "the second year is not submitted")
	r := reported(t, c, clerk, task, words())
	require.Equal(t, 1, found())
	require.NoError(t, act(c, clerk, r, progress.Withdraw))
	_, err := attach(c, clerk, r.ID, "a.pdf")
	require.NoError(t, err)
	require.Zero(t, found())
	p := see(t, c, clerk, task)
	require.Nil(t, p.LastYear, "last year's report was never accepted")
}
