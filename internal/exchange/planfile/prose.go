package planfile

import (
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/formula"
	"github.com/liangce/liangce/internal/rule/target"
)

// owner is the task or project whose text holds a target: its people report what measures it.
type owner struct {
	lead    string
	support []string
	domain  string
	belong  func(*plan.ProseTarget)
}

// prose reads the targets in the text of a task or project.
func (p *parser) prose(o object, indicators map[string]bool, of owner) {
	for _, n := range o.list("targets") {
		before := len(p.problems)
		q := p.object(n, "targets", "code", "name", "name_en", "type", "op", "value", "unit", "printed", "note", "units", "units_total", "indicators", "measured_by",
			"element", "out_of", "reference", "band", "further")
		t := plan.ProseTarget{
			Code: p.ownCode(q, "target"), Number: len(p.c.ProseTargets) + 1, Name: q.text("name"), NameEN: q.text("name_en"),
			Type: p.targetType(q), Op: q.textOr("op"), Value: q.number("value"), Unit: q.textOr("unit"), Printed: q.text("printed"),
			Note: q.textOr("note"), Units: q.textOr("units"), UnitsTotal: q.integerOr("units_total", 1, 1_000_000),
			Indicators: q.refs("indicators", "indicator", indicators), Further: q.flag("further"),
		}
		of.belong(&t)
		t.Reference, t.Band = p.beside(q, t.Type, t.Code)
		switch {
		case q.has("measured_by") && q.has("element"):
			p.say(q.at("element"), UnknownKey, "key", "element", "known", "measured_by")
		case q.has("measured_by"):
			code := q.ref("measured_by", "indicator", set(t.Indicators))
			t.MeasuredBy = &code
		case q.has("element"):
			p.measure(q, &t, of)
		}
		p.c.ProseTargets = append(p.c.ProseTargets, t)
		if len(p.problems) == before {
			p.proseAsPrinted(q, t)
		}
	}
}

// measure makes what is reported for a target computable as an indicator is: the lead department reports it for the city, a
// number of units together with how many there are.
func (p *parser) measure(o object, t *plan.ProseTarget, of owner) {
	element, ok := p.reported(o, "element")
	if !ok {
		return
	}
	t.MeasuredBy = &t.Code
	p.unique(o.at("code"), "measure", t.Code)
	if p.known("indicator")[t.Code] {
		p.say(o.at("code"), Duplicate, "field", "indicator", "value", t.Code)
	}
	m := plan.Indicator{
		// Behind all indicators, in the order of the text.
		Code: t.Code, Number: mostRows + t.Number, Domain: of.domain, Name: t.Name, NameEN: t.NameEN, Unit: element.Unit, Precision: 2,
		Direction: string(better(*t)), Method: string(formula.CityOnly), Multiplier: decimal.NewFromInt(1),
		PeriodBasis: element.PeriodBasis, Lead: of.lead, Support: of.support, Measure: true, Inferred: true,
	}
	if o.has("out_of") {
		whole, ok := p.reported(o, "out_of")
		if !ok {
			return
		}
		m.Numerator, m.Denominator, m.Unit, m.Multiplier = &element.Code, &whole.Code, "%", decimal.NewFromInt(100)
	} else if m.Count = &element.Code; element.Kind == plan.KindCount {
		m.Precision = 0
	}
	p.c.Measures = append(p.c.Measures, m)
}

// reported finds an element that the city's department reports.
func (p *parser) reported(o object, key string) (plan.Element, bool) {
	code := o.text(key)
	e, ok := p.elements[code]
	switch {
	case code == "":
	case !ok:
		p.say(o.at(key), NoSuch, "field", "element", "value", code)
	case e.Level != plan.LevelCity:
		p.say(o.at(key), WrongShape, "field", key, "expected", "level: "+plan.LevelCity)
	default:
		return e, true
	}
	return plan.Element{}, false
}

// better is the direction that the text asks for.
func better(t plan.ProseTarget) target.Direction {
	switch target.Type(t.Type) {
	case target.ThresholdMax, target.DecreaseEveryYear:
		return target.LowerBetter
	case target.Approx, target.Commensurate:
		return target.NeutralBand
	case target.Directional, target.AnnualStep:
		if op := target.Op(orEmpty(t.Op)); op == target.Down || op == target.None {
			return target.LowerBetter
		}
	default: // the others ask for more
	}
	return target.HigherBetter
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// beside reads what a value is held against beside its target, where the type of the target asks for it.
func (p *parser) beside(o object, kind, own string) (*string, *decimal.Decimal) {
	var reference *string
	if o.has("reference") {
		known := p.known("indicator")
		for code := range p.known("measure") {
			known[code] = true
		}
		delete(known, own)
		code := o.ref("reference", "indicator", known)
		reference = &code
		if k := target.Type(kind); k != "" && k != target.Commensurate && k != target.RelativeMin {
			p.say(o.at("reference"), BadTarget, "type", kind, "expected", string(target.Commensurate)+" | "+string(target.RelativeMin))
		}
	}
	band := p.positive(o, "band")
	if band != nil && kind != "" && target.Type(kind) != target.Commensurate {
		p.say(o.at("band"), BadTarget, "type", kind, "expected", string(target.Commensurate))
	}
	return reference, band
}
