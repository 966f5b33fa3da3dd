package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
	"github.com/liangce/liangce/internal/tenant"
)

// Field is a number, or a list of names, that a text of the documents may name by its key.
type Field struct {
	Key, Value string
	// The label and the group are for whoever looks for the field.
	Label, LabelEN string
	Group, GroupEN string
}

// LocalLabel is the label in zh-CN or en.
func (f Field) LocalLabel(lang string) string { return fault.Local(lang, f.Label, f.LabelEN) }

// LocalGroup is the group in zh-CN or en.
func (f Field) LocalGroup(lang string) string { return fault.Local(lang, f.Group, f.GroupEN) }

// fields collects them group by group.
type fields struct {
	list            []Field
	group, groupEN  string
	prefix          string
	subject, inside string // what the labels begin with, in both languages
}

func (s *fields) add(key, label, labelEN, value string) {
	if s.subject != "" {
		label, labelEN = s.subject+" · "+label, s.inside+" · "+labelEN
	}
	s.list = append(s.list, Field{Key: s.prefix + key, Value: value, Label: label, LabelEN: labelEN, Group: s.group, GroupEN: s.groupEN})
}

func (s *fields) count(key, label, labelEN string, n int) {
	s.add(key, label, labelEN, strconv.Itoa(n))
}

func (s *fields) in(group, groupEN string) {
	s.group, s.groupEN, s.prefix, s.subject, s.inside = group, groupEN, "", "", ""
}

func (s *fields) of(prefix, subject, subjectEN string) {
	s.prefix, s.subject, s.inside = prefix, subject, subjectEN
}

// Fields are all that the texts of an evaluation's documents may name.
func (f *Facts) Fields() []Field {
	s := &fields{}
	s.in("本次评估", "This evaluation")
	s.count("year", "年份", "Year", f.Evaluation.Year)
	s.count("edition", "发布数据的版次", "Edition of the published data", f.Edition.Edition)
	s.tally(f.Attained.Overall, f.names(f.Attained.Overall.Unjudged))
	s.add("unmet", "尚未达标的指标", "Indicators that are not met", listed(f.unmet("")))
	s.count("asked", "应提交自评的单位", "Units asked for a self-evaluation", len(f.Selves))
	s.count("submitted", "已提交自评的单位", "Units that handed one in", f.submitted())
	f.workFields(s)
	f.domainFields(s)
	f.indicatorFields(s)
	f.areaFields(s)
	return s.list
}

// Values are the fields' values by key.
func Values(list []Field) map[string]string {
	out := make(map[string]string, len(list))
	for _, field := range list {
		out[field.Key] = field.Value
	}
	return out
}

func (s *fields) tally(t target.Tally, unjudged []string) {
	s.count("total", "指标数", "Indicators", t.Total)
	s.count("judgeable", "可评价指标数", "Indicators that can be judged", t.Judgeable)
	s.count("met", "达标指标数", "Indicators met", t.Met)
	s.count("nearly", "接近达标指标数", "Indicators nearly met", t.Nearly)
	s.count("open", "未达标指标数", "Indicators not met", t.Judgeable-t.Met)
	s.add("rate", "达标率", "Rate of attainment", rate(t))
	s.count("unjudged", "暂不可评价指标数", "Indicators that cannot be judged", len(t.Unjudged))
	s.add("unjudged.names", "暂不可评价的指标", "Which cannot be judged", listed(unjudged))
}

func (f *Facts) workFields(s *fields) {
	s.in("任务与项目", "Tasks and projects")
	for _, kind := range workKinds {
		var sum evaluation.Work
		for _, w := range f.Evaluation.Work {
			if w.Kind == kind.code {
				sum.Owed, sum.Done, sum.UnderWay, sum.Delayed, sum.NotStarted = sum.Owed+w.Owed, sum.Done+w.Done, sum.UnderWay+w.UnderWay, sum.Delayed+w.Delayed, sum.NotStarted+w.NotStarted
			}
		}
		s.of(kind.code+".", kind.zh, kind.en)
		s.count("owed", "应报告", "Reports owed", sum.Owed)
		s.count("done", "已完成", "Done", sum.Done)
		s.count("underway", "推进中", "Under way", sum.UnderWay)
		s.count("delayed", "滞后", "Delayed", sum.Delayed)
		s.count("notstarted", "未启动", "Not started", sum.NotStarted)
		s.count("unrated", "未评定", "Not rated", sum.Unrated())
	}
}

func (f *Facts) domainFields(s *fields) {
	s.in("领域", "Domains")
	for _, d := range f.Table.Domains {
		t := f.domain(d.Code)
		s.of(d.Code+".", d.Name, d.LocalName(fault.English))
		s.tally(t, f.names(t.Unjudged))
		s.add("unmet", "尚未达标的指标", "Indicators that are not met", listed(f.unmet(d.Code)))
	}
}

// measured tells whether a domain has indicators; some have tasks only.
func (f *Facts) measured(d plan.Domain) bool {
	return slices.ContainsFunc(f.Table.Indicators, func(i plan.Indicator) bool { return i.Domain == d.Code })
}

