package quantity

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/fault"
)

// The widest value that is stored: numeric(32,12).
const (
	MaxIntegerDigits = 20
	MaxDecimals      = 12
)

var (
	plain     = regexp.MustCompile(`^[+-]?([0-9]+)(?:\.([0-9]+))?$`)
	exponent  = regexp.MustCompile(`^[+-]?[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+$`)
	separated = regexp.MustCompile(`^[+-]?[0-9]+(?:[,' _\x{00A0}\x{202F},][0-9]+)+(?:\.[0-9]+)?$`)
)

// Parse reads a number as a person types it, and refuses with a hint what only looks like one. It never
// guesses: "1,234" may be a thousand or a fraction, depending on who typed it.
func Parse(text string) (decimal.Decimal, error) {
	text = strings.TrimSpace(text)
	match := plain.FindStringSubmatch(text)
	if match == nil {
		return decimal.Decimal{}, refuse(whyNot(text), text)
	}
	if whole := strings.TrimLeft(match[1], "0"); len(whole) > MaxIntegerDigits {
		return decimal.Decimal{}, refuse(fault.ReasonTooManyDigits, text, "limit", strconv.Itoa(MaxIntegerDigits))
	}
	if part := strings.TrimRight(match[2], "0"); len(part) > MaxDecimals {
		return decimal.Decimal{}, refuse(fault.ReasonTooFine, text, "limit", strconv.Itoa(MaxDecimals))
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, refuse(fault.ReasonNotNumber, text)
	}
	return d, nil
}

func whyNot(text string) string {
	switch {
	case strings.ContainsFunc(text, fullWidth):
		return fault.ReasonFullWidth
	case separated.MatchString(text):
		return fault.ReasonSeparators
	case exponent.MatchString(text):
		return fault.ReasonExponent
	}
	return fault.ReasonNotNumber
}

// fullWidth covers the forms that a Chinese input method produces for digits, sign, point and comma.
func fullWidth(r rune) bool { return r >= '\uFF01' && r <= '\uFF5E' || r == '\u3002' || r == '\u3000' }

// refuse quotes what was typed, cut to a length that a message can carry.
func refuse(reason, text string, kv ...string) error {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return fault.New(fault.InvalidValue, append([]string{"reason", reason, "value", text}, kv...)...)
}
