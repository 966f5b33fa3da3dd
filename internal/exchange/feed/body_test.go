package feed_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/source"
)

func body(figures, events string) string {
	return `{"format":"liangce-feed/1","asOf":"2025-12-31","figures":[` + figures + `],"events":[` + events + `]}`
}

const fine = `{"field":"live_births","area":"330481","year":2025,"value":"1200"}`

func read(text string) source.Parcel { return feed.Read("d", "h", []byte(text)) }

func TestABodyThatIsFine(t *testing.T) {
	p := read(body(fine+`,{"field":"legal_aid","area":"330481","year":2025,"category":"female","empty":"not_collected","why":"not_surveyed","asOf":"2025-11-30"}`,
		`{"kind":"calls","area":"330400","month":"2025-11","count":0}`))
	require.Nil(t, p.Refusal)
	require.Len(t, p.Records, 3)
	births, aid, calls := p.Records[0], p.Records[1], p.Records[2]
	require.Equal(t, "1200", births.Value.Dec.String())
	require.Equal(t, "2025-12-31", births.AsOf.Format("2006-01-02"))
	require.Equal(t, []any{"female", source.NotSurveyed, "2025-11-30", 1}, []any{aid.Category, aid.Why, aid.AsOf.Format("2006-01-02"), aid.Number})
	require.False(t, aid.Value.Present())
	require.Equal(t, []any{"calls", 2025, 11, 0, true}, []any{calls.Kind, calls.Year, calls.Month, calls.Number, calls.Value.Present()})
}

