package db

import (
	"bytes"
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgtype"
)

// TextArray is a text[] column.
type TextArray []string

var types = pgtype.NewMap()

// Scan reads PostgreSQL's array literal.
func (a *TextArray) Scan(src any) error {
	if src == nil {
		*a = nil
		return nil
	}
	var out []string
	var text []byte
	switch v := src.(type) {
	case string:
		text = []byte(v)
	case []byte:
		text = v
	default:
		return fmt.Errorf("db: cannot read %T as text[]", src)
	}
	if plain(text) {
		*a = strings.Split(string(text[1:len(text)-1]), ",")
		return nil
	}
	if err := types.Scan(pgtype.TextArrayOID, pgtype.TextFormatCode, text, &out); err != nil {
		return fmt.Errorf("db: read text[]: %w", err)
	}
	*a = out
	return nil
}

// plain tells whether an array's literal is its elements and commas: codes and ids are, and nearly all that is read is of these.
func plain(literal []byte) bool {
	return len(literal) > len("{}") && literal[0] == '{' && !bytes.ContainsAny(literal[1:], `{"\`) && !bytes.Contains(literal, []byte("NULL"))
}

// Value writes PostgreSQL's array literal, as PostgreSQL itself would write it; nil becomes an empty array, since none of our array columns has a null.
func (a TextArray) Value() (driver.Value, error) {
	size := len("{}")
	for _, text := range a {
		size += len(text) + len(`"",`)
	}
	literal := make([]byte, 0, size)
	for _, text := range a {
		literal = append(literal, ',')
		if text != "" && !strings.ContainsAny(text, "{},\"\\ \t\n\r\v\f") && !strings.EqualFold(text, "NULL") {
			literal = append(literal, text...)
			continue
		}
		literal = append(literal, '"')
		for _, b := range []byte(text) {
			if b == '"' || b == '\\' {
				literal = append(literal, '\\')
			}
			literal = append(literal, b)
		}
		literal = append(literal, '"')
	}
	if len(literal) == 0 {
		return "{}", nil
	}
	literal[0] = '{'
	return string(append(literal, '}')), nil
}

// GormDataType names the column's type.
func (TextArray) GormDataType() string { return "text[]" }
