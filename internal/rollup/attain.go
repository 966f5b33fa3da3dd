package rollup

import (
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Attained is how much of a plan is met in one year: in the area that was asked for, by domain, and in each area beneath it.
type Attained struct {
	Overall target.Tally
	// Domains are in the order of the plan, Areas as the roll-up has them, the area itself left out.
	Domains []target.GroupTally
	Areas   []target.GroupTally
}

// Item is one value as the count of a plan's attainment takes it.
func Item(i plan.Indicator, r Result) target.Item {
	return target.Item{Code: i.Code, Group: i.Domain, Percent: i.Unit == "%", Standing: r.Standing()}
}

// Attain counts the table's last year. What an area has no part in is nobody's to meet; what the caller may not read is not
// counted either.
func (t *Table) Attain(area string) Attained {
	var a Attained
	for n, at := range t.Areas {
		items := t.items(n)
		if at.Code != area {
			a.Areas = append(a.Areas, target.GroupTally{Group: at.Code, Tally: target.Attain(items).Overall})
			continue
		}
		attained := target.Attain(items)
		a.Overall = attained.Overall
		for _, d := range t.Domains {
			for _, g := range attained.Groups {
				if g.Group == d.Code {
					a.Domains = append(a.Domains, g)
				}
			}
		}
	}
	return a
}

func (t *Table) items(area int) []target.Item {
	var items []target.Item
	for n, i := range t.Indicators {
		r := t.At(n, area, len(t.Years)-1)
		if r == nil || r.Emptiness != nil && *r.Emptiness == string(quantity.NotApplicable) {
			continue
		}
		items = append(items, Item(i, *r))
	}
	return items
}
