package prose_test

import (
	"strings"
	"testing"
	"testing/quick"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/rule/prose"
)

func parsed(t *testing.T, text string) []prose.Piece {
	t.Helper()
	pieces, wrong := prose.Parse(text)
	require.Empty(t, wrong)
	return pieces
}

func TestATextIsTakenApart(t *testing.T) {
	require.Equal(t, []prose.Piece{{Words: "达标率"}, {Key: "rate"}, {Words: "，较上年"}, {Key: "W01@330421"}, {Key: "rate"}}, parsed(t, "达标率{rate}，较上年{W01@330421}{rate}"))
	require.Nil(t, parsed(t, ""))
	require.Equal(t, []string{"rate", "W1.met"}, prose.Keys(parsed(t, "{rate}{W1.met}{rate}")))
}

func TestWhatIsNoFieldIsSaidWhereItIs(t *testing.T) {
	for text, wrong := range map[string]string{
		"达标率{rate":            "{rate",
		"达标率rate}高":           "达标率rate}高",
		"{}":                  "{}",
		"{两 个}":               "{两 个}",
		"{{rate}}":            "{{rate}}",
		"a very long text {x": "{x",
		"一二三四五六七八九十一二三四五} 尾": "四五六七八九十一二三四五} 尾",
	} {
		pieces, got := prose.Parse(text)
		require.Equal(t, wrong, got, text)
		require.Nil(t, pieces)
	}
}

func TestPiecesMakeTheTextAgain(t *testing.T) {
	again := func(text string) bool {
		pieces, wrong := prose.Parse(text)
		if wrong != "" {
			return strings.ContainsAny(text, "{}") && strings.Contains(text, wrong)
		}
		var out strings.Builder
		for _, p := range pieces {
			if p.Key != "" {
				out.WriteString("{" + p.Key + "}")
			}
			out.WriteString(p.Words)
		}
		return out.String() == text
	}
	require.NoError(t, quick.Check(again, nil))
	require.NoError(t, quick.Check(func(a, b string) bool {
		return again(strings.NewReplacer("{", "", "}", "").Replace(a) + "{W01.last}" + strings.NewReplacer("{", "", "}", "").Replace(b))
	}, nil))
}

func TestAChangedNumberShows(t *testing.T) {
	text := parsed(t, "共{total}项，达标{met}项，达标率{rate}。")
	then := map[string]string{"total": "19", "met": "12", "rate": "63.2%", "other": "1"}
	said := prose.Said(text, then)
	require.Equal(t, map[string]string{"total": "19", "met": "12", "rate": "63.2%"}, said)
	require.Empty(t, prose.Changes(text, said, then))

	now := map[string]string{"total": "19", "met": "13", "rate": "68.4%"}
	require.Equal(t, []prose.Change{{"met", "12", "13"}, {"rate", "63.2%", "68.4%"}}, prose.Changes(text, said, now))
	require.Equal(t, []prose.Change{{"total", "19", ""}}, prose.Changes(parsed(t, "{total}"), said, nil), "a field that is gone")
}

func TestNumbersThatAreTypedByHand(t *testing.T) {
	require.Equal(t, []string{"98.7%", "1,234", "3"}, prose.Typed(parsed(t, "2024年（第3条）达标率98.7%，受益1,234人，{met}项，另有3个")))
	require.Empty(t, prose.Typed(parsed(t, "2021—2025年，5岁以下儿童，“十四五”，3月8日，{rate}")))
}
