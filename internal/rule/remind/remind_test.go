package remind_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/remind"
)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", text, period.China)
	require.NoError(t, err)
	return moment
}

func TestQuietHoursEnd(t *testing.T) {
	standard := remind.Standard()
	noon := remind.Quiet{From: 12 * 60, To: 14 * 60}
	cases := []struct {
		reason    string
		quiet     remind.Quiet
		now, next string
	}{
		{"a working hour", standard, "2026-03-04 10:30", "2026-03-04 10:30"},
		{"the first allowed minute", standard, "2026-03-04 08:00", "2026-03-04 08:00"},
		{"the minute before", standard, "2026-03-04 07:59", "2026-03-04 08:00"},
		{"the last allowed minute", standard, "2026-03-04 19:59", "2026-03-04 19:59"},
		{"the evening", standard, "2026-03-04 20:00", "2026-03-05 08:00"},
		{"Friday's evening waits for Monday", standard, "2026-03-06 21:00", "2026-03-09 08:00"},
		{"Saturday at noon", standard, "2026-03-07 12:00", "2026-03-09 08:00"},
		{"Sunday's last minute", standard, "2026-03-08 23:59", "2026-03-09 08:00"},
		{"weekends allowed", remind.Quiet{From: 20 * 60, To: 8 * 60}, "2026-03-07 12:00", "2026-03-07 12:00"},
		{"hours within a day", noon, "2026-03-04 12:30", "2026-03-04 14:00"},
		{"and outside them", noon, "2026-03-04 02:30", "2026-03-04 02:30"},
		{"no quiet hours", remind.Quiet{}, "2026-03-07 03:00", "2026-03-07 03:00"},
		{"until midnight", remind.Quiet{From: 20 * 60}, "2026-03-04 22:00", "2026-03-05 00:00"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			now := at(t, c.now)
			require.True(t, c.quiet.Next(now).Equal(at(t, c.next)), "%s", c.quiet.Next(now))
			require.Equal(t, c.now != c.next, c.quiet.Covers(now))
		})
	}
}

func TestNextIsNeverQuietNorBefore(t *testing.T) {
	start := at(t, "2026-03-02 00:00")
	for _, q := range []remind.Quiet{remind.Standard(), {}, {From: 1, To: 0, Weekends: true}, {From: 0, To: 1439}, {From: 720, To: 840, Weekends: true}} {
		for m := range 7 * 24 * 4 {
			now := start.Add(time.Duration(m) * 15 * time.Minute)
			next := q.Next(now)
			require.False(t, next.Before(now))
			require.False(t, q.Covers(next), "%v %s", q, next)
		}
	}
}

func TestADayIsOneOfChina(t *testing.T) {
	require.Equal(t, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), remind.Day(time.Date(2026, 3, 4, 16, 0, 0, 0, time.UTC)))
	require.Equal(t, time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), remind.Day(time.Date(2026, 3, 4, 15, 59, 0, 0, time.UTC)))
}

func TestWaitsGrowAndEnd(t *testing.T) {
	last := time.Duration(0)
	tries := 1
	for ; ; tries++ {
		wait, again := remind.Wait(tries)
		if !again {
			break
		}
		require.Greater(t, wait, last)
		last = wait
	}
	require.Equal(t, 6, tries, "five more attempts follow the first")
}

func TestWhatIsLateReachesTheAdministrator(t *testing.T) {
	due := at(t, "2026-03-01 23:59")
	before, after := due.Add(-time.Hour), due.Add(time.Hour)
	require.False(t, remind.Escalates(due, nil, due.Add(72*time.Hour-time.Second)))
	require.True(t, remind.Escalates(due, nil, due.Add(72*time.Hour)))
	require.True(t, remind.Escalates(due, &before, due.Add(96*time.Hour)), "what came before it was due is no answer to it")
	require.False(t, remind.Escalates(due, &after, due.Add(72*time.Hour)), "somebody is at it")
	require.True(t, remind.Escalates(due, &after, after.Add(72*time.Hour)), "and has stopped")
}

func TestHoursAreMinutesOfADay(t *testing.T) {
	require.True(t, remind.Standard().Valid())
	require.False(t, remind.Quiet{From: 1440}.Valid())
	require.False(t, remind.Quiet{To: -1}.Valid())
}
