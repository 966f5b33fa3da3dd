package main

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/tenant"
)

// simulator makes up what the sources of a city might deliver: of the right form and size, told apart by a hash, so that it is the same
// each time. Nothing of it is true.
type simulator struct {
	city     planfile.City
	elements map[string]plan.Element
	// wholes are the denominators of elements, with the multiplier of their rate.
	wholes map[string]whole
	year   int
}

type whole struct {
	of         string
	multiplier int64
}

func newSimulator(city planfile.City, year int) *simulator {
	s := &simulator{city: city, elements: map[string]plan.Element{}, wholes: map[string]whole{}, year: year}
	for _, c := range city.Plans {
		for _, e := range c.Elements {
			s.elements[e.Code] = e
		}
		for _, i := range c.Indicators {
			if i.Numerator != nil && i.Denominator != nil {
				s.wholes[*i.Numerator] = whole{*i.Denominator, i.Multiplier.IntPart()}
			}
		}
	}
	return s
}

// body is a delivery of a source: each of its figures for each area that is asked for it, and each of its counts for the whole city in
// each month that is over.
func (s *simulator) body(d source.Draft, now time.Time) feed.Body {
	b := feed.Body{Format: feed.Format, AsOf: lastDay(s.year, now).Format(time.DateOnly)}
	for _, code := range d.Elements {
		e := s.elements[code]
		for _, a := range s.city.Areas {
			if a.Level != tenant.LevelTown && e.AskedOf(a.Level) && (len(d.Areas) == 0 || slices.Contains(d.Areas, a.Code)) {
				b.Figures = append(b.Figures, feed.Figure{Field: code, Area: a.Code, Year: s.year, Value: s.value(e, a.Code)})
			}
		}
	}
	for _, k := range d.Kinds {
		for month := 1; month <= 12; month++ {
			if s.year == now.Year() && month >= int(now.Month()) {
				break
			}
			count := 20 + roll(d.Code, k.Kind, strconv.Itoa(month))%180
			b.Events = append(b.Events, feed.Event{Kind: k.Kind, Area: s.city.City.CityID, Month: fmt.Sprintf("%04d-%02d", s.year, month), Count: count})
		}
	}
	return b
}

// lastDay is the year's last one, or yesterday while the year runs.
func lastDay(year int, now time.Time) time.Time {
	end := time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)
	if yesterday := now.AddDate(0, 0, -1); end.After(yesterday) {
		return yesterday
	}
	return end
}

// value is of the size that one would expect: a share where it is one, a part of its whole where it has one.
func (s *simulator) value(e plan.Element, area string) string {
	chance := roll(e.Code, area)
	if e.Kind == plan.KindFlag {
		return "1"
	}
	if e.Unit == "%" {
		return fmt.Sprintf("%d.%d", 60+chance%39, chance%10)
	}
	w, part := s.wholes[e.Code]
	if !part {
		return strconv.Itoa(2000 + chance%8000)
	}
	all := 2000 + roll(w.of, area)%8000
	rate := 5 + chance%4 // of a thousand, or of a hundred thousand
	if w.multiplier <= 100 {
		rate = 60 + chance%35
	}
	return strconv.FormatInt(int64(all)*int64(rate)/max(w.multiplier, 1), 10)
}

func roll(of ...string) int {
	h := fnv.New32a()
	for _, part := range of {
		_, _ = h.Write([]byte(part + "/"))
	}
	return int(h.Sum32() % 100_000)
}
