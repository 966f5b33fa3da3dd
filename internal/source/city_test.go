package source_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

const (
	clinics = "clinics"
	owner   = "330400-hc"
)

// bench is the small city with a source of the health department, which has a key.
type bench struct {
	*testing.T
	city *testcity.City
	key  source.Key
	sent int
}

func draft() source.Draft {
	return source.Draft{
		Source: source.Source{
			Code: clinics, Name: "诊疗系统", NameEN: "Clinics", Line: "HC", Every: "month", Inferred: true,
			Elements: db.TextArray{testcity.Births, testcity.Deaths, testcity.Exams, testcity.Clinic},
		},
		Kinds: []source.Kind{
			{Kind: "calls", Name: "来电", NameEN: "Calls", Unit: "次", UnitEN: "calls", Tasks: db.TextArray{testcity.Women + "/D1.1"}},
			{Kind: "cases", Name: "案件", NameEN: "Cases", Unit: "件", UnitEN: "cases", Tasks: db.TextArray{testcity.Women + "/D1.1"}, Sensitive: true},
		},
	}
}

func load(t *testing.T, c *testcity.City, drafts ...source.Draft) []string {
	t.Helper()
	changed, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) {
		return source.Load(t.Context(), tx, drafts)
	})
	require.NoError(t, err)
	return changed
}

func open(t *testing.T) *bench {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	load(t, c, draft())
	b := &bench{T: t, city: c}
	b.key = b.make(nil, nil)
	return b
}

func (b *bench) make(elements, areas []string) source.Key {
	b.Helper()
	return testcity.Do(b.city, owner+"/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
		return source.MakeKey(ctx, tx, clinics, "", elements, areas)
	})
}

func asOf(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// figure is a record of 2025, as of the year's end.
func figure(field, area, value string) source.Record {
	r := source.Record{Field: field, Area: area, Year: 2025, AsOf: asOf("2025-12-31")}
	if e, err := quantity.ParseEmptiness(value); err == nil {
		r.Value, r.Why = quantity.Absent(e), source.NotSurveyed
		return r
	}
	r.Value = quantity.Of(decimal.RequireFromString(value))
	return r
}

func event(kind, area string, month, count int) source.Record {
	return source.Record{Kind: kind, Area: area, Year: 2025, Month: month, AsOf: asOf("2025-12-31"), Value: quantity.Of(decimal.NewFromInt(int64(count)))}
}

// parcel numbers records as a body would.
func parcel(delivery string, records ...source.Record) source.Parcel {
	sum := sha256.Sum256(fmt.Append(nil, records))
	p := source.Parcel{Delivery: delivery, SHA256: hex.EncodeToString(sum[:]), AsOf: asOf("2025-12-31"), Records: records}
	figures, events := 0, 0
	for n := range p.Records {
		at := &figures
		if p.Records[n].Kind != "" {
			at = &events
		}
		p.Records[n].Number = *at
		*at++
	}
	return p
}

func (b *bench) receive(key source.Key, p source.Parcel) (source.Received, error) {
	actor, err := source.ActorOf(b.Context(), b.city.Store, key)
	if err != nil {
		return source.Received{}, err
	}
	return db.Write(b.Context(), b.city.Store, actor, func(tx *db.Tx) (source.Received, error) { return source.Receive(b.Context(), tx, key, p) })
}

// deliver delivers records under a new id.
func (b *bench) deliver(records ...source.Record) source.Answer {
	b.Helper()
	b.sent++
	got, err := b.receive(b.key, parcel(fmt.Sprintf("d-%d", b.sent), records...))
	require.NoError(b, err)
	require.Nil(b, got.Error)
	return got.Answer
}

// codes are the problems of an answer, by list and place.
func codes(a source.Answer) map[string]source.Code {
	out := map[string]source.Code{}
	for _, p := range a.Problems {
		out[fmt.Sprintf("%s %d", p.List, p.Index)] = p.Code
	}
	return out
}
