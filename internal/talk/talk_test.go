package talk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/talk"
	"github.com/liangce/liangce/internal/testcity"
)

var deaths = figure.Key{Element: testcity.Deaths, AreaCode: testcity.Haining, Year: 2025, Category: figure.Total}

func opened(t *testing.T) *testcity.City {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	return c
}

func trySay(c *testcity.City, user string, what talk.Saying) error {
	_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return talk.Say(ctx, tx, deaths, what) })
	return err
}

// say says something, a minute after whatever was said before.
func say(t *testing.T, c *testcity.City, user string, what talk.Saying) {
	t.Helper()
	c.Move(c.Now().Add(time.Minute))
	require.NoError(t, trySay(c, user, what))
}

func threads(c *testcity.City, user string) ([]talk.Thread, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) ([]talk.Thread, error) {
		at, err := cell.At(ctx, tx, deaths)
		if err != nil {
			return nil, err
		}
		return talk.At(ctx, tx, at)
	})
}

func heard(c *testcity.City, user string) talk.Heard {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (talk.Heard, error) {
		all, err := talk.HeardAt(ctx, tx, []figure.Key{deaths})
		return all[deaths], err
	})
}

func told(c *testcity.City, user string) []string {
	rows := testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) ([]notice.Notice, error) { return notice.List(ctx, tx, 20) })
	var kinds []string
	for _, n := range rows {
		if n.Kind == notice.RemarkMentioned {
			kinds = append(kinds, n.Params["by"])
		}
	}
	return kinds
}

func TestWhatIsSaidIsReadByWhoReadsTheFigure(t *testing.T) {
	t.Parallel()
	c := opened(t)
	say(t, c, "330481-hc/reporter", talk.Saying{Words: " 口径含流动人口吗？ "})
	for _, reader := range []string{"330481-hc/viewer", "330481-wcwc/viewer", "330481-stat/viewer", "330400-hc/viewer", "330400-wcwc/viewer", "330400-stat/viewer"} {
		seen, err := threads(c, reader)
		require.NoError(t, err, reader)
		require.Len(t, seen, 1, reader)
		require.Equal(t, "口径含流动人口吗？", seen[0].Remarks[0].Words, "also where nothing is stored yet")
	}
	for _, stranger := range []string{"330482-hc/viewer", "330482-wcwc/viewer", "330481-ca/viewer", "330400-ca/viewer"} {
		_, err := threads(c, stranger)
		require.Equal(t, string(fault.NotFound), testcity.Reason(err), stranger)
		require.Zero(t, heard(c, stranger).Remarks, stranger)
		require.Equal(t, string(fault.NotFound), testcity.Reason(trySay(c, stranger, talk.Saying{Words: "？"})), stranger)
	}
	before := c.Count(`select count(*) from talk_remark`)
	f := c.Desk("330481-hc", testcity.Women, 2025).Report(testcity.Deaths, "5")
	say(t, c, "330400-hc/reviewer", talk.Saying{Words: "看到了"})
	require.Equal(t, before+1, c.Count(`select count(*) from talk_remark`))
	require.Equal(t, f.State, c.Figure(f.ID).State, "no word moves a figure")
	require.Equal(t, 1, c.Figure(f.ID).Newest.Revision)
	seen, err := threads(c, "330481-hc/viewer")
	require.NoError(t, err)
	require.Len(t, seen, 2, "what was said before the figure was stored is still there")
}

func TestARemarkHasWordsAndAnAuthorWhoMaySpeak(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for words, reason := range map[string]string{"  ": fault.ReasonRequired, strings.Repeat("字", 1001): fault.ReasonTooLong} {
		require.Equal(t, reason, testcity.Reason(trySay(c, "330481-hc/reporter", talk.Saying{Words: words})))
	}
	require.NoError(t, trySay(c, "330481-hc/reporter", talk.Saying{Words: strings.Repeat("字", 1000)}))
	require.Equal(t, fault.ReasonRole, testcity.Reason(trySay(c, "330481-hc/viewer", talk.Saying{Words: "？"})))
	other := deaths
	other.Category = "female"
	_, err := testcity.Try(c, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (cell.Place, error) {
		return talk.Say(ctx, tx, other, talk.Saying{Words: "？"})
	})
	require.Equal(t, string(fault.NotFound), testcity.Reason(err), "nobody is asked for that category")
}

