package db

import (
	"database/sql/driver"
	"fmt"

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
	if err := types.Scan(pgtype.TextArrayOID, pgtype.TextFormatCode, text, &out); err != nil {
		return fmt.Errorf("db: read text[]: %w", err)
	}
	*a = out
	return nil
}

// Value writes PostgreSQL's array literal; nil becomes an empty array, since none of our array columns has a null.
func (a TextArray) Value() (driver.Value, error) {
	if a == nil {
		return "{}", nil
	}
	buf, err := types.Encode(pgtype.TextArrayOID, pgtype.TextFormatCode, []string(a), nil)
	if err != nil {
		return nil, fmt.Errorf("db: write text[]: %w", err)
	}
	return string(buf), nil
}

// GormDataType names the column's type.
func (TextArray) GormDataType() string { return "text[]" }
