package chart_test

import (
	"strconv"
	"testing"

	"github.com/liangce/liangce/internal/exchange/chart"
)

// These are pictures as a report has them; with LIANGCE_TEST_KEEP=folder they are left there to be looked at.

func TestDomains(t *testing.T) {
	names := []string{"共性指标", "儿童福利和未成年人保护", "养老服务", "社会救助", "社会组织", "社会事务", "慈善与社会工作", "基层治理"}
	bars := chart.Bars{Width: 150, Legend: true, Strong: 2}
	for i, name := range names {
		met, good, risk, off := 9-i, i%3+1, i%2, (i+1)%2
		word := func(n int) string {
			if n == 0 {
				return ""
			}
			return strconv.Itoa(n)
		}
		bars.Bars = append(bars.Bars, chart.Bar{Label: name, Text: word(met) + "/" + word(met+good+risk+off) + "  达标", Parts: []chart.Part{
			{Label: "● 已达标", Color: "1f7a5c", Value: float64(met), Text: word(met)},
			{Label: "◐ 进度正常", Color: "3a6ea5", Value: float64(good), Text: word(good)},
			{Label: "▲ 有风险", Color: "b7791f", Value: float64(risk), Text: word(risk)},
			{Label: "■ 滞后", Color: "b5472f", Value: float64(off), Text: word(off)},
			{Label: "○ 无数据", Color: "5b6770", Value: float64(i % 2), Hatched: true},
		}})
	}
	keep(t, "domains.png", bars)
}

func TestCounties(t *testing.T) {
	bars := chart.Bars{Width: 150, Max: 100, Strong: 0}
	for i, name := range []string{"全市", "南湖区", "秀洲区", "嘉善县", "平湖市", "海盐县", "海宁市", "桐乡市"} {
		v := 92.9 - 7.1*float64(i)
		bars.Bars = append(bars.Bars, chart.Bar{Label: name, Text: strconv.Itoa(13-i) + "/14  " + strconv.FormatFloat(v, 'f', 1, 64) + "%", Parts: one(v, "1f6f63")})
	}
	keep(t, "counties.png", bars)
}

func TestNinePanels(t *testing.T) {
	series := func(values ...float64) (all []chart.Point) {
		for i := range 6 {
			p := chart.Point{X: 2020 + i}
			if i < len(values) && values[i] >= 0 {
				p.Y, p.Text = num(values[i]), strconv.FormatFloat(values[i], 'f', -1, 64)
			}
			all = append(all, p)
		}
		return all
	}
	keep(t, "panels.png", chart.Panels{Width: 154, Columns: 3, Panels: []chart.Panel{
		{Title: "每千名老年人拥有社会养老床位数", Unit: "张", Color: "1f7a5c", Points: series(52, 55.1, 57, 58.2), Goal: num(60), GoalText: "目标 ≥60"},
		{Title: "护理型床位占比", Unit: "%", Color: "3a6ea5", Points: series(50, 53, 54.5), Goal: num(65), GoalText: "目标 ≥65"},
		{Title: "人均预期寿命", Unit: "岁", Color: "1f7a5c", Points: series(82.3, 82.6, 82.97, 83.1, 83.2, 83.4), Goal: num(83), GoalText: "目标 ≥83"},
		{Title: "孤儿基本生活保障标准", Unit: "元/月", Color: "b7791f", Points: series(18600, -1, 21200, 22000), Goal: num(26000), GoalText: "目标 26000"},
		{Title: "救助站数", Unit: "个", Color: "1f7a5c", Points: series(7, 7, 7, 7), Goal: num(7), GoalText: "目标 =7"},
		{Title: "火化率", Unit: "%", Color: "5b6770", Points: series(100)},
		{Title: "社会组织数量", Unit: "家", Color: "b5472f", Points: series(3400, 3350, 3210, 3100), Goal: num(3600), GoalText: "目标 ≥3600"},
		{Title: "离婚登记量", Unit: "对", Color: "8c1d2f", Points: series(0, 2, 6, 4, 9), Goal: num(5), GoalText: "目标 ≤5"},
		{Title: "无数据的指标", Unit: "万人", Points: series(), Goal: num(3), GoalText: "目标 3"},
	}})
}
