package fault

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Stale is the refusal of an act on a revision that is no longer the newest.
func Stale(newest int) *Fault {
	return New(StaleRevision, "revision", strconv.Itoa(newest))
}

// Input is the refusal of one field of an input, named in both languages; more is what else the reason's sentence wants.
func Input(reason, zh, en string, more ...string) *Fault {
	return New(InvalidInput, append([]string{"reason", reason, "field", zh, "field@en", en}, more...)...)
}

// Within refuses a text of more characters than the limit; field are the parameters that name it.
func Within(text string, limit int, field ...string) error {
	if utf8.RuneCountInString(text) <= limit {
		return nil
	}
	return New(InvalidInput, append([]string{"reason", ReasonTooLong, "limit", strconv.Itoa(limit)}, field...)...)
}

// Needed trims a text that has to be there, and refuses one that is not, or is longer than the limit.
func Needed(text string, limit int, field ...string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", New(InvalidInput, append([]string{"reason", ReasonRequired}, field...)...)
	}
	return text, Within(text, limit, field...)
}
