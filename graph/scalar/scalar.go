// Package scalar writes and reads the API's scalars: exact decimals and days as strings, ready JSON, and the built-in ones as
// the store can hold them. It knows no noun of the product.
package scalar

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/99designs/gqlgen/graphql"

	"github.com/liangce/liangce/internal/fault"
)

// malformed refuses what is not of a scalar's form; the caller is told in words, since a client of others may send anything.
func malformed(scalar, expected, inEnglish string) error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", scalar, "expected", expected, "expected@en", inEnglish)
}

// MarshalDecimal writes an exact decimal as a string.
func MarshalDecimal(text string) graphql.Marshaler { return graphql.MarshalString(text) }

// UnmarshalDecimal takes the text as it was typed: whether it is a number is for the domain to say, cell by cell.
func UnmarshalDecimal(v any) (string, error) { return text("Decimal", v) }

// MarshalDate writes a day.
func MarshalDate(day time.Time) graphql.Marshaler {
	return graphql.MarshalString(day.Format(time.DateOnly))
}

// UnmarshalDate reads a day.
func UnmarshalDate(v any) (time.Time, error) {
	written, _ := v.(string)
	day, err := time.Parse(time.DateOnly, written)
	if err != nil {
		return time.Time{}, malformed("Date", "YYYY-MM-DD", "YYYY-MM-DD")
	}
	return day, nil
}

// MarshalJSON writes an answer that is JSON already.
func MarshalJSON(ready []byte) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(ready) })
}

// UnmarshalJSON refuses: ready JSON goes out only.
func UnmarshalJSON(any) ([]byte, error) {
	return nil, errors.New("this scalar is never sent")
}

// MarshalString writes a text.
func MarshalString(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalString reads a text.
func UnmarshalString(v any) (string, error) { return text("String", v) }

// MarshalID writes an id.
func MarshalID(id string) graphql.Marshaler { return graphql.MarshalID(id) }

// UnmarshalID reads an id, which may be written as a number.
func UnmarshalID(v any) (string, error) {
	if number, ok := v.(json.Number); ok {
		return number.String(), nil
	}
	if id, err := graphql.UnmarshalID(v); err == nil {
		return text("ID", id)
	}
	return text("ID", v)
}

// text refuses control characters: PostgreSQL's texts cannot hold NUL, and the others do nothing or turn the words around that a
// reader sees.
func text(scalar string, v any) (string, error) {
	s, ok := v.(string)
	if !ok || strings.ContainsFunc(s, unseen) {
		return "", malformed(scalar, "字符串，不含控制字符", "a string without control characters")
	}
	return s, nil
}

// unseen tells the controls but for line breaks and tabs, and what overrides or isolates the direction of writing.
func unseen(r rune) bool {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return false
	case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
		return true
	}
	return unicode.IsControl(r)
}

// MarshalInt writes a whole number.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads a whole number of 32 bits, as GraphQL has it; the library would take 64 and numbers in quotes.
func UnmarshalInt(v any) (int, error) {
	_, quoted := v.(string)
	n, err := graphql.UnmarshalInt(v)
	if err != nil || quoted || n < math.MinInt32 || n > math.MaxInt32 {
		return 0, malformed("Int", "32 位整数", "a whole number of 32 bits")
	}
	return n, nil
}
