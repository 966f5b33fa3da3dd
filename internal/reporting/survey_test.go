package reporting_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/testcity"
)

// survey makes one of the city's office, opens it, and closes it again.
func (d desk) survey(title string, year int) {
	d.Helper()
	d.must(d.act(cityOffice, func(ctx context.Context, tx *db.Tx) error {
		s, err := survey.Put(ctx, tx, survey.Entry{Plan: testcity.Women, Year: year, Title: survey.Words{ZH: title, EN: title}, Questions: []survey.Question{
			{Kind: survey.Satisfaction, Words: survey.Words{ZH: "满意吗", EN: "Content?"}, Required: true},
		}})
		if err != nil {
			return err
		}
		if s, err = survey.Open(ctx, tx, s.ID, s.Revision); err != nil {
			return err
		}
		_, err = survey.Close(ctx, tx, s.ID, s.Revision)
		return err
	}))
}

func TestASurveyClosedAfterTheConclusionIsNotInTheDocuments(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 2025)
	titles := func() []string {
		var out []string
		for _, s := range d.source().Facts.Surveys {
			out = append(out, s.Survey.Title)
		}
		return out
	}
	d.survey("结论前", 2025)
	require.Equal(t, []string{"结论前"}, titles())
	d.conclude(evaluation.Conclusion{Overview: "总体良好", Achievements: "成效", Problems: "问题", Suggestions: "建议"})
	d.Move(d.Now().Add(time.Hour))
	d.survey("结论后", 2025)
	require.Equal(t, []string{"结论前"}, titles())
}
