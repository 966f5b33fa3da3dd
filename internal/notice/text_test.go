package notice

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCatalogueIsComplete(t *testing.T) {
	require.Empty(t, catalogue.Gaps())
	for _, kind := range []string{Returned, DivergenceRecorded, DivergenceAnswered, RoundOpened, RoundPublished, Deadline} {
		require.Contains(t, catalogue, kind)
	}
}

func TestSentenceSaysNeitherMoreNorLess(t *testing.T) {
	cases := []struct {
		reason string
		notice Notice
		en     string
	}{
		{"only overdue", Notice{Kind: Deadline, Params: map[string]string{"plan": "P", "year": "2025", "overdue": "3", "soon": "0"}}, "P, 2025: figures overdue: 3. Report them now."},
		{"only near", Notice{Kind: Deadline, Params: map[string]string{"plan": "P", "year": "2025", "overdue": "0", "soon": "2", "deadline": "2026-03-01"}}, "P, 2025: figures due soon: 2, the first by 2026-03-01. Report them in time."},
		{"both", Notice{Kind: Deadline, Params: map[string]string{"plan": "P", "year": "2025", "overdue": "3", "soon": "2", "deadline": "2026-03-01"}}, "P, 2025: figures overdue: 3; due soon: 2, the first by 2026-03-01. Report them now."},
		{"returned with a date", Notice{Kind: Returned, Params: map[string]string{"element": "E", "area": "A", "year": "2025", "reason": "OTHER", "due": "2026-03-01"}}, "E of A for 2025 was returned: other. Correct it and submit it again by 2026-03-01."},
	}
	plan, year := "women-14-5", 2025
	cases = append(cases, struct {
		reason string
		notice Notice
		en     string
	}{"what the row itself says", Notice{Kind: RoundPublished, Plan: &plan, Year: &year}, "The 2025 figures of women-14-5 are published."})
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			require.Equal(t, c.en, c.notice.Text("en", nil))
			require.False(t, strings.Contains(c.notice.Text("zh-CN", nil), "…"), c.notice.Text("zh-CN", nil))
		})
	}
}
