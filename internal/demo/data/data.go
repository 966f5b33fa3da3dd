// Package data carries the figures of the demonstration cities, one CSV file each, for 2020 to 2025.
//
// The figures are made up (tools/demodata makes them) so that they roll up to what the plans print for 2020 and take
// plausible courses from there; none is a statement about a real place. The package reads them and nothing else: what is
// reported of them, by whom and how far, is the loader's.
package data

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/rule/quantity"
)

//go:embed *.csv
var files embed.FS

// Mark says what shall become of a figure of the open year; an unmarked one the loader reports as far as it likes.
type Mark string

// The marks.
const (
	Owed       Mark = "owed"       // still to be reported: nothing is entered
	Draft      Mark = "draft"      // entered, not submitted
	Withdrawn  Mark = "withdrawn"  // submitted, then withdrawn by the reporter
	Returned   Mark = "returned"   // submitted as Other, and sent back for it; Value would be right
	Divergence Mark = "divergence" // submitted; statistics of the area have Other instead
)

// Valid tells the marks, and no mark, from anything else.
func (m Mark) Valid() bool {
	switch m {
	case "", Owed, Draft, Withdrawn, Returned, Divergence:
		return true
	}
	return false
}

// Figure is one figure of a demonstration city.
type Figure struct {
	Element  string
	Area     string
	Year     int
	Category string
	Value    quantity.Value
	// Note is the explanation that the checks ask for: why a value is missing, unchanged or far from last year's.
	Note  string
	Mark  Mark
	Other *decimal.Decimal
}

// Figures are a city's figures, by year, element, area and category.
type Figures []Figure

// In gives the figures of one year.
func (fs Figures) In(year int) Figures {
	var out Figures
	for _, f := range fs {
		if f.Year == year {
			out = append(out, f)
		}
	}
	return out
}

// Columns are the first row of every file.
var Columns = []string{"element", "area", "year", "category", "value", "note", "mark", "other"}

// Schemes follows the name of a city's folder: the file of the figures of 2025 that its statistical schemes alone ask for.
const Schemes = "-schemes"

// Read gives the figures of a demonstration city by the name of its folder in the catalogue.
func Read(city string) (Figures, error) {
	name := city + ".csv"
	content, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("demo data: %w", err)
	}
	rows := csv.NewReader(bytes.NewReader(content))
	rows.Comment = '#'
	rows.FieldsPerRecord = len(Columns)
	var figures Figures
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return figures, nil
		}
		if err != nil {
			return nil, fmt.Errorf("demo data: %s: %w", name, err)
		}
		if first {
			continue
		}
		f, err := figure(row)
		if err != nil {
			line, _ := rows.FieldPos(0)
			return nil, fmt.Errorf("demo data: %s:%d: %w", name, line, err)
		}
		figures = append(figures, f)
	}
}

func figure(row []string) (Figure, error) {
	f := Figure{Element: row[0], Area: row[1], Category: row[3], Note: row[5], Mark: Mark(row[6])}
	if !f.Mark.Valid() {
		return f, fmt.Errorf("unknown mark %q", row[6])
	}
	var err error
	if f.Year, err = strconv.Atoi(row[2]); err != nil {
		return f, fmt.Errorf("year: %w", err)
	}
	if f.Value, err = value(row[4]); err != nil {
		return f, err
	}
	if row[7] != "" {
		other, err := quantity.Parse(row[7])
		if err != nil {
			return f, err
		}
		f.Other = &other
	}
	return f, nil
}

// value is a number or the name of an empty state.
func value(text string) (quantity.Value, error) {
	if e, err := quantity.ParseEmptiness(text); err == nil {
		return quantity.Absent(e), nil
	}
	d, err := quantity.Parse(text)
	return quantity.Of(d), err
}
