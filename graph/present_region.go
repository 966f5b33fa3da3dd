package graph

import (
	"slices"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/region"
)

func presentRegion(b *region.Board, lang string) *model.Region {
	out := &model.Region{
		Code: b.Own.Member, Name: b.Own.LocalName(lang), Level: b.Level, Years: b.Years,
		Members:    presentAll(b.Members, func(m region.Member) model.RegionMember { return presentRegionMember(b, m, lang) }),
		Indicators: presentAll(b.Indicators, func(i region.Indicator) model.RegionIndicator { return presentRegionIndicator(i, lang) }),
	}
	for _, i := range b.Indicators {
		for _, year := range b.Years {
			for _, m := range slices.Concat([]region.Member{b.Own}, b.Members) {
				addRegionCell(out, b, i.Code, m.Member, year)
			}
		}
	}
	return out
}

// addRegionCell lengthens every column by one.
func addRegionCell(out *model.Region, b *region.Board, indicator, member string, year int) {
	var value *string
	var reported, expected *int
	var provisional *bool
	c, there := b.At(indicator, member, year)
	if there {
		reported, expected, provisional = &c.Reported, &c.Expected, &c.Provisional
	}
	if c.Value.Valid {
		exact := c.Value.Decimal.String()
		value = &exact
	}
	out.Values, out.Displays, out.Empty = append(out.Values, value), append(out.Displays, c.Display), append(out.Empty, c.Emptiness)
	out.Reported, out.Expected, out.Provisional = append(out.Reported, reported), append(out.Expected, expected), append(out.Provisional, provisional)
}

func presentRegionMember(b *region.Board, m region.Member, lang string) model.RegionMember {
	out := model.RegionMember{Code: m.Member, Name: m.LocalName(lang)}
	for _, year := range b.Years {
		p := b.Progress(m.Member, year)
		out.Complete, out.Started, out.Asked = append(out.Complete, p.Complete), append(out.Started, p.Started), append(out.Asked, p.Asked)
	}
	return out
}

func presentRegionIndicator(i region.Indicator, lang string) model.RegionIndicator {
	out := model.RegionIndicator{Code: i.Code, Name: i.LocalName(lang), Unit: i.Unit, Precision: i.Precision, Direction: i.Direction}
	if !i.AddsUp() {
		why := i.WhyNoTotal(lang)
		out.NoTotal = &why
	}
	return out
}
