package expression

import (
	_ "embed"

	"github.com/liangce/liangce/internal/fault"
)

// What can be wrong with a text.
const (
	tooLong         = "too_long"
	unreadable      = "unreadable"
	unfinished      = "unfinished"
	notCondition    = "not_condition"
	numberForm      = "number_form"
	wordUnknown     = "word_unknown"
	operatorUnknown = "operator_unknown"
	elementUnknown  = "element_unknown"
	categoryUnknown = "category_unknown"
	sourceUnknown   = "source_unknown"
	rateOnly        = "rate_only"
	figureOnly      = "figure_only"
	arguments       = "arguments"
	wantsCode       = "wants_code"
	wantsYears      = "wants_years"
)

// Wrong says what is wrong with an expression, and where: From and To count characters from 0.
type Wrong struct {
	From, To int
	Code     string
	Params   map[string]string
}

func wrong(from, to int, code string, kv ...string) *Wrong {
	w := &Wrong{From: from, To: to, Code: code, Params: map[string]string{}}
	for i := 0; i+1 < len(kv); i += 2 {
		w.Params[kv[i]] = kv[i+1]
	}
	return w
}

// Text says it in zh-CN or en, with what to do about it.
func (w *Wrong) Text(lang string) string { return texts.Say(lang, w.Params, w.Code) }

func (w *Wrong) Error() string { return w.Text(fault.English) }

// cut keeps what is quoted short.
func cut(text string) string {
	const most = 20
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

//go:embed texts.json
var textsJSON []byte

var texts = fault.MustTexts(textsJSON)
