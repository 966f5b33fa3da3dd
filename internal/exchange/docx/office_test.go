package docx_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/docx"
	"github.com/liangce/liangce/internal/exchange/officetest"
)

// rowsOfLongTable are more than a page holds.
const rowsOfLongTable = 70

// report has everything that a document can have.
func report(t *testing.T) *docx.Document {
	t.Helper()
	d := docx.New(docx.Properties{
		Title: "示范市民政事业发展规划实施情况年度评估报告", Subject: "年度评估", Author: "示范市发展和改革委员会",
		At: time.Date(2022, 3, 1, 0, 0, 0, 0, time.UTC),
	})
	d.Contents("目录")
	d.Cover(docx.Cover{
		Over: "示范市“十四五”民政事业发展规划", Title: "示范市民政事业发展规划实施情况年度评估报告", Under: "（2021年度）",
		Foot: []string{"示范市发展和改革委员会", "2022年3月"}, Mark: "征求意见稿",
	})
	d.Heading(1, "一、总体情况")
	d.Paragraph(docx.Run{Text: "2021年是规划的起步之年。纳入评估的指标共14项，其中"}, docx.Run{Text: "已达标9项", Bold: true, Color: "1f7a5c"},
		docx.Run{Text: "，进度正常3项，有风险1项，滞后1项；人均预期寿命达到"}, docx.Run{Text: "82.97岁", Marked: true}, docx.Run{Text: "，比上年提高0.4岁。“十四五”时期的主要任务进展顺利——总体符合预期。"})
	d.Marked("以下文字中的数字已变动，待确认")
	d.Heading(2, "（一）指标完成情况")
	d.Paragraph(docx.Run{Text: strings.Repeat("各县（市、区）认真落实规划确定的目标任务，完善工作机制，加强统筹协调。", 4)})
	d.List(text("基本养老服务：每千名老年人拥有社会养老床位数达到58张，护理型床位占比62.5%。"), text("儿童福利：困境儿童保障标准逐年提高。"))
	d.Figure(docx.Figure{Caption: "各领域指标完成情况", Alt: "八个领域的条形图", PNG: picture(t, 1200, 500), Width: 150})
	d.Heading(3, "1.分领域")
	d.Table(longTable())
	d.Note("数据来源：示范市统计局。占比按四舍五入计算，合计可能不等于100%。")
	d.Landscape(true)
	d.Heading(1, "二、分县（市、区）情况")
	d.Table(docx.Table{
		Caption: "各县（市、区）完成情况", Columns: []docx.Column{{Head: "指标"}, {Head: "南湖", Width: 30, Align: docx.Right}, {Head: "秀洲", Width: 30, Align: docx.Right}},
		Rows: []docx.Row{{Cells: [][]docx.Run{text("床位数"), text("1,204"), text("986")}}, {Strong: true, Cells: [][]docx.Run{text("合计"), text("1,204"), text("986")}}},
	})
	d.Landscape(false)
	d.Heading(1, "三、问题与建议")
	d.Paragraph(docx.Run{Text: "部分指标时序进度偏慢。"})
	d.Heading(2, "（一）存在的问题")
	d.Figure(docx.Figure{Caption: "时序进度", Alt: "折线", PNG: picture(t, 600, 300), Width: 80})
	d.Paragraph(docx.Run{Text: strings.Repeat("要压实责任，对滞后的指标逐项分析原因，提出改进措施。", 60)})
	d.Heading(2, "（二）下一步建议")
	d.Paragraph(docx.Run{Text: "加强监测。"})
	d.Heading(1, "四、附录")
	return d
}

func longTable() docx.Table {
	t := docx.Table{Caption: "指标完成情况", Columns: []docx.Column{
		{Head: "序号", Width: 14, Align: docx.Center},
		{Head: "指标名称"},
		{Head: "单位", Width: 16, Align: docx.Center},
		{Head: "目标值", Width: 22, Align: docx.Right},
		{Head: "实际值", Width: 22, Align: docx.Right},
		{Head: "结论", Width: 24},
	}}
	t.Rows = append(t.Rows, docx.Row{Span: true, Cells: [][]docx.Run{text("一、养老服务")}})
	for i := range rowsOfLongTable {
		t.Rows = append(t.Rows, docx.Row{Cells: [][]docx.Run{
			text(strconv.Itoa(i + 1)), text("每千名老年人拥有社会养老床位数"), text("张"), text("≥ 55.0"), text("58.2"),
			{{Text: "● 已达标", Color: "1f7a5c"}},
		}})
	}
	t.Rows = append(t.Rows, docx.Row{Strong: true, Cells: [][]docx.Run{text(""), text("合计")}})
	return t
}

// pages are the texts of the pages as LibreOffice lays them out.
func pages(t *testing.T, d *docx.Document) []string {
	t.Helper()
	return officetest.Pages(t, "report.docx", written(t, d))
}

// footer is the page number as it is printed.
var footer = regexp.MustCompile(`—([0-9]+)—`)

func TestOfficeLaysItOut(t *testing.T) {
	all := pages(t, report(t))
	require.NotRegexp(t, footer, all[0], "the cover has no number")
	require.Contains(t, all[0], "征求意见稿")
	require.Contains(t, all[0], "（2021年度）")
	require.Contains(t, all[1], "目录")
	require.NotRegexp(t, footer, all[1])
	for i, page := range all[2:] {
		require.Equal(t, []string{fmt.Sprintf("—%d—", i+1), strconv.Itoa(i + 1)}, footer.FindStringSubmatch(page))
		require.Contains(t, page, "示范市民政事业发展规划实施情况年度评估报告")
	}
	for _, heading := range []string{"一、总体情况", "（一）指标完成情况", "二、分县（市、区）情况", "三、问题与建议", "（一）存在的问题", "（二）下一步建议", "四、附录"} {
		entry := regexp.MustCompile(regexp.QuoteMeta(heading) + `[.…]*([0-9]+)\n`).FindStringSubmatch(all[1])
		require.NotNil(t, entry, "%s is in the contents:\n%s", heading, all[1])
		number, err := strconv.Atoi(entry[1])
		require.NoError(t, err)
		require.Contains(t, all[number+1], heading, "the page that the contents give")
	}
	require.NotContains(t, all[1], "1.分领域")
	require.NotContains(t, all[len(all)-1], "加强监测", "a heading of level 1 begins a page")

	long := 0
	for _, page := range all[2:] {
		if strings.Contains(page, "每千名老年人拥有社会养老床位数") && strings.Contains(page, "已达标") && strings.Contains(page, "≥55.0") {
			require.Contains(t, page, "序号指标名称单位目标值实际值结论")
			long++
		}
	}
	require.Greater(t, long, 1, "the long table goes over pages, its head on each of them")
	body := strings.Join(all, "\n")
	for _, caption := range []string{"表1指标完成情况", "表2各县（市、区）完成情况", "图1各领域指标完成情况", "图2时序进度"} {
		require.Contains(t, body, caption)
	}
}
