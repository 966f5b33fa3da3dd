package report

import (
	"strings"

	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// Kind is one of an evaluation's documents.
type Kind string

// The documents.
const (
	Monitoring Kind = "monitoring"
	Evaluation Kind = "evaluation"
	Annex      Kind = "annex"
)

// Kinds are all of them, in the order in which they are shown.
var Kinds = []Kind{Monitoring, Evaluation, Annex}

// The parts of the documents that have a text. That of a domain is DomainPart with the domain's code; the last four are the
// conclusion's.
const (
	Foreword     = "foreword"
	Summary      = "summary"
	Overview     = "overview"
	DomainPart   = "domain/"
	Organisation = "organisation"
	Achievements = "achievements"
	Problems     = "problems"
	Suggestions  = "suggestions"
	Advice       = "advice"
)

// Part is a place in the documents for a text of the office. Where nobody has written one the proposal stands there.
type Part struct {
	Code, Title string
	Documents   []Kind
	Proposal    string
	// Conclusion tells the parts that are written with the evaluation's conclusion.
	Conclusion bool
}

// Parts are all parts of an evaluation's documents, in their order.
func (f *Facts) Parts() []Part {
	one := func(code, title, proposal string, documents ...Kind) Part {
		return Part{Code: code, Title: title, Documents: documents, Proposal: proposal}
	}
	concluded := func(code, title, words string) Part {
		return Part{Code: code, Title: title, Documents: []Kind{Evaluation}, Proposal: words, Conclusion: true}
	}
	out := []Part{
		one(Foreword, "评估工作概述", f.foreword(), Evaluation),
		one(Summary, "总体情况", f.summary(), Monitoring),
		concluded(Overview, "总体评价", f.Conclusion.Overview),
	}
	for _, d := range f.Table.Domains {
		out = append(out, one(DomainPart+d.Code, d.Name, f.domainText(d), Monitoring, Evaluation))
	}
	return append(out,
		one(Organisation, "任务与项目推进情况", f.workText(), Evaluation),
		concluded(Achievements, "主要成效", f.Conclusion.Achievements),
		concluded(Problems, "存在问题", f.Conclusion.Problems),
		concluded(Suggestions, "对策建议", f.Conclusion.Suggestions),
		one(Advice, "监测建议", f.advice(), Monitoring),
	)
}

func (f *Facts) foreword() string {
	text := "根据《" + f.Plan.Title + "》的监测评估要求，" + f.Office.Name + "组织开展了" + f.which() +
		"。评估以{year}年度第{edition}版发布数据为依据，评估对象为" + f.Area.Name
	if len(f.Attained.Areas) > 0 {
		text += "及所辖各地"
	}
	text += "。"
	if len(f.Selves) > 0 {
		text += "共请{asked}个单位开展自评，{submitted}个单位提交了自评报告。"
	}
	return text + "此后对数据的更正不改变本次评估，另以勘误列出。"
}

// which names the evaluation within a sentence.
func (f *Facts) which() string {
	switch f.Evaluation.Kind {
	case evaluation.Annual:
		return "{year}年度评估"
	case evaluation.Midterm:
		return "中期评估"
	default:
		return "终期评估"
	}
}

func (f *Facts) summary() string {
	t := f.Attained.Overall
	text := "{year}年，《" + f.Plan.Title + "》{total}项监测指标中，可评价{judgeable}项，达标{met}项，达标率{rate}。"
	if t.Nearly > 0 {
		text += "另有{nearly}项接近达标。"
	}
	if t.Judgeable > t.Met {
		text += "尚未达标的有{unmet}。"
	}
	if len(t.Unjudged) > 0 {
		text += "暂不可评价的{unjudged}项为{unjudged.names}。"
	}
	return text
}

// domainText says how a domain stands, and its indicators one by one.
func (f *Facts) domainText(d plan.Domain) string {
	if !f.measured(d) {
		return "本领域没有统计监测指标，主要通过任务和项目推进。"
	}
	t, field := f.domain(d.Code), func(key string) string { return "{" + d.Code + "." + key + "}" }
	text := "本领域共" + field("total") + "项指标，可评价" + field("judgeable") + "项，达标" + field("met") + "项"
	if t.Judgeable > 0 {
		text += "，达标率" + field("rate")
	}
	text += "。"
	for n, i := range f.Table.Indicators {
		if i.Domain == d.Code {
			text += f.indicatorText(n, i)
		}
	}
	return text
}

func (f *Facts) indicatorText(n int, i plan.Indicator) string {
	own := f.place(f.Evaluation.AreaCode)
	now, last := f.of(n, own, 0), f.of(n, own, 1)
	if now == nil || now.Emptiness != nil && *now.Emptiness == string(quantity.NotApplicable) {
		return ""
	}
	if !now.Value.Valid {
		return "{" + i.Code + ".name}{" + i.Code + "}。"
	}
	text := "{" + i.Code + ".name}为{" + i.Code + "}"
	if last != nil && last.Value.Valid {
		text += "，{" + i.Code + ".change}"
	}
	text += "，目标为{" + i.Code + ".goal}"
	switch l, _, judged := verdict(now); {
	case judged && l == looks[target.NoData]: // there is a value, and some of what makes it is missing
		text += "，数据不全，暂不评价"
	case judged:
		text += "，{" + i.Code + ".verdict}"
	}
	return text + "。"
}

func (f *Facts) workText() string {
	sentence := func(kind, name string) string {
		field := func(key string) string { return "{" + kind + "." + key + "}" }
		return name + "应由牵头单位报告" + field("owed") + "份，经评定已完成" + field("done") + "份、推进中" + field("underway") + "份、滞后" + field("delayed") + "份、未启动" + field("notstarted") + "份，尚未评定" + field("unrated") + "份。"
	}
	var said []string
	for _, kind := range workKinds {
		for _, w := range f.Evaluation.Work {
			if w.Kind == kind.code {
				said = append(said, sentence(kind.code, kind.zh))
				break
			}
		}
	}
	if len(said) == 0 {
		return "本年度没有应报告的任务和项目。"
	}
	return strings.Join(said, "")
}

func (f *Facts) advice() string {
	t := f.Attained.Overall
	var said []string
	if t.Judgeable > t.Met {
		said = append(said, "对尚未达标的{open}项指标，牵头单位应逐项分析原因，明确措施和完成时限。")
	}
	if len(t.Unjudged) > 0 {
		said = append(said, "对暂不可评价的{unjudged}项指标，应补齐数据或由有权单位作出认定。")
	}
	if len(said) == 0 {
		said = append(said, "各项指标均已达标，应保持现有水平，继续做好常态化监测。")
	}
	return strings.Join(said, "")
}
