package persondata

import (
	"regexp"
	"strings"
	"time"
)

// Kind is what was found.
type Kind string

// The kinds.
const (
	None     Kind = ""
	Identity Kind = "identity"
	Mobile   Kind = "mobile"
	BankCard Kind = "bank_card"
	Mail     Kind = "mail"
)

var (
	// runs are digits that belong together, however they are set: spaces and hyphens between them hide nothing.
	runs     = regexp.MustCompile(`[0-9](?:[ -]?[0-9])*(?:[ -]?[Xx])?`)
	address  = regexp.MustCompile(`[\w.+-]+[@＠][\w-]+(\.[\w-]+)+`)
	fullZero = '０'
)

// Find tells what a text holds of a person, or None.
func Find(text string) Kind {
	text = halfWidth(text)
	if address.MatchString(text) {
		return Mail
	}
	for _, run := range runs.FindAllString(text, -1) {
		if k := ofDigits(strings.NewReplacer(" ", "", "-", "").Replace(strings.ToUpper(run))); k != None {
			return k
		}
	}
	return None
}

func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= fullZero && r <= fullZero+9 {
			return r - fullZero + '0'
		}
		return r
	}, text)
}

// ofDigits looks at the whole run and, where it is longer, at what stands at its ends: a code before a number does not hide it.
func ofDigits(run string) Kind {
	for at := 0; at+18 <= len(run); at++ {
		if identity18(run[at : at+18]) {
			return Identity
		}
	}
	switch digits := strings.TrimSuffix(run, "X"); {
	case len(digits) == 15 && identity15(digits):
		return Identity
	case len(digits) == 11 && mobile(digits), len(digits) == 13 && strings.HasPrefix(digits, "86") && mobile(digits[2:]):
		return Mobile
	case len(digits) >= 16 && len(digits) <= 19 && luhn(digits):
		return BankCard
	}
	return None
}

const checkDigits = "10X98765432"

// identity18 tells a citizen's number of today by its date and its check digit (GB 11643).
func identity18(s string) bool {
	weight, sum := 1, 0
	for at := len(s) - 2; at >= 0; at-- {
		if s[at] < '0' || s[at] > '9' {
			return false
		}
		weight = weight * 2 % 11
		sum += int(s[at]-'0') * weight
	}
	return day("20060102", s[6:14]) && checkDigits[sum%11] == s[17]
}

// identity15 is the form that was given out until 1999: no check digit, but a place that exists and a day.
func identity15(s string) bool { return s[0] >= '1' && s[0] <= '6' && day("060102", s[6:12]) }

func day(layout, text string) bool {
	t, err := time.Parse(layout, text)
	return err == nil && (len(layout) < 8 || t.Year() >= 1900 && t.Year() < 2100)
}

func mobile(s string) bool { return s[0] == '1' && s[1] >= '3' }

// luhn is the check of bank cards.
func luhn(s string) bool {
	sum := 0
	for at := range len(s) {
		d := int(s[len(s)-1-at] - '0')
		if at%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}