func TestBodiesThatAreRefused(t *testing.T) {
	figure := func(text string) string { return body(fine+","+text, "") }
	for _, k := range []struct {
		reason, body string
		want         source.Code
		at           string
	}{
		{"nothing", ``, source.NotJSON, ""},
		{"a list", `[` + fine + `]`, source.NotJSON, ""},
		{"cut off", body(fine, "")[:60], source.NotJSON, ""},
		{"two bodies", body(fine, "") + body(fine, ""), source.NotJSON, ""},
		{"not UTF-8", body(strings.Replace(fine, "live", "\xff", 1), ""), source.NotJSON, ""},
		{"another format", strings.Replace(body(fine, ""), "feed/1", "feed/2", 1), source.BadField, ""},
		{"no day", strings.Replace(body(fine, ""), "2025-12-31", "2025", 1), source.BadField, ""},
		{"no record", body("", ""), source.NoRecords, ""},
		{"a field that there is not", figure(`{"field":"a","area":"330481","year":2025,"value":"1","remark":"x"}`), source.UnexpectedField, "figures 1"},
		{"a field in capitals", figure(`{"FIELD":"a","area":"330481","year":2025,"value":"1"}`), source.UnexpectedField, "figures 1"},
		{"a field twice", figure(`{"field":"a","field":"b","area":"330481","year":2025,"value":"1"}`), source.RepeatedField, "figures 1"},
		{"a field of the body", strings.Replace(body(fine, ""), `"format"`, `"sender":"x","format"`, 1), source.UnexpectedField, ""},
		{"a list in a record", figure(`{"field":["a"],"area":"330481","year":2025,"value":"1"}`), source.UnexpectedField, "figures 1"},
		{"a record in a record", figure(`{"field":{"name":"a"},"area":"330481","year":2025,"value":"1"}`), source.UnexpectedField, "figures 1"},
		{"null", figure(`{"field":"a","area":"330481","year":2025,"value":null}`), source.UnexpectedField, "figures 1"},
		{"a number for a value", figure(`{"field":"a","area":"330481","year":2025,"value":12}`), source.BadField, "figures 1"},
		{"a value with a comma", figure(`{"field":"a","area":"330481","year":2025,"value":"1,200"}`), source.BadField, "figures 1"},
		{"an exponent", figure(`{"field":"a","area":"330481","year":2025,"value":"1e9"}`), source.BadField, "figures 1"},
		{"no value", figure(`{"field":"a","area":"330481","year":2025}`), source.BadField, "figures 1"},
		{"a value and none", figure(`{"field":"a","area":"330481","year":2025,"value":"1","empty":"withheld","why":"confidential"}`), source.BadField, "figures 1"},
		{"not collected, and no reason", figure(`{"field":"a","area":"330481","year":2025,"empty":"not_collected"}`), source.BadField, "figures 1"},
		{"a reason in words", figure(`{"field":"a","area":"330481","year":2025,"empty":"not_collected","why":"张三未填"}`), source.BadField, "figures 1"},
		{"not reported is no delivery", figure(`{"field":"a","area":"330481","year":2025,"empty":"not_reported"}`), source.BadField, "figures 1"},
		{"a name for a field", figure(`{"field":"张三","area":"330481","year":2025,"value":"1"}`), source.BadField, "figures 1"},
		{"a day after the delivery's", figure(`{"field":"a","area":"330481","year":2025,"value":"1","asOf":"2026-01-01"}`), source.BadField, "figures 1"},
		{"a year in two digits", figure(`{"field":"a","area":"330481","year":25,"value":"1"}`), source.BadField, "figures 1"},
		{"half a call", body("", `{"kind":"calls","area":"330400","month":"2025-11","count":1.5}`), source.BadField, "events 0"},
		{"less than no call", body("", `{"kind":"calls","area":"330400","month":"2025-11","count":-1}`), source.BadField, "events 0"},
		{"a thirteenth month", body("", `{"kind":"calls","area":"330400","month":"2025-13","count":1}`), source.BadField, "events 0"},
		{"an identity number as a field", figure(`{"field":"11010519491231002X","area":"330481","year":2025,"value":"1"}`), source.PersonData, "figures 1"},
		{"as the name of a field", figure(`{"11010519491231002X":"a","area":"330481","year":2025,"value":"1"}`), source.PersonData, "figures 1"},
		{"written in escapes", figure(`{"field":"\u0031\u00310105194912310\u003002X","area":"330481","year":2025,"value":"1"}`), source.PersonData, "figures 1"},
		{"deep in what is not a record", figure(`{"field":{"a":[{"b":"13800138000"}]},"area":"330481","year":2025,"value":"1"}`), source.PersonData, "figures 1"},
		{"a telephone number as a value", figure(`{"field":"a","area":"330481","year":2025,"value":"13800138000"}`), source.PersonData, "figures 1"},
		{"as a count", body("", `{"kind":"calls","area":"330400","month":"2025-11","count":13800138000}`), source.PersonData, "events 0"},
		{"behind a field that there is not", figure(`{"remark":"x"},{"field":"a","area":"330481","year":2025,"value":"1","tel":"13800138000"}`), source.PersonData, "figures 2"},
		{"in a body that ends too early", figure(`{"field":"13800138000"}`)[:150], source.PersonData, ""},
	} {
		t.Run(k.reason, func(t *testing.T) {
			p := read(k.body)
			require.NotNil(t, p.Refusal)
			require.Equal(t, k.want, p.Refusal.Code)
			if k.at != "" {
				at := p.Refusal.Records[0].At
				require.Equal(t, k.at, fmt.Sprintf("%s %d", at.List, at.Index))
			}
			text, err := json.Marshal(source.TroubleOf(p.Refusal.Misfit))
			require.NoError(t, err)
			for _, sent := range []string{"1101051949", "1380013", "张三", "remark"} {
				require.NotContains(t, string(text), sent, "a refusal repeats nothing")
			}
			require.NotContains(t, p.Refusal.Code.Text(fault.English, p.Refusal.Params), "…")
		})
	}
}

func TestHowManyRecords(t *testing.T) {
	some := func(n int) string { return strings.TrimSuffix(strings.Repeat(fine+",", n), ",") }
	require.Nil(t, read(body(some(source.MostRecords), "")).Refusal)
	require.Equal(t, source.TooManyRecords, read(body(some(source.MostRecords+1), "")).Refusal.Code)
	require.Equal(t, source.TooManyRecords, read(body(some(source.MostRecords), `{"kind":"calls","area":"330400","month":"2025-11","count":1}`)).Refusal.Code)
}

// TestWhatIsWrittenIsRead: the form that the simulator writes is the form that is read.
func TestWhatIsWrittenIsRead(t *testing.T) {
	text, err := json.Marshal(feed.Body{
		Format: feed.Format, AsOf: "2025-12-31", Figures: []feed.Figure{{Field: "a", Area: "330481", Year: 2025, Value: "1"}},
		Events: []feed.Event{{Kind: "calls", Area: "330400", Month: "2025-11", Count: 3}},
	})
	require.NoError(t, err)
	require.Nil(t, read(string(text)).Refusal)
}
