package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/demo/data"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/check"
	"github.com/liangce/liangce/internal/rule/period"
)

const head = `# Demonstration data, made up by tools/demodata: not figures of any real place. They roll up to what the plans print for
# 2020; the years after are invented. value is a number or an empty state; note explains what the checks would ask about;
# mark and other tell the loader what becomes of some figures of the open year.
`

// files are the city's figures by the name of their file, each with the note that the checks ask for: those of the plans, and of the
// open year what the statistical schemes alone ask for.
func (r recipe) files() (map[string][]byte, error) {
	city, problems := planfile.ReadCity(catalogue.FS, r.folder)
	if len(problems) > 0 {
		return nil, problems
	}
	elements, ofPlan := map[string]plan.Element{}, map[string]bool{}
	for _, p := range city.Catalogues() {
		for _, e := range p.Elements {
			elements[e.Code] = e
			ofPlan[e.Code] = ofPlan[e.Code] || !p.Plan.Scheme
		}
	}
	var plans, schemes data.Figures
	for _, f := range r.figures() {
		if _, known := elements[f.Element]; !known || ofPlan[f.Element] {
			plans = append(plans, f)
		} else if f.Year == lastYear {
			schemes = append(schemes, f)
		}
	}
	out := map[string][]byte{}
	for name, figures := range map[string]data.Figures{r.folder: plans, r.folder + data.Schemes: schemes} {
		if len(figures) == 0 {
			continue
		}
		if err := r.explain(figures, elements, city.Regime.Periods); err != nil {
			return nil, err
		}
		content, err := encode(figures)
		if err != nil {
			return nil, err
		}
		out[name+".csv"] = content
	}
	return out, nil
}

func encode(figures data.Figures) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(head)
	w := csv.NewWriter(&out)
	rows := [][]string{data.Columns}
	for _, f := range figures {
		value, other := string(f.Value.Empty), ""
		if f.Value.Present() {
			value = f.Value.Dec.String()
		}
		if f.Other != nil {
			other = f.Other.String()
		}
		rows = append(rows, []string{f.Element, f.Area, strconv.Itoa(f.Year), f.Category, value, f.Note, string(f.Mark), other})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// words are the notes that serve any element; a real jump has one of its own.
var words = map[check.Code]string{
	check.Unchanged:  "与上年数据相同，已核对原始台账",
	check.Jump:       "较上年变动较大，已与原始台账核对",
	check.SuddenZero: "本年确无此类情况，已核对",
}

// explain runs the checks that a sheet runs, and writes a note where a figure needs one.
func (r recipe) explain(figures data.Figures, elements map[string]plan.Element, periods period.Kinds) error {
	type place struct {
		element, area, category string
		year                    int
	}
	all := map[place]data.Figure{}
	for _, f := range figures {
		all[place{f.Element, f.Area, f.Category, f.Year}] = f
	}
	for i := range figures {
		f := &figures[i]
		e, ok := elements[f.Element]
		if !ok {
			return fmt.Errorf("the catalogue has no element %s", f.Element)
		}
		cell := check.Cell{
			Element: f.Element, Area: f.Area, Category: f.Category, Kind: check.Kind(e.Kind), Value: f.Value, Explanation: f.Note,
			TermStock: periods.Of(e.PeriodBasis).Steps(),
		}
		if last, ok := all[place{f.Element, f.Area, f.Category, f.Year - 1}]; ok {
			cell.LastYear = &last.Value
		}
		for _, p := range check.Run([]check.Cell{cell}, nil, check.Rules{}) {
			note := words[p.Code]
			if p.Code == check.Jump && r.jumps[f.Element] != "" {
				note = r.jumps[f.Element]
			}
			if f.Note == "" {
				f.Note = note
			}
			if f.Note == "" {
				return fmt.Errorf("%s of %s in %d: %s needs a note", f.Element, f.Area, f.Year, p.Code)
			}
		}
	}
	return nil
}
