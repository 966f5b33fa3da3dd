package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// seal computes an entry's hash: SHA-256 in hexadecimal over the JSON array of its columns in the order of the table, the
// previous hash last. The time is RFC 3339 in UTC with microseconds; the detail is JSON in the form that canonical gives.
func seal(r Recorded) (string, error) {
	detail, err := canonical(r.Detail)
	if err != nil {
		return "", fmt.Errorf("audit: detail of entry %d: %w", r.Seq, err)
	}
	record, err := encode([]any{
		r.CityID, r.Seq, r.At.UTC().Format(time.RFC3339Nano), r.UserID, r.UserName, r.TenantID, r.TenantSlug, r.Action, r.Object,
		detail, r.AreaPath, r.Line, strs(r.Support), strs(r.Plans), r.PrevHash,
	})
	if err != nil {
		return "", fmt.Errorf("audit: encode entry %d: %w", r.Seq, err)
	}
	sum := sha256.Sum256([]byte(record))
	return hex.EncodeToString(sum[:]), nil
}

// canonical gives JSON one spelling, whatever jsonb made of spaces, key order and the writing of numbers.
func canonical(text string) (string, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return "", err
	}
	value, err := plain(value)
	if err != nil {
		return "", err
	}
	return encode(value)
}

func plain(value any) (any, error) {
	var err error
	switch v := value.(type) {
	case map[string]any:
		for key := range v {
			if v[key], err = plain(v[key]); err != nil {
				return nil, err
			}
		}
	case []any:
		for i := range v {
			if v[i], err = plain(v[i]); err != nil {
				return nil, err
			}
		}
	case json.Number:
		exact, err := decimal.NewFromString(v.String())
		if err != nil {
			return nil, err
		}
		return json.Number(exact.String()), nil
	}
	return value, nil
}

func encode(value any) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// strs writes a missing list as the empty one, which is what the table holds.
func strs(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