func TestWhoIsNamedIsToldOnce(t *testing.T) {
	t.Parallel()
	c := opened(t)
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "请看", Mentions: []string{"330400-hc", "330400-hc", "330481-hc"}})
	require.Equal(t, []string{"330481-hc reporter"}, told(c, "330400-hc/viewer"))
	require.Empty(t, told(c, "330481-hc/viewer"), "nobody is told what it says itself")
	require.Empty(t, told(c, "330400-stat/viewer"))
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "再看", Mentions: []string{"330400-hc", "330481-stat", "330400-wcwc"}})
	require.Len(t, told(c, "330400-hc/viewer"), 2)
	require.Len(t, told(c, "330481-stat/viewer"), 1)
	for _, slug := range []string{"330482-hc", "330400-ca", "330482-wcwc", "nobody"} {
		require.Equal(t, fault.ReasonUnknown, testcity.Reason(trySay(c, "330481-hc/reporter", talk.Saying{Words: "请看", Mentions: []string{slug}})), slug)
	}
}

func TestWhatIsNewIsCountedPerTenant(t *testing.T) {
	t.Parallel()
	c := opened(t)
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "一"})
	say(t, c, "330481-hc/reviewer", talk.Saying{Words: "二"})
	require.Equal(t, talk.Heard{Remarks: 2, Open: true}, heard(c, "330481-hc/viewer"))
	require.Equal(t, 2, heard(c, "330400-hc/viewer").Unread)
	seen, err := threads(c, "330400-hc/viewer")
	require.NoError(t, err)
	read := func(user, upTo string) {
		testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return talk.Read(ctx, tx, deaths, upTo) })
	}
	first, last := seen[1].Remarks[0].ID, seen[0].Remarks[0].ID
	read("330400-hc/viewer", first)
	require.Equal(t, 1, heard(c, "330400-hc/reviewer").Unread, "for the tenant, not the person, and no further than was read")
	read("330400-hc/viewer", last)
	read("330400-hc/viewer", first)
	require.Zero(t, heard(c, "330400-hc/reviewer").Unread, "what was read stays read")
	require.Equal(t, 2, heard(c, "330400-stat/viewer").Unread)
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "三"})
	require.Equal(t, 1, heard(c, "330400-hc/viewer").Unread)
}

func TestAnAuthorTakesARemarkBack(t *testing.T) {
	t.Parallel()
	c := opened(t)
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "错了"})
	seen, err := threads(c, "330481-hc/reporter")
	require.NoError(t, err)
	id := seen[0].Remarks[0].ID
	withdraw := func(user string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return talk.Withdraw(ctx, tx, id) })
		return err
	}
	require.Equal(t, fault.ReasonRemarkAuthor, testcity.Reason(withdraw("330481-hc/reviewer")))
	require.Equal(t, string(fault.NotFound), testcity.Reason(withdraw("330482-hc/reporter")))
	require.NoError(t, withdraw("330481-hc/reporter"))
	seen, err = threads(c, "330400-hc/viewer")
	require.NoError(t, err)
	require.NotNil(t, seen[0].Remarks[0].WithdrawnAt, "that it was there stays")
	require.Zero(t, heard(c, "330400-hc/viewer").Unread)
	require.Equal(t, 1, c.Count(`select count(*) from audit_entry where action = 'withdraw_remark'`))
}

func TestAThreadIsSettledUntilSomebodySpeaksAgain(t *testing.T) {
	t.Parallel()
	c := opened(t)
	say(t, c, "330400-hc/reviewer", talk.Saying{Words: "为何下降？"})
	seen, err := threads(c, "330400-hc/reviewer")
	require.NoError(t, err)
	id := seen[0].ID
	settle := func(user string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (cell.Place, error) { return talk.Settle(ctx, tx, id) })
		return err
	}
	require.Equal(t, fault.ReasonThreadOwner, testcity.Reason(settle("330400-stat/signer")))
	require.Equal(t, fault.ReasonRole, testcity.Reason(settle("330400-hc/viewer")))
	for _, by := range []string{"330481-hc/reporter", "330400-hc/reviewer"} {
		say(t, c, "330481-stat/signer", talk.Saying{Words: "我也想知道", Thread: id})
		require.True(t, heard(c, "330400-hc/viewer").Open)
		require.NoError(t, settle(by))
		seen, err = threads(c, "330400-hc/viewer")
		require.NoError(t, err)
		require.Len(t, seen, 1)
		require.True(t, seen[0].Settled())
		require.False(t, heard(c, "330400-hc/viewer").Open)
	}
	say(t, c, "330481-hc/reporter", talk.Saying{Words: "补充", Thread: id})
	seen, err = threads(c, "330400-hc/viewer")
	require.NoError(t, err)
	require.False(t, seen[0].Settled())
}
