package survey

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

const (
	// openFor is how long somebody may take from opening the public link to sending.
	openFor = 12 * time.Hour
	// mostLinks bounds the one-time links of a survey.
	mostLinks = 5000
	// secretBytes is the size of what nobody guesses, sealBytes that of the key that signs.
	secretBytes = 16
	sealBytes   = 32
	macBytes    = 16
	signedBytes = secretBytes + 8
)

func secret() []byte { return random(sealBytes) }

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // it never fails: crypto/rand ends the process instead
	return b
}

func secretText() string { return hex.EncodeToString(random(secretBytes)) }

// fresh is a token of the public link: a random number and the end of its time, signed. Nothing is kept until it is spent, so
// opening the link leaves no trace and costs no room.
func fresh(seal []byte, now time.Time) string {
	signed := binary.BigEndian.AppendUint64(random(secretBytes), uint64(now.Add(openFor).Unix())) //nolint:gosec // after 1970
	return base64.RawURLEncoding.EncodeToString(append(signed, sign(seal, signed)...))
}

func sign(seal, signed []byte) []byte {
	mac := hmac.New(sha256.New, seal)
	mac.Write(signed)
	return mac.Sum(nil)[:macBytes]
}

// genuine tells whether a token of the public link was signed here and its time is not over.
func genuine(seal, token []byte, now time.Time) bool {
	if len(token) != signedBytes+macBytes || !hmac.Equal(token[signedBytes:], sign(seal, token[:signedBytes])) {
		return false
	}
	return uint64(now.Unix()) <= binary.BigEndian.Uint64(token[secretBytes:signedBytes]) //nolint:gosec // after 1970
}

// hashOf is how a token is kept.
func hashOf(token []byte) string {
	sum := sha256.Sum256(token)
	return hex.EncodeToString(sum[:])
}

func decode(token string) ([]byte, bool) {
	b, err := base64.RawURLEncoding.DecodeString(token)
	return b, err == nil && (len(b) == secretBytes || len(b) == signedBytes+macBytes)
}

func badToken() error { return fault.New(fault.InvalidInput, "reason", fault.ReasonSurveyToken) }

// Issue makes one-time tokens of an open survey for an area. They are told this once; only their hashes are kept.
func Issue(ctx context.Context, tx *db.Tx, id string, revision int, area string, count int) (Survey, []string, error) {
	s, err := running(ctx, tx, id, revision, Opened)
	if err != nil {
		return Survey{}, nil, err
	}
	areas, err := Areas(ctx, tx, s)
	if err != nil {
		return Survey{}, nil, err
	}
	if !slices.ContainsFunc(areas, func(a tenant.Area) bool { return a.Code == area }) {
		return Survey{}, nil, fault.Input(fault.ReasonUnknown, "区域", "Area", "value", area)
	}
	batches, err := Batches(ctx, tx, s)
	if err != nil {
		return Survey{}, nil, err
	}
	there := 0
	for _, b := range batches {
		there += b.Links
	}
	if count < 1 || there+count > mostLinks {
		return Survey{}, nil, fault.New(fault.InvalidInput, "reason", fault.ReasonLinksMany, "limit", strconv.Itoa(mostLinks))
	}
	tokens := make([]string, count)
	rows, args := make([]string, count), make([]any, 0, 5*count)
	for i := range tokens {
		token := random(secretBytes)
		tokens[i] = base64.RawURLEncoding.EncodeToString(token)
		rows[i] = "(?, cast(? as uuid), ?, ?, cast(? as uuid), false)"
		args = append(args, s.CityID, s.ID, hashOf(token), area, tx.Actor.TenantID)
	}
	err = tx.DB.WithContext(ctx).Exec(`insert into survey_token (city_id, survey_id, hash, area_code, tenant_id, spent) values `+strings.Join(rows, ", "), args...).Error
	if err != nil {
		return Survey{}, nil, fmt.Errorf("survey: keep tokens: %w", err)
	}
	audit.Record(tx, audit.Entry{Action: "issue_links", Object: "survey/" + s.ID, AreaPath: s.AreaPath, Plans: []string{s.Plan}, Detail: map[string]any{"area": area, "links": count}})
	return s, tokens, nil
}

// Batch is how many one-time links an area was given.
type Batch struct {
	AreaCode string `gorm:"column:area_code"`
	Links    int    `gorm:"column:links"`
}

// Batches counts a survey's one-time links by area, for the tenant that gave them out. It does not tell how many are spent: whoever
// knows to whom the last one went would know that this person has answered.
func Batches(ctx context.Context, tx *db.Tx, s Survey) ([]Batch, error) {
	var rows []Batch
	err := tx.DB.WithContext(ctx).Raw(`select area_code, count(*) as links from survey_token where city_id = ? and survey_id = cast(? as uuid)
		and tenant_id is not null group by area_code order by area_code`, s.CityID, s.ID).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("survey: count links: %w", err)
	}
	return rows, nil
}
