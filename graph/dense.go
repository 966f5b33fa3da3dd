package graph

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
)

// dense is the roll-up as columns; Query.board in the schema documents it.
type dense struct {
	Plan       string           `json:"plan"`
	Basis      rollup.Basis     `json:"basis"`
	Years      []int            `json:"years"`
	Areas      []denseArea      `json:"areas"`
	Domains    []denseDomain    `json:"domains"`
	Indicators []denseIndicator `json:"indicators"`
	Values     []*string        `json:"values"`
	Displays   []*string        `json:"displays"`
	Verdicts   []*string        `json:"verdicts"`
	Reasons    []*string        `json:"reasons"`
	Judged     []*bool          `json:"judged"`
	Nearly     []*bool          `json:"nearly"`
	Empty      []*string        `json:"empty"`
	Reported   []*int           `json:"reported"`
	Expected   []*int           `json:"expected"`
	Missing    [][]string       `json:"missing"`
}

type denseArea struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Level string `json:"level"`
}

type denseDomain struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type denseIndicator struct {
	Code       string  `json:"code"`
	Name       string  `json:"name"`
	Unit       string  `json:"unit"`
	Precision  int     `json:"precision"`
	Domain     string  `json:"domain"`
	Direction  string  `json:"direction"`
	Target     string  `json:"target"`
	TargetType string  `json:"targetType"`
	Baseline   *string `json:"baseline"`
}

// encodeDense writes a table as ready JSON; say puts the names of the city's bodies into what is said of a value.
func encodeDense(t *rollup.Table, lang string, say func(string) string) ([]byte, error) {
	d := dense{Plan: t.Plan.Code, Basis: t.Basis, Years: t.Years}
	for _, a := range t.Areas {
		d.Areas = append(d.Areas, denseArea{a.Code, a.LocalName(lang), a.Level})
	}
	for _, domain := range t.Domains {
		d.Domains = append(d.Domains, denseDomain{domain.Code, domain.LocalName(lang)})
	}
	for _, i := range t.Indicators {
		target := t.Targets[i.Code]
		d.Indicators = append(d.Indicators, denseIndicator{
			i.Code, i.LocalName(lang), i.Unit, i.Precision, i.Domain, i.Direction, target.Printed, target.Type, text(target.BaselineValue),
		})
	}
	perIndicator := len(t.Areas) * len(t.Years)
	for n, r := range t.Cells {
		d.add(t.Indicators[n/perIndicator], r, lang, say)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("graph: encode the board: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

func (d *dense) add(i plan.Indicator, r *rollup.Result, lang string, say func(string) string) {
	if r == nil {
		r = &rollup.Result{}
		d.Reported, d.Expected = append(d.Reported, nil), append(d.Expected, nil)
	} else {
		d.Reported, d.Expected = append(d.Reported, &r.Reported), append(d.Expected, &r.Expected)
	}
	d.Values, d.Displays, d.Empty = append(d.Values, nullText(r.Value)), append(d.Displays, r.Display), append(d.Empty, r.Emptiness)
	d.Missing = append(d.Missing, r.Missing)
	var verdict, reason *string
	var judged, nearly *bool
	if stands, says, signed, ok := r.Stands(lang); ok {
		status := string(stands)
		says = say(says)
		almost := rollup.Item(i, *r).Nearly()
		verdict, reason, judged, nearly = &status, &says, &signed, &almost
	}
	d.Verdicts, d.Reasons, d.Judged, d.Nearly = append(d.Verdicts, verdict), append(d.Reasons, reason), append(d.Judged, judged), append(d.Nearly, nearly)
}
