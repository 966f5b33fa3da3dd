package report

import (
	"strings"
	"time"

	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/rule/target"
)

// look is how a verdict shows: always word, shape and colour together, so that it stands in black and white too.
type look struct{ word, shape, color string }

func (l look) both() string { return l.shape + " " + l.word }

// verdicts are in the order in which they are counted.
var verdicts = []target.Status{target.Met, target.OnTrack, target.AtRisk, target.OffTrack, target.Worsening, target.NeedsJudgement, target.NoData}

var looks = map[target.Status]look{
	target.Met:            {"已达标", "●", "1f7a5c"},
	target.OnTrack:        {"进度正常", "◐", "3a6ea5"},
	target.AtRisk:         {"有风险", "▲", "b7791f"},
	target.OffTrack:       {"滞后", "■", "b5472f"},
	target.Worsening:      {"恶化", "▼", "8c1d2f"},
	target.NeedsJudgement: {"待认定", "◇", "6b4fa0"},
	target.NoData:         {"无数据", "○", "5b6770"},
}

var emptinesses = map[quantity.Emptiness]string{
	quantity.NotReported:   "未填报",
	quantity.NotApplicable: "不适用",
	quantity.NotCollected:  "本年未统计",
	quantity.Withheld:      "不公开",
}

// workKinds are what units report on.
var workKinds = []struct{ code, zh, en string }{{progress.KindTask, "任务", "Tasks"}, {progress.KindProject, "重点项目", "Projects"}}

// unranked says why an area has no place among the others.
var unranked = map[composite.Unranked]string{
	composite.Whole:        "—",
	composite.Refused:      "数据不足，不计算指数",
	composite.SmallNumbers: "分母过小，不排位",
	composite.Incomplete:   "指标不全，不排位",
	composite.OthersHidden: "不排位",
	composite.Alone:        "不排位",
}

// none stands where there is nothing to say.
const none = "—"

// value is a result as the documents say it: with its unit, or why there is none.
func value(i plan.Indicator, r *rollup.Result) string {
	if r == nil || r.Display == nil {
		return bare(r)
	}
	return *r.Display + after(i.Unit)
}

// bare is a result without its unit, for tables that have the unit in a column.
func bare(r *rollup.Result) string {
	switch {
	case r == nil:
		return none
	case r.Emptiness != nil:
		return emptinesses[quantity.Emptiness(*r.Emptiness)]
	case r.Display != nil:
		return *r.Display
	}
	return none
}

// after is a unit as it follows a number: a rate of 8 in 100 000 is written 8/10万.
func after(unit string) string { return strings.TrimPrefix(unit, "1") }

// verdict is what stands of a result; ok is false where nothing is judged.
func verdict(r *rollup.Result) (l look, reason string, ok bool) {
	if r == nil || r.Emptiness != nil && *r.Emptiness == string(quantity.NotApplicable) {
		return look{}, "", false
	}
	status, reason, _, judged := r.Stands("zh-CN")
	if !judged {
		return looks[target.NoData], "", true
	}
	return looks[status], reason, true
}

func percent(x quantity.Exact, ok bool) string {
	if !ok {
		return none
	}
	return x.Display(1) + "%"
}

func rate(t target.Tally) string { return percent(t.Rate()) }

func date(t time.Time) string { return t.In(period.China).Format("2006年1月2日") }

// ordinal numbers chapters, as documents of offices do.
func ordinal(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

func listed(names []string) string {
	if len(names) == 0 {
		return "无"
	}
	return "“" + strings.Join(names, "”“") + "”"
}
