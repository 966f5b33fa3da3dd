package planfile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/tenant"
)

var (
	reasonCode = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,31}$`)
	dayForm    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	yearlyDay  = regexp.MustCompile(`^[0-9]{2}-[0-9]{2}$`)
)

// parseRegime reads a city's own way of doing it; what the file leaves out goes the usual way.
func (p *cityParser) parseRegime(o object) regime.Regime {
	r := regime.Regime{
		Bodies: p.parseBodies(o.list("bodies")), Reasons: p.parseReasons(o.list("return_reasons")), Periods: p.parsePeriods(o.list("periods")),
		Grades:  p.parseWords(o, "grades", regime.GradeCodes),
		Ratings: p.parseWords(o, "ratings", regime.RatingCodes),
	}
	if o.has("chain") {
		r.Chain = p.parseChain(o.at("chain"))
	}
	return r.Complete()
}

// day reads a day of the calendar; left out it is "".
func (o object) day(key string) string {
	if !o.has(key) {
		return ""
	}
	v := o.code(key, dayForm)
	if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
		o.r.say(o.at(key), BadCode, "field", key, "value", v, "expected", "YYYY-MM-DD")
		return ""
	}
	return v
}

func (o object) textOrEmpty(key string) string {
	if v := o.textOr(key); v != nil {
		return *v
	}
	return ""
}

func (p *cityParser) parseBodies(items []*yaml.Node) []regime.Body {
	var all []regime.Body
	for _, n := range items {
		before := len(p.problems)
		o := p.object(n, "bodies", "role", "name", "name_en", "short", "short_en", "office", "office_en", "rank", "rank_en", "secretariat", "secretariat_en", "from", "to", "inferred")
		b := regime.Body{
			Role: o.choice("role", regime.Roles...), Name: o.text("name"), NameEN: o.text("name_en"), Short: o.text("short"), ShortEN: o.text("short_en"),
			Office: o.textOrEmpty("office"), OfficeEN: o.textOrEmpty("office_en"), Rank: o.textOrEmpty("rank"), RankEN: o.textOrEmpty("rank_en"),
			Secretariat: o.textOrEmpty("secretariat"), SecretariatEN: o.textOrEmpty("secretariat_en"), From: o.day("from"), To: o.day("to"), Inferred: o.flag("inferred"),
		}
		if b.Role == regime.Committee {
			b.Office, b.OfficeEN = o.text("office"), o.text("office_en")
		}
		if b.To != "" && b.To < b.From {
			p.say(o.at("to"), OutOfRange, "field", "to", "value", b.To, "low", b.From, "high", "")
		}
		all = append(all, b)
		if _, at, twice := (regime.Regime{Bodies: all}).Overlap(); twice && at == len(all)-1 && len(p.problems) == before {
			p.say(n, Duplicate, "field", "bodies", "value", b.Role+" "+b.From)
		}
	}
	if len(items) > 0 && !slices.ContainsFunc(all, func(b regime.Body) bool { return b.Role == regime.Committee || b.Role == "" }) {
		p.say(items[0], Missing, "field", "bodies: role "+regime.Committee)
	}
	return all
}

func (p *cityParser) parseChain(n *yaml.Node) chain.Chain {
	o := p.object(n, "chain", string(chain.County), string(chain.City))
	c := chain.Chain{}
	before := len(p.problems)
	for _, level := range []chain.Level{chain.County, chain.City} {
		o.need(string(level))
		var steps []chain.Step
		for _, item := range o.list(string(level)) {
			q := p.object(item, "chain", "stage", "duties", "name", "name_en")
			s := chain.Step{
				Stage: chain.Stage(q.choice("stage", string(chain.DepartmentReview), string(chain.CountySignOff), string(chain.LineCheck), string(chain.CitySignOff))),
				Name:  q.text("name"), NameEN: q.text("name_en"),
			}
			duties := q.refs("duties", "duty", set([]string{string(chain.Reviewer), string(chain.Office), string(chain.Statistics), string(chain.Line)}))
			for _, d := range duties {
				s.Duties = append(s.Duties, chain.Duty(d))
			}
			steps = append(steps, s)
		}
		c[level] = chain.Lead(steps)
	}
	if broken, is := fault.As(c.Validate()); is && len(p.problems) == before {
		p.say(n, BadChain, "what", broken.Params["what"])
	}
	return c
}

func (p *cityParser) parseReasons(items []*yaml.Node) []regime.Reason {
	var all []regime.Reason
	for _, n := range items {
		o := p.object(n, "return_reasons", "code", "name", "name_en", "needs_words")
		r := regime.Reason{Code: o.code("code", reasonCode), Name: o.text("name"), NameEN: o.text("name_en"), NeedsWords: o.flag("needs_words")}
		p.unique(o.at("code"), "return reason", r.Code)
		all = append(all, r)
	}
	return all
}

func (p *cityParser) parsePeriods(items []*yaml.Node) period.Kinds {
	var all period.Kinds
	for _, n := range items {
		o := p.object(n, "periods", "code", "name", "name_en", "shape", "from", "months", "offset", "at", "years", "since")
		k := period.Kind{
			Code: o.code("code", elementCode), Name: o.text("name"), NameEN: o.text("name_en"),
			Shape: period.Shape(o.choice("shape", string(period.Span), string(period.Stock), string(period.Survey), string(period.Term), string(period.Cumulative))),
		}
		p.unique(o.at("code"), "period", k.Code)
		switch k.Shape {
		case period.Span:
			k.Month, k.Day = o.monthDay("from")
			k.Months = o.integer("months", 1, 24)
			if offset := o.integerOr("offset", -1, 1); offset != nil {
				k.Offset = *offset
			}
		case period.Stock, period.Term:
			k.Month, k.Day = o.monthDay("at")
		case period.Cumulative:
			k.Since = o.year("since")
		case period.Survey:
		}
		for _, y := range o.list("years") {
			k.Years = append(k.Years, p.listedYear(y))
		}
		if what := k.Wrong(); what != "" && k.Shape != "" {
			p.say(n, WrongShape, "field", "periods", "expected", what)
		}
		all = append(all, k)
	}
	return all
}

func (p *cityParser) listedYear(n *yaml.Node) int {
	year, err := strconv.Atoi(n.Value)
	if err != nil || n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" {
		p.say(n, BadNumber, "field", "years", "value", n.Value)
		return 0
	}
	if year < firstYear || year > lastYear {
		p.say(n, OutOfRange, "field", "years", "value", n.Value, "low", strconv.Itoa(firstYear), "high", strconv.Itoa(lastYear))
	}
	return year
}

// monthDay reads a day of every year, MM-DD.
func (o object) monthDay(key string) (int, int) {
	v := o.code(key, yearlyDay)
	month, day, _ := strings.Cut(v, "-")
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return m, d
}

// parseWords reads what a city calls the grades or ratings: all of them or none.
func (p *cityParser) parseWords(o object, field string, codes []string) []regime.Word {
	var all []regime.Word
	for _, n := range o.list(field) {
		q := p.object(n, field, "code", "name", "name_en")
		w := regime.Word{Code: q.choice("code", codes...), Name: q.text("name"), NameEN: q.text("name_en")}
		p.unique(q.at("code"), field, w.Code)
		all = append(all, w)
	}
	if len(all) > 0 && len(all) != len(codes) {
		p.say(o.at(field), WrongShape, "field", field, "expected", strings.Join(codes, ", "))
	}
	return all
}

// former reads the names that a department had before, the oldest first.
func (p *cityParser) former(names object) tenant.FormerNames {
	var all tenant.FormerNames
	for _, n := range names.list("former") {
		o := p.object(n, "former", "until", "name", "name_en")
		o.need("until")
		f := tenant.FormerName{Until: o.day("until"), Name: o.text("name"), NameEN: o.text("name_en")}
		if len(all) > 0 && f.Until <= all[len(all)-1].Until {
			p.say(o.at("until"), OutOfRange, "field", "until", "value", f.Until, "low", all[len(all)-1].Until, "high", "")
		}
		all = append(all, f)
	}
	return all
}
