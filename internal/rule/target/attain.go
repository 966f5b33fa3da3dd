package target

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

// Item is one target among many, with what counts of it.
type Item struct {
	Code     string
	Group    string // its domain, or its county
	Percent  bool   // its value is a percentage
	Standing Standing
}

// Tally counts verdicts. Nearly counts those that are not met and nearly are; it is never part of Met.
type Tally struct {
	Met, Nearly, Judgeable, Total int
	Unjudged                      []string // codes of those that cannot be judged
}

// GroupTally is the tally of one group.
type GroupTally struct {
	Group string
	Tally
}

// Attainment is the tally over all targets, and by group in the order of their first target.
type Attainment struct {
	Overall Tally
	Groups  []GroupTally
}

// Attain counts what is met among what can be judged.
func Attain(items []Item) Attainment {
	var a Attainment
	place := map[string]int{}
	for _, item := range items {
		i, known := place[item.Group]
		if !known {
			i = len(a.Groups)
			place[item.Group] = i
			a.Groups = append(a.Groups, GroupTally{Group: item.Group})
		}
		a.Overall.add(item)
		a.Groups[i].add(item)
	}
	return a
}

func (t *Tally) add(item Item) {
	t.Total++
	status := item.Standing.Status()
	if !status.Judgeable() {
		t.Unjudged = append(t.Unjudged, item.Code)
		return
	}
	t.Judgeable++
	switch {
	case status == Met:
		t.Met++
	case item.Nearly():
		t.Nearly++
	}
}

var onePoint = decimal.NewFromInt(1)

// Near are the least share of the way, and the most points of a percentage, at which a target counts as nearly met.
func Near() (share, points decimal.Decimal) { return onTrackFrom.Output(), onePoint }

// Nearly tells a target that is not met but nearly is: at least 95% of the way, or within one point of a percentage. A
// person's judgement has no distance.
func (i Item) Nearly() bool {
	v := i.Standing.Computed
	near := v.Share != nil && !v.Share.LessThan(onTrackFrom.Output()) ||
		i.Percent && v.Distance != nil && v.Distance.LessThanOrEqual(onePoint)
	return !i.Standing.Overridden() && v.Status.Near(near)
}

// Near tells whether a verdict with so little left is nearly met: what is met is not, and what cannot be judged is not.
func (s Status) Near(near bool) bool { return near && s.Judgeable() && s != Met }

// Rate is met ÷ judgeable in per cent; false where nothing can be judged.
func (t Tally) Rate() (quantity.Exact, bool) { return t.share(t.Met) }

// RateWithNearly counts the nearly met ones in.
func (t Tally) RateWithNearly() (quantity.Exact, bool) { return t.share(t.Met + t.Nearly) }

func (t Tally) share(n int) (quantity.Exact, bool) {
	return quantity.Ratio(decimal.NewFromInt(int64(n)), decimal.NewFromInt(int64(t.Judgeable)), decimal.NewFromInt(100))
}

// Reason is the tally in words, with the counts beside the percentage.
func (t Tally) Reason() Reason {
	words := map[string]string{
		"total": strconv.Itoa(t.Total), "judgeable": strconv.Itoa(t.Judgeable), "met": strconv.Itoa(t.Met),
		"nearly": strconv.Itoa(t.Nearly), "unjudged": strconv.Itoa(len(t.Unjudged)),
	}
	rate, ok := t.Rate()
	if !ok {
		return Reason{reasonNothingJudged, words}
	}
	words["rate"] = rate.Display(1)
	return Reason{reasonAttained, words}
}
