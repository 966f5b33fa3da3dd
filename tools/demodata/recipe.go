package main

import (
	"github.com/liangce/liangce/internal/demo/data"
)

// The years that figures are made for.
const (
	firstYear = 2020
	lastYear  = 2025
)

// years holds one number per year; notCollected where there is none.
type years [lastYear - firstYear + 1]int

const notCollected = -1

// series is the recipe of a county element: the city's totals, and how they fall on the areas.
type series struct {
	element string
	totals  years
	// municipal is the part of the city's own institutions in thousandths; with 0 the element does not apply to them.
	municipal int
	// like is the element whose values the areas share by; without one they share by the number of people.
	like string
	// part says that no area's value may exceed its value of like.
	part bool
	// spread and noise are how far an area departs from its share, in thousandths: always, and from year to year.
	spread, noise int
	// by is what the areas share by instead of people; what it counts does not move from year to year.
	by map[string]int
}

// flags is the recipe of a county_flag element: the counties that do not have the property, by year.
type flags struct {
	element string
	// without lists them for each year; nil where the year was not collected.
	without [lastYear - firstYear + 1][]string
}

// entered is the recipe of a city element: its value for each year as text, "" where it was not collected.
type entered struct {
	element string
	values  [lastYear - firstYear + 1]string
}

// split is the recipe of one of an element's divisions: what falls on each part in thousandths; the last part is the rest.
type split struct {
	element string
	parts   []string
	shares  []int
	// partly names areas that do not report the last part.
	partly []string
}

// fate marks a figure of the open year.
type fate struct {
	element, area string
	mark          data.Mark
	// other is derived from the value: ten times it, or so many more.
	times, plus int64
}

// recipe is a city's.
type recipe struct {
	folder  string
	people  map[string]int // of each county, in hundreds: what areas share by
	own     string         // the area of the city's own institutions
	series  []series
	flags   []flags
	entered []entered
	splits  []split
	fates   []fate
	// why says, by element, why a year was not collected or a jump is real.
	missing map[string]string
	jumps   map[string]string
}

func recipes() []recipe { return []recipe{jiaxing(), huzhou()} }
