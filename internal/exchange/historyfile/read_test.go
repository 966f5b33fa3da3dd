package historyfile_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/liangce/liangce/internal/exchange/historyfile"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/tenant"
)

// said is a row in few words.
func said(rows []history.Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		value := r.Value.Dec.String()
		switch {
		case r.Wrong != nil:
			value = r.Wrong.Params["reason"]
		case !r.Value.Present():
			value = string(r.Value.Empty)
		}
		out[i] = fmt.Sprintf("%d %s/%s/%s/%s=%s %s", r.Line, r.Year, r.Area, r.Element, r.Category, value, r.Note)
	}
	return out
}

const csv = "说明,年份,地区,数据元,数值,分类\n" +
	"年鉴,2015,330481,births,\"1,234\",\n" +
	"\n" +
	",2016,海宁市,births,１２３４,女\n" +
	",,,,,\n" +
	",2017,330481,births,0.10,\n" +
	",2018,330481,births,不公开,\n" +
	",2019,330481,births,约百,\n" +
	",2020,330481,births,,\n"

var want = []string{
	"2 2015/330481/births/=1234 年鉴", "4 2016/海宁市/births/女=1234 ", "6 2017/330481/births/=0.1 ",
	"7 2018/330481/births/=withheld ", "8 2019/330481/births/=not_number ", "9 2020/330481/births/=no_value ",
}

func TestTextFilesAreReadAsTheyAreWritten(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(csv)
	require.NoError(t, err)
	for reason, file := range map[string]string{"UTF-8": csv, "with a mark": "\xef\xbb\xbf" + csv, "GBK": gbk, "with line ends of Windows": string(bytes.ReplaceAll([]byte(csv), []byte("\n"), []byte("\r\n")))} {
		rows, err := historyfile.Read([]byte(file))
		require.NoError(t, err, reason)
		require.Equal(t, want, said(rows), reason)
	}
}

func TestExcelFilesAreReadWithTheNumbersThatWereTyped(t *testing.T) {
	f := excelize.NewFile()
	defer func() { require.NoError(t, f.Close()) }()
	for at, value := range map[string]any{
		"A1": "年份", "B1": "地区", "C1": "数据元", "D1": "分类", "E1": "数值", "F1": "说明",
		"A2": 2015, "B2": 330481, "C2": "births", "E2": 0.1,
		"A4": "2016年", "B4": "330481", "C4": "births", "E4": "１，２３４", "F4": "年鉴",
		"A5": 2017, "B5": "330481", "C5": "births", "E5": "12345678901234567",
	} {
		require.NoError(t, f.SetCellValue("Sheet1", at, value))
	}
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	rows, err := historyfile.Read(out.Bytes())
	require.NoError(t, err)
	require.Equal(t, []string{"2 2015/330481/births/=0.1 ", "4 2016年/330481/births/=1234 年鉴", "5 2017/330481/births/=12345678901234567 "}, said(rows))
}

func TestAFileThatIsNoneIsRefused(t *testing.T) {
	cases := map[string][]byte{
		fault.ReasonHistoryType:   []byte("\xd0\xcf\x11\xe0\x00\x01"),
		fault.ReasonHistoryBroken: []byte("PK\x03\x04 cut"),
		fault.ReasonHistoryHeads:  []byte("年,地\n2015,330481\n"),
		fault.ReasonHistoryEmpty:  []byte("年份,地区,数据元,数值\n"),
		fault.ReasonFileLarge:     make([]byte, historyfile.MostBytes+1),
	}
	for reason, file := range cases {
		_, err := historyfile.Read(file)
		f, refused := fault.As(err)
		require.True(t, refused, "%s: %v", reason, err)
		require.Equal(t, reason, f.Params["reason"])
	}
}

func TestTheTemplateIsReadAsAnEmptyFile(t *testing.T) {
	file, err := historyfile.Template([]tenant.Area{{Code: "330481", Level: tenant.LevelCounty, Name: "甲县"}},
		[]plan.Element{{Code: "births", Name: "活产数", Unit: "人", Divisions: plan.Divisions{{Categories: []plan.Category{{Code: "female", Name: "女"}}}}}})
	require.NoError(t, err)
	_, err = historyfile.Read(file)
	f, refused := fault.As(err)
	require.True(t, refused)
	require.Equal(t, fault.ReasonHistoryEmpty, f.Params["reason"], "its heads are those that are asked for")
}