func (f *Facts) domain(code string) target.Tally {
	for _, g := range f.Attained.Domains {
		if g.Group == code {
			return g.Tally
		}
	}
	return target.Tally{}
}

func (f *Facts) indicatorFields(s *fields) {
	s.in("指标", "Indicators")
	own := f.place(f.Evaluation.AreaCode)
	for n, i := range f.Table.Indicators {
		t := f.Table.Targets[i.Code]
		now, last := f.of(n, own, 0), f.of(n, own, 1)
		s.of("", i.Code+" "+i.Name, i.Code+" "+i.LocalName(fault.English))
		s.add(i.Code+".name", "名称", "Name", i.Name)
		s.add(i.Code, "本年值", "This year", value(i, now))
		s.add(i.Code+".last", "上年值", "Last year", value(i, last))
		s.add(i.Code+".change", "与上年比", "Change on last year", change(i, last, now))
		s.add(i.Code+".base", "基期值", "Baseline", printed(i, t.BaselinePrinted))
		s.add(i.Code+".goal", "目标", "Target", printed(i, t.Printed))
		if l, _, ok := verdict(now); ok {
			s.add(i.Code+".verdict", "评价", "Verdict", l.word)
		}
	}
}

// printed is what the plan prints of an indicator, with the unit where it is a number.
func printed(i plan.Indicator, text string) string {
	if last := len(text) - 1; last >= 0 && text[last] >= '0' && text[last] <= '9' {
		return text + after(i.Unit)
	}
	return cmp.Or(text, none)
}

// change is by how much a value differs from last year's, as both are shown.
func change(i plan.Indicator, last, now *rollup.Result) string {
	if last == nil || now == nil || !last.Value.Valid || !now.Value.Valid {
		return none
	}
	by := quantity.FromDecimal(now.Value.Decimal).Sub(quantity.FromDecimal(last.Value.Decimal))
	unit := after(i.Unit)
	if i.Unit == "%" {
		unit = "个百分点"
	}
	text := by.Display(i.Precision)
	switch by.Sign() {
	case 0:
		return "与上年持平"
	case 1:
		return "比上年上升" + text + unit
	}
	return "比上年下降" + text[1:] + unit
}

func (f *Facts) areaFields(s *fields) {
	s.in("地区", "Areas")
	for _, g := range f.Attained.Areas {
		a := f.Table.Areas[f.place(g.Group)]
		s.of(g.Group+".", a.Name, a.LocalName(fault.English))
		s.count("met", "达标指标数", "Indicators met", g.Met)
		s.count("judgeable", "可评价指标数", "Indicators that can be judged", g.Judgeable)
		s.add("rate", "达标率", "Rate of attainment", rate(g.Tally))
	}
	for _, a := range f.scored() {
		s.of(a.Area.Code+".", a.Area.Name, a.Area.LocalName(fault.English))
		s.add("score", "专家评分", "Score", total(a))
	}
	for _, a := range f.indexed() {
		s.of(a.Area.Code+".", a.Area.Name, a.Area.LocalName(fault.English))
		s.add("index", "发展指数", "Index", index(a.Placed.Index.Total))
	}
	for n, i := range f.Table.Indicators {
		for _, a := range f.beneath() {
			at := f.Table.Areas[a]
			s.of("", i.Code+" "+i.Name, i.Code+" "+i.LocalName(fault.English))
			s.add(i.Code+"@"+at.Code, at.Name, at.LocalName(fault.English), value(i, f.of(n, a, 0)))
		}
	}
}

// scored are the areas with expert scores, as far as they are revealed.
func (f *Facts) scored() []evaluation.AreaResult {
	if f.Standings == nil {
		return nil
	}
	return f.Standings.Results
}

func total(a evaluation.AreaResult) string {
	if points, settled := a.Total(); settled {
		return points.StringFixed(1)
	}
	return none
}

func index(x *quantity.Exact) string {
	if x == nil {
		return none
	}
	return x.Display(2)
}

func (f *Facts) submitted() int {
	n := 0
	for _, s := range f.Selves {
		if s.FirstSubmittedAt != nil {
			n++
		}
	}
	return n
}

// unmet names the indicators of a domain, of all where it is "", that can be judged and are not met.
func (f *Facts) unmet(domain string) []string {
	var out []string
	for n, i := range f.Table.Indicators {
		r := f.own(n)
		if r == nil || domain != "" && i.Domain != domain {
			continue
		}
		if status := r.Standing().Status(); status.Judgeable() && status != target.Met {
			out = append(out, i.Name)
		}
	}
	return out
}

func (f *Facts) names(codes []string) []string {
	out := make([]string, len(codes))
	for n, code := range codes {
		out[n] = code
		for _, i := range f.Table.Indicators {
			if i.Code == code {
				out[n] = i.Name
			}
		}
	}
	return out
}

// areaOf finds an area of the table.
func (f *Facts) areaOf(code string) tenant.Area { return f.Table.Areas[f.place(code)] }
