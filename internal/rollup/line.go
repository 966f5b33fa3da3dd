package rollup

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
)

// columns are what a cell says beside its place, and the type of each: so they are written, and read to compare.
var columns = []struct{ name, kind string }{
	{"area_path", "text"},
	{"line", "text"},
	{"support", "text[]"},
	{"value", "numeric"},
	{"numerator", "numeric"},
	{"denominator", "numeric"},
	{"display", "text"},
	{"emptiness", "text"},
	{"reported", "int"},
	{"expected", "int"},
	{"missing", "text[]"},
	{"provisional", "boolean"},
	{"verdict", "text"},
	{"reason", "jsonb"},
	{"share", "numeric"},
	{"distance", "numeric"},
}

// field is a column's text as PostgreSQL writes it, or nothing.
type field struct {
	text string
	null bool
}

func (f field) pointer() *string {
	if f.null {
		return nil
	}
	return &f.text
}

// fields are the cell's columns in their order.
func (c *Cell) fields(into []field) ([]field, error) {
	support, err := list(c.Support)
	if err != nil {
		return nil, err
	}
	missing, err := list(c.Missing)
	if err != nil {
		return nil, err
	}
	reason := field{null: true}
	if c.Reason != nil {
		reason = field{text: c.Reason.text()}
	}
	return append(into[:0],
		field{text: c.AreaPath}, field{text: c.Line}, support, digits(c.Value), digits(c.Numerator), digits(c.Denominator), optionalText(c.Display),
		optionalText(c.Emptiness), field{text: strconv.Itoa(c.Reported)}, field{text: strconv.Itoa(c.Expected)}, missing, field{text: strconv.FormatBool(c.Provisional)},
		optionalText(c.Verdict), reason, digits(c.Share), digits(c.Distance)), nil
}

func list(of db.TextArray) (field, error) {
	if len(of) == 0 {
		return field{text: "{}"}, nil
	}
	v, err := of.Value()
	if err != nil {
		return field{}, fmt.Errorf("rollup: write a list: %w", err)
	}
	text, ok := v.(string)
	if !ok {
		return field{}, fmt.Errorf("rollup: a list of type %T", v)
	}
	return field{text: text}, nil
}

func optionalText[T ~string](text *T) field {
	if text == nil {
		return field{null: true}
	}
	return field{text: string(*text)}
}

func digits(d decimal.NullDecimal) field {
	if !d.Valid {
		return field{null: true}
	}
	return field{text: d.Decimal.String()}
}

// text is the reason as PostgreSQL writes jsonb: shorter keys first, and a blank after each sign.
func (r Reason) text() string {
	var b strings.Builder
	b.WriteString(`{"Code": `)
	quote(&b, r.Code)
	b.WriteString(`, "Params": `)
	if r.Params == nil {
		b.WriteString("null}")
		return b.String()
	}
	names := slices.SortedFunc(maps.Keys(r.Params), func(x, y string) int {
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(x, y)
	})
	b.WriteByte('{')
	for n, name := range names {
		if n > 0 {
			b.WriteString(", ")
		}
		quote(&b, name)
		b.WriteString(": ")
		quote(&b, r.Params[name])
	}
	b.WriteString("}}")
	return b.String()
}

// quote writes a JSON string. What is not plain is left to the encoder: PostgreSQL may write it otherwise, which the comparison minds.
func quote(b *strings.Builder, text string) {
	plain := utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' })
	if plain {
		b.WriteByte('"')
		b.WriteString(text)
		b.WriteByte('"')
		return
	}
	encoded, _ := json.Marshal(text) // a string always can be
	b.Write(encoded)
}

// sameIn tells whether a stored column says what another text of the same kind says. Texts that differ may be one number, or one reason.
func sameIn(kind string, stored []byte, f field) (bool, error) {
	switch {
	case stored == nil || f.null:
		return stored == nil && f.null, nil
	case string(stored) == f.text:
		return true, nil
	case kind == "numeric":
		a, err := number(stored)
		if err != nil {
			return false, err
		}
		b, err := decimal.NewFromString(f.text)
		return err == nil && a.Equal(b), err
	case kind == "jsonb":
		return sameReason(stored, []byte(f.text)), nil
	}
	return false, nil
}

// sameReason: a reason that cannot be read is none, and is to be written anew.
func sameReason(stored, computed []byte) bool {
	var a, b Reason
	if json.Unmarshal(stored, &a) != nil || json.Unmarshal(computed, &b) != nil {
		return false
	}
	return a.Code == b.Code && maps.Equal(a.Params, b.Params) && (a.Params == nil) == (b.Params == nil)
}
