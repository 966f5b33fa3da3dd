package db

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// ScanJSON reads a json column into what is pointed to.
func ScanJSON(src, into any) error {
	var text []byte
	switch v := src.(type) {
	case string:
		text = []byte(v)
	case []byte:
		text = v
	default:
		return fmt.Errorf("db: cannot read json from %T", src)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("db: read json: %w", err)
	}
	return nil
}

// JSONValue writes a json column.
func JSONValue(v any) (driver.Value, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("db: write json: %w", err)
	}
	return string(text), nil
}
