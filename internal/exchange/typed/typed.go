package typed

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// Tidy is a text as it is compared and kept: Excel and the page end lines differently.
func Tidy(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}

// words are those for the empty states that have a reason, as the page has them, in the order in which they are offered.
var words = []struct {
	state quantity.Emptiness
	word  string
}{{quantity.NotApplicable, "不适用"}, {quantity.NotCollected, "本年未统计"}, {quantity.Withheld, "不公开"}}

// Words are what may be written for an empty state.
func Words() []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.word
	}
	return out
}

// Word is what is written for an empty state; the one without a reason is an empty cell.
func Word(state quantity.Emptiness) string {
	for _, w := range words {
		if w.state == state {
			return w.word
		}
	}
	return ""
}

// What people write beside the words that are offered.
var otherWords = map[string]quantity.Emptiness{
	"未采集": quantity.NotCollected, "本年未采集": quantity.NotCollected, "未调查": quantity.NotCollected,
	"涉密": quantity.Withheld, "保密": quantity.Withheld, "未填报": quantity.NotReported, "尚未填报": quantity.NotReported,
}

// Empty reads the word for an empty state; no word is the state without a reason.
func Empty(word string) (quantity.Emptiness, bool) {
	if word == "" {
		return quantity.NotReported, true
	}
	for _, w := range words {
		if w.word == word {
			return w.state, true
		}
	}
	state, known := otherWords[word]
	return state, known
}

var (
	grouped = regexp.MustCompile(`^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	blanks  = strings.NewReplacer(" ", "", "\t", "", "\n", "", "\u00a0", "", "\u2009", "", "\u202f", "", "\u3000", "", "\u2212", "-")
)

// Number reads a number that stands in a cell as text, as the page reads what is typed: full-width digits, blanks and thousands
// separators are understood, anything else is not guessed at.
func Number(text string) (string, error) {
	plain := blanks.Replace(strings.Map(narrow, text))
	if grouped.MatchString(plain) {
		plain = strings.ReplaceAll(plain, ",", "")
	}
	d, err := quantity.Parse(plain)
	if err != nil {
		return "", err
	}
	return d.String(), nil
}

// narrow is the half-width form of a digit, a sign, a point or a comma.
func narrow(r rune) rune {
	if r >= '０' && r <= '９' || strings.ContainsRune("．，－＋", r) {
		return r - '０' + '0'
	}
	return r
}

const (
	// exactDigits is how many digits Excel keeps of a number; further ones it has turned to zeros, and nobody can tell.
	exactDigits = 15
	// noiseDigits is how many it writes: those behind the exact ones are noise of its arithmetic.
	noiseDigits = 17
	longest     = 40
)

// mostNoise is how far, for its size, Excel's number can lie from the one that was typed: 2⁻⁵³, and half of the last digit written.
var mostNoise = decimal.New(17, -17)

var stored = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,2})?$`)

// Digits reads a number that stands in a cell as a number, from its digits in the file. Excel writes 0.1 as 0.10000000000000001:
// what was typed are the first fifteen digits. A number that needs more of them was cut when it was typed, or computed.
func Digits(raw string) (string, error) {
	if len(raw) > longest || !stored.MatchString(raw) {
		return "", fault.New(fault.InvalidValue, "reason", fault.ReasonNotNumber, "value", Short(raw))
	}
	d, err := decimal.NewFromString(raw)
	if err != nil {
		return "", fault.New(fault.InvalidValue, "reason", fault.ReasonNotNumber, "value", Short(raw))
	}
	lost := fault.New(fault.InvalidValue, "reason", fault.ReasonDigitsLost, "value", Short(raw))
	if d.Abs().GreaterThanOrEqual(decimal.New(1, exactDigits)) {
		return "", lost
	}
	if n := significant(d); n > exactDigits {
		typed := d.Round(int32(exactDigits - (d.NumDigits() + int(d.Exponent()))))
		noise := typed.Sub(d).Abs()
		if n > noiseDigits || noise.GreaterThan(typed.Abs().Mul(mostNoise)) {
			return "", lost
		}
		d = typed
	}
	plain, err := quantity.Parse(d.String())
	if err != nil {
		return "", err
	}
	return plain.String(), nil
}

// significant is how many digits a number has without the zeros at its ends.
func significant(d decimal.Decimal) int {
	digits := strings.TrimRight(d.Coefficient().String(), "0")
	return len(strings.TrimPrefix(digits, "-"))
}

// Short is a text as it is repeated in a refusal.
func Short(text string) string {
	if r := []rune(text); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return text
}
