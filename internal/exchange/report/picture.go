package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/exchange/chart"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/prose"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Text is what stands in a part of a document, with the fields whose numbers changed since somebody last read it.
type Text struct {
	Pieces  []prose.Piece
	Changed []string
}

// Pictures are a document's, drawn.
type Pictures struct {
	domains, areas, index []byte
	// series are those of the domains.
	series map[string][]byte
}

// The widths of pictures, in millimetres, and how many series stand side by side.
const (
	wide    = 154
	columns = 3
)

// Draw draws the pictures of a document; the annex has none.
func (f *Facts) Draw(kind Kind) (Pictures, error) {
	p := Pictures{series: map[string][]byte{}}
	if kind == Annex {
		return p, nil
	}
	var err error
	if p.domains, err = f.domainBars().PNG(); err != nil {
		return p, fmt.Errorf("report: draw the domains: %w", err)
	}
	if len(f.Attained.Areas) > 0 {
		if p.areas, err = f.areaBars().PNG(); err != nil {
			return p, fmt.Errorf("report: draw the areas: %w", err)
		}
	}
	if bars := f.indexBars(); kind == Evaluation && len(bars.Bars) > 0 {
		if p.index, err = bars.PNG(); err != nil {
			return p, fmt.Errorf("report: draw the index: %w", err)
		}
	}
	for _, d := range f.Table.Domains {
		panels := f.panels(d.Code)
		if kind != Monitoring || len(panels.Panels) == 0 {
			continue
		}
		if p.series[d.Code], err = panels.PNG(); err != nil {
			return p, fmt.Errorf("report: draw the series of %s: %w", d.Code, err)
		}
	}
	return p, nil
}

// domainBars count the verdicts of each domain.
func (f *Facts) domainBars() chart.Bars {
	out := chart.Bars{Width: wide, Legend: true, Strong: -1}
	for _, d := range f.Table.Domains {
		if !f.measured(d) {
			continue
		}
		counts := map[target.Status]int{}
		for n, i := range f.Table.Indicators {
			if l, ok := f.status(n); ok && i.Domain == d.Code {
				counts[l]++
			}
		}
		bar := chart.Bar{Label: d.Name}
		for _, s := range verdicts {
			if counts[s] > 0 {
				bar.Parts = append(bar.Parts, chart.Part{
					Label: looks[s].both(), Color: looks[s].color, Value: float64(counts[s]), Text: fmt.Sprint(counts[s]), Hatched: s == target.NoData,
				})
			}
		}
		out.Bars = append(out.Bars, bar)
	}
	return out
}

// status is the verdict that stands of an indicator in the evaluation's own area; false where it has no part in the indicator.
func (f *Facts) status(indicator int) (target.Status, bool) {
	r := f.own(indicator)
	if _, _, ok := verdict(r); !ok {
		return "", false
	}
	if r.Verdict == nil {
		return target.NoData, true
	}
	return r.Standing().Status(), true
}

const (
	accent = "1f6f63"
	quiet  = "5b6770"
)

func (f *Facts) areaBars() chart.Bars {
	out := chart.Bars{Width: wide, Max: 100, Strong: 0}
	bar := func(name string, t target.Tally) {
		b := chart.Bar{Label: name, Text: fmt.Sprintf("%d/%d  %s", t.Met, t.Judgeable, rate(t))}
		if x, ok := t.Rate(); ok {
			b.Parts = []chart.Part{{Label: name, Color: accent, Value: float(x)}}
		}
		out.Bars = append(out.Bars, b)
	}
	bar(f.Area.Name, f.Attained.Overall)
	for _, g := range f.Attained.Areas {
		bar(f.areaOf(g.Group).Name, g.Tally)
	}
	return out
}

func (f *Facts) indexBars() chart.Bars {
	out := chart.Bars{Width: wide, Max: 100, Strong: -1}
	for _, a := range f.indexed() {
		if x := a.Placed.Index.Total; x != nil {
			out.Bars = append(out.Bars, chart.Bar{Label: a.Area.Name, Text: index(x), Parts: []chart.Part{{Label: a.Area.Name, Color: accent, Value: float(*x)}}})
		}
	}
	return out
}

// panels are the series of a domain's indicators in the evaluation's own area.
func (f *Facts) panels(domain string) chart.Panels {
	out := chart.Panels{Width: wide, Columns: columns}
	own := f.place(f.Evaluation.AreaCode)
	for n, i := range f.Table.Indicators {
		if i.Domain != domain || !f.hasSeries(n, own) {
			continue
		}
		t := f.Table.Targets[i.Code]
		p := chart.Panel{Title: i.Name, Unit: i.Unit, Color: accent, GoalText: printed(i, t.Printed)}
		if t.Value != nil {
			goal := double(*t.Value)
			p.Goal = &goal
		}
		breaks := f.breaksOf(i.Code)
		for y, year := range f.Table.Years {
			at := point(year, f.Table.At(n, own, y))
			at.Anew = slices.ContainsFunc(breaks, func(b rollup.Break) bool { return b.Year == year })
			p.Points = append(p.Points, at)
		}
		out.Panels = append(out.Panels, p)
	}
	return out
}

func (f *Facts) hasSeries(indicator, area int) bool {
	return slices.ContainsFunc(f.Table.Years, func(year int) bool {
		r := f.Table.At(indicator, area, year-f.Table.Years[0])
		return r != nil && r.Value.Valid
	})
}

func point(year int, r *rollup.Result) chart.Point {
	p := chart.Point{X: year}
	if r == nil || !r.Value.Valid {
		return p
	}
	y := double(r.Value.Decimal)
	p.Y, p.Text = &y, bare(r)
	return p
}

func float(x quantity.Exact) float64 { return double(x.Output()) }

// double is a figure as pictures and Excel files hold it. Nothing is computed from it here.
func double(d decimal.Decimal) float64 { return d.InexactFloat64() } //nolint:forbidigo // the last step, out of the product

// format goes up when the documents are laid out otherwise, so that a file from before counts as outdated.
const format = 2

// Digest tells whether what the documents say has changed.
func (f *Facts) Digest(texts map[string]Text) string {
	var said bytes.Buffer
	write := func(v any) {
		// What is written is made of strings and numbers: it cannot fail.
		_ = json.NewEncoder(&said).Encode(v)
	}
	write([]any{format, f.Evaluation.ID, f.steps(), f.Fields(), f.Conclusion, texts})
	for _, b := range f.Breaks {
		write([]any{b.Indicator, b.Year, b.Why, b.Bridge})
	}
	for _, s := range f.Selves {
		write([]any{s.Tenant.Name, s.State, s.Sent, s.Results})
	}
	for _, a := range f.scored() {
		for _, i := range a.Items {
			write([]any{a.Area.Code, i.Item.Code, i.Points.Display(1), i.Ruling})
		}
	}
	for _, s := range f.Surveys {
		write([]any{s.Survey.ID, s.Survey.Answered})
	}
	sum := sha256.Sum256(said.Bytes())
	return hex.EncodeToString(sum[:])
}
