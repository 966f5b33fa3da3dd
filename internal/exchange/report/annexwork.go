package report

import (
	"fmt"

	"github.com/liangce/liangce/internal/rule/composite"
	"github.com/liangce/liangce/internal/rule/quantity"
)

func (f *Facts) workPage(b *book) {
	p := b.page(workSheet, 1, 14, 30, 10, 10, 10, 10, 10, 10)
	p.heads("类别", "领域", "应报告", "已完成", "推进中", "滞后", "未启动", "未评定")
	for _, kind := range workKinds {
		first := p.row + 1
		var sums [6]int
		for _, w := range f.Evaluation.Work {
			if w.Kind != kind.code {
				continue
			}
			here := p.row + 1
			row := []cell{words(kind.zh), words(f.workName(w))}
			for n, c := range []int{w.Owed, w.Done, w.UnderWay, w.Delayed, w.NotStarted, w.Unrated()} {
				sums[n] += c
				row = append(row, count(c))
			}
			row[7] = row[7].by(fmt.Sprintf("%s-SUM(%s:%s)", at(2, here), at(3, here), at(6, here)))
			p.put(row...)
		}
		if p.row < first {
			continue
		}
		row := []cell{bold(kind.zh), bold("合计")}
		for n, sum := range sums {
			row = append(row, count(sum).loud().by(fmt.Sprintf("SUM(%s:%s)", at(n+2, first), at(n+2, p.row))))
		}
		p.put(row...)
	}
	p.end()
}

// scorePage weighs the experts' points: the weights in a row of their own above the areas.
func (f *Facts) scorePage(b *book) {
	p := b.page(scoreSheet, 2, 24)
	scored := f.scored()
	if len(scored) == 0 {
		p.put(words("本次评估没有专家评分，或评分尚未公开。"))
		p.end()
		return
	}
	heads, weights := []cell{head("地区")}, []cell{bold("权重（%）")}
	for _, i := range f.Standings.Sheet.Items {
		heads, weights = append(heads, head(i.Name)), append(weights, exact(i.Weight).loud())
	}
	last := len(f.Standings.Sheet.Items)
	p.put(append(heads, head("加权总分"), head("裁定项数"))...)
	p.put(weights...)
	for _, a := range scored {
		here, ruled := p.row+1, 0
		row := []cell{words(a.Area.Name)}
		for _, i := range a.Items {
			row = append(row, number(i.Points.Output(), 1))
			if i.Ruling != nil {
				ruled++
			}
		}
		sum := cell{value: none, style: faint}
		if points, settled := a.Total(); settled {
			sum = number(points, 1).loud().by(fmt.Sprintf("ROUND(SUMPRODUCT(%s:%s,$%s$2:$%s$2)/100,1)", at(1, here), at(last, here), letter(1), letter(last)))
		}
		p.put(append(row, sum, count(ruled))...)
	}
	p.end()
}

// letter names a column, from 0.
func letter(column int) string {
	name := at(column, 1)
	return name[:len(name)-1]
}

// indexPage shows the scores of the domains and their weights, of which the index is the weighted mean over those that have one.
func (f *Facts) indexPage(b *book) {
	p := b.page(indexSheet, 2, 24)
	heads, weights := []cell{head("地区")}, []cell{bold("权重")}
	for _, d := range f.Table.Domains {
		weight := quantity.FromInt(1)
		if w, set := f.Index.Weights.Domains[d.Code]; set {
			weight = quantity.FromDecimal(w)
		}
		heads, weights = append(heads, head(d.Name)), append(weights, number(weight.Output(), 2).loud())
	}
	last := len(f.Table.Domains)
	p.put(append(heads, head("指数"), head("位次"), head("有数据的权重（%）"))...)
	p.put(weights...)
	for _, a := range f.indexed() {
		here := p.row + 1
		row := []cell{words(a.Area.Name)}
		for _, d := range f.Table.Domains {
			row = append(row, domainScore(a.Placed.Index, d.Code))
		}
		total := cell{value: none, style: faint}
		if x := a.Placed.Index.Total; x != nil {
			points, weight := at(1, here)+":"+at(last, here), fmt.Sprintf("$%s$2:$%s$2", letter(1), letter(last))
			total = number(x.Output(), 2).loud().by(fmt.Sprintf("SUMPRODUCT(%[1]s,%[2]s)/SUMIF(%[1]s,\">=0\",%[2]s)", points, weight))
		}
		rank := cell{value: unranked[a.Placed.Why], style: faint}
		if a.Placed.Rank > 0 {
			rank = count(a.Placed.Rank)
		}
		p.put(append(row, total, rank, number(a.Placed.Index.Answered.Output(), 1))...)
	}
	p.end()
}

// domainScore is empty where a domain has none: the formula counts it as nothing then.
func domainScore(x composite.Index, code string) cell {
	for _, d := range x.Domains {
		if d.Code == code && d.Score != nil {
			return number(d.Score.Output(), 2)
		}
	}
	return cell{}
}

func (f *Facts) selfPage(b *book) {
	p := b.page(selfSheet, 1, 36, 12, 12, 12, 12, 12, 12, 12, 12)
	p.heads("单位", "自评", "牵头指标", "可评价", "达标", "应报数据", "按时", "应报任务报告", "通过")
	for _, s := range f.Selves {
		state := "未提交"
		if s.Sent != nil {
			state = "已提交"
		}
		c := s.Results
		row := []cell{words(s.Tenant.Name), words(state)}
		for _, n := range []int{c.Indicators.Led, c.Indicators.Judgeable, c.Indicators.Met, c.Figures.Owed, c.Figures.InTime, c.Tasks.Owed, c.Tasks.Accepted} {
			row = append(row, count(n))
		}
		p.put(row...)
	}
	p.end()
}
