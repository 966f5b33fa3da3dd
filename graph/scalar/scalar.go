// Package scalar writes and reads the API's own scalars: exact decimals and days as strings, and ready JSON. It knows no
// noun of the product.
package scalar

import (
	"errors"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Errors of scalars that are not what they should be; the page never sends one.
var (
	ErrNotText = errors.New("a Decimal is written as a string")
	ErrNotDate = errors.New("a Date is written as YYYY-MM-DD")
)

// MarshalDecimal writes an exact decimal as a string.
func MarshalDecimal(text string) graphql.Marshaler { return graphql.MarshalString(text) }

// UnmarshalDecimal takes the text as it was typed: whether it is a number is for the domain to say, cell by cell.
func UnmarshalDecimal(v any) (string, error) {
	text, ok := v.(string)
	if !ok {
		return "", ErrNotText
	}
	return text, nil
}

// MarshalDate writes a day.
func MarshalDate(day time.Time) graphql.Marshaler {
	return graphql.MarshalString(day.Format(time.DateOnly))
}

// UnmarshalDate reads a day.
func UnmarshalDate(v any) (time.Time, error) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, ErrNotDate
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, ErrNotDate
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
