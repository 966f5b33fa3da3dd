package remind

import (
	"time"

	"github.com/liangce/liangce/internal/rule/period"
)

// dayMinutes are the minutes of a day.
const dayMinutes = 24 * 60

// Quiet are the hours in which nobody is disturbed, in minutes of the day: from one of them to the other, over midnight where the
// first is the later one, none where both are the same; and whole weekends.
type Quiet struct {
	From, To int
	Weekends bool
}

// Standard holds where a tenant has set nothing: 20:00 to 08:00, and weekends.
func Standard() Quiet { return Quiet{From: 20 * 60, To: 8 * 60, Weekends: true} }

// Valid tells whether the hours are minutes of a day.
func (q Quiet) Valid() bool {
	return q.From >= 0 && q.From < dayMinutes && q.To >= 0 && q.To < dayMinutes
}

// Next is the first moment, from now on, that is not quiet.
func (q Quiet) Next(now time.Time) time.Time {
	t := now
	for { // at most: Friday's evening, Saturday, Sunday, Monday's morning
		local := t.In(period.China)
		midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, period.China)
		minute := local.Hour()*60 + local.Minute()
		day := local.Weekday()
		switch {
		case q.Weekends && (day == time.Saturday || day == time.Sunday):
			t = midnight.AddDate(0, 0, 1)
		case !q.covers(minute):
			return t
		case minute < q.To:
			t = midnight.Add(time.Duration(q.To) * time.Minute)
		default: // over midnight
			t = midnight.AddDate(0, 0, 1).Add(time.Duration(q.To) * time.Minute)
		}
	}
}

// Covers tells whether a moment is quiet.
func (q Quiet) Covers(now time.Time) bool { return q.Next(now).After(now) }

func (q Quiet) covers(minute int) bool {
	if q.From <= q.To {
		return q.From <= minute && minute < q.To
	}
	return minute >= q.From || minute < q.To
}

// Day is the day of a moment in period.China, as a date.
func Day(now time.Time) time.Time {
	y, m, d := now.In(period.China).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// waits are how long a message waits after each attempt that failed.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour}

// Wait is how long a message waits that has been tried so often; false: it is given up.
func Wait(tries int) (time.Duration, bool) {
	if tries > len(waits) {
		return 0, false
	}
	return waits[max(tries, 1)-1], true
}

// patience is how long nobody may act on what is late before an administrator hears of it.
const patience = 3 * 24 * time.Hour

// Escalates tells whether an administrator has to hear of what is late: for days nothing was submitted, since it was due or since the
// last submission after that.
func Escalates(due time.Time, submitted *time.Time, now time.Time) bool {
	last := due
	if submitted != nil && submitted.After(due) {
		last = *submitted
	}
	return !now.Before(last.Add(patience))
}
