package reconcile

import (
	"testing"

	"github.com/shopspring/decimal"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func TestBetween(t *testing.T) {
	cases := []struct{ reason, reported, other, absolute, percent string }{
		{"more than the yearbook", "103", "100", "3", "3"},
		{"less", "98", "100", "-2", "-2"},
		{"the same", "7", "7.0", "0", "0"},
		{"a share that does not end", "4", "3", "1", "33.33"},
		{"half is rounded up, away from zero", "1.00125", "1", "0.00125", "0.13"},
		{"of nothing there is no share", "4", "0", "4", ""},
		{"the sign is that of the difference, whatever the other's", "-4", "-2", "-2", "-100"},
	}
	for _, c := range cases {
		got := Between(d(c.reported), d(c.other))
		percent := ""
		if got.Percent != nil {
			percent = got.Percent.String()
		}
		if got.Absolute.String() != c.absolute || percent != c.percent {
			t.Errorf("%s: %s, %q", c.reason, got.Absolute, percent)
		}
	}
}

func TestWithin(t *testing.T) {
	cases := []struct {
		reason, reported, other, percent string
		want                             bool
	}{
		{"equal needs no tolerance", "5", "5", "0", true},
		{"one person is one too many", "6", "5", "0", false},
		{"on the edge is within", "103", "100", "3", true},
		{"just beyond it is not, though it is told as 3.00", "103.0001", "100", "3", false},
		{"below is judged as above", "97", "100", "3", true},
		{"of nothing no share is within", "1", "0", "100", false},
		{"nothing and nothing are equal", "0", "0", "0", true},
	}
	for _, c := range cases {
		if Within(d(c.reported), d(c.other), d(c.percent)) != c.want {
			t.Error(c.reason)
		}
	}
}

func TestWhoseTurnADisputeIs(t *testing.T) {
	cases := []struct {
		reason string
		is     Dispute
		state  State
		turn   Party
	}{
		{"just recorded", Dispute{}, Open, Reporter},
		{"answered", Dispute{Answered: true}, Answered, Claimant},
		{"answered, and sent back all the same", Dispute{Answered: true, Returned: true}, Open, Reporter},
		{"handed in again as it was", Dispute{Repeated: true}, Answered, Claimant},
		{"accepted", Dispute{Answered: true, Accepted: true}, Accepted, Nobody},
		{"corrected, though a later revision was sent back", Dispute{Corrected: true, Returned: true}, Corrected, Nobody},
	}
	for _, c := range cases {
		if state, turn := c.is.Standing(); state != c.state || turn != c.turn {
			t.Errorf("%s: %s, %q", c.reason, state, turn)
		}
	}
}

func TestHowASourceStands(t *testing.T) {
	five, six := d("5"), d("6")
	cases := []struct {
		reason   string
		is       Held
		reported *decimal.Decimal
		state    State
		turn     Party
	}{
		{"nothing is reported", Held{Value: five}, nil, Incomplete, Nobody},
		{"the same", Held{Value: five}, &five, Agrees, Nobody},
		{"not the same", Held{Value: five}, &six, Differs, Claimant},
		{"not the same, within the tolerance", Held{Value: five, Tolerance: d("20")}, &six, Agrees, Nobody},
		{"let stand", Held{Value: five, Accepts: &six}, &six, Accepted, Nobody},
		{"what was let stand was another value", Held{Value: d("9"), Accepts: &five}, &six, Differs, Claimant},
	}
	for _, c := range cases {
		if state, turn := c.is.Standing(c.reported); state != c.state || turn != c.turn {
			t.Errorf("%s: %s, %q", c.reason, state, turn)
		}
	}
}

func TestWhatIsSeenToFirst(t *testing.T) {
	for i, s := range order[:len(order)-1] {
		if s.Compare(order[i+1]) >= 0 || order[i+1].Compare(s) <= 0 || s.Compare(s) != 0 {
			t.Errorf("%s and %s", s, order[i+1])
		}
	}
}
