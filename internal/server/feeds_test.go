package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

// post is a server with a source of the city's health department, and the key that the source signs with.
type post struct {
	*testing.T
	city *testcity.City
	edge http.Handler
	key  source.Key
}

var feedSecrets = source.NewSecrets([]byte("master"))

func newPost(t *testing.T) *post {
	t.Helper()
	c := testcity.Open(t)
	c.OpenRound(testcity.Women, 2025)
	_, err := db.Write(t.Context(), c.Store, access.Loader(testcity.Code), func(tx *db.Tx) ([]string, error) {
		return source.Load(t.Context(), tx, []source.Draft{
			{Source: source.Source{Code: "clinics", Name: "诊疗系统", NameEN: "Clinics", Line: "HC", Every: "year", Elements: db.TextArray{testcity.Births}}},
			{Source: source.Source{Code: "schools", Name: "学籍系统", NameEN: "Schools", Line: "EDU", Every: "year", Elements: db.TextArray{testcity.Pupils}}},
		})
	})
	require.NoError(t, err)
	feeds, err := NewFeeds(c.Store, feedSecrets)
	require.NoError(t, err)
	p := &post{T: t, city: c, edge: New(Options{Feeds: feeds, Graph: http.NotFoundHandler(), Page: page(t), Probes: Probes{Database: alive, Cache: alive}})}
	p.key = p.make()
	return p
}

func (p *post) make() source.Key {
	p.Helper()
	return testcity.Do(p.city, "330400-hc/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
		return source.MakeKey(ctx, tx, "clinics", "", nil, nil)
	})
}

// letter is a delivery about to be sent.
type letter struct {
	feed.Request
	secret, signature, kind string
}

func (p *post) letter(delivery, body string) letter {
	return letter{
		Request: feed.Request{
			Method: http.MethodPost, Path: "/feeds/clinics", Key: p.key.ID, Time: strconv.FormatInt(p.city.Now().Unix(), 10), Delivery: delivery, Body: []byte(body),
		},
		secret: feedSecrets.Of(p.key.ID), kind: "application/json",
	}
}

func (p *post) send(l letter) *httptest.ResponseRecorder {
	p.Helper()
	if l.signature == "" {
		l.signature = l.Sign(l.secret)
	}
	r := httptest.NewRequestWithContext(p.Context(), l.Method, l.Path, strings.NewReader(string(l.Body)))
	return send(p.edge, r, feed.KeyHeader, l.Key, feed.TimeHeader, l.Time, feed.DeliveryHeader, l.Delivery, feed.SignatureHeader, l.signature, "Content-Type", l.kind)
}

func births(value string) string {
	return `{"format":"liangce-feed/1","asOf":"2025-12-31","figures":[{"field":"births","area":"330481","year":2025,"value":"` + value + `"}]}`
}

func code(t *testing.T, w *httptest.ResponseRecorder) source.Code {
	t.Helper()
	var answer struct{ Error source.Trouble }
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer), w.Body.String())
	return answer.Error.Code
}

func TestADeliveryIsAnsweredAndAnsweredAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	w := p.send(p.letter("a", births("1000")))
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	var first source.Answer
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &first))
	require.Equal(t, []int{1, 1, 0}, []int{first.Records, first.Taken, first.Quarantined})
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))

	p.city.Move(p.city.Now().Add(time.Hour)) // a retry signs anew, with its own time
	again := p.send(p.letter("a", births("1000")))
	require.Equal(t, []any{http.StatusOK, "true", w.Body.String()}, []any{again.Code, again.Header().Get(feed.AgainHeader), again.Body.String()})
	reused := p.send(p.letter("a", births("1001")))
	require.Equal(t, []any{http.StatusConflict, source.DeliveryReused}, []any{reused.Code, code(t, reused)})
	require.Equal(t, 1, p.city.Count(`select count(*) from source_item`))
}

func TestWhoIsNotBelieved(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	good := func() letter { return p.letter("x", births("1000")) }
	other := p.make()
	testcity.Do(p.city, "330400-hc/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
		return source.RevokeKey(ctx, tx, "clinics", other.ID)
	})
	schools := testcity.Do(p.city, "330400-edu/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
		return source.MakeKey(ctx, tx, "schools", "", nil, nil)
	})
	sign := func(l letter) string { return l.Sign(l.secret) }
	bodies := map[string]bool{}
	for _, k := range []struct {
		reason string
		change func(*letter)
		want   source.Code
		status int
	}{
		{"another secret", func(l *letter) { l.secret = "lfs_guess" }, source.WrongSignature, 401},
		{"another key's id", func(l *letter) { l.Key = "lfk0123456789abcdef0123"; l.secret = feedSecrets.Of(l.Key) }, source.WrongSignature, 401},
		{"a key that was revoked", func(l *letter) { l.Key = other.ID; l.secret = feedSecrets.Of(other.ID) }, source.WrongSignature, 401},
		{"a source that there is not", func(l *letter) { l.Path = "/feeds/nothing" }, source.WrongSignature, 401},
		{"another source's key", func(l *letter) { l.Key = schools.ID; l.secret = feedSecrets.Of(schools.ID) }, source.WrongSignature, 401},
		{"a body that was cut", func(l *letter) { l.signature = sign(*l); l.Body = l.Body[:len(l.Body)-9] }, source.WrongSignature, 401},
		{"a figure that was changed", func(l *letter) { l.signature = sign(*l); l.Body = []byte(births("1001")) }, source.WrongSignature, 401},
		{"another delivery's id", func(l *letter) { l.signature = sign(*l); l.Delivery = "y" }, source.WrongSignature, 401},
		{"signed for another path", func(l *letter) { l.signature = sign(*l); l.Path = "/feeds/schools" }, source.WrongSignature, 401},
		{"six minutes ago", func(l *letter) { l.Time = strconv.FormatInt(p.city.Now().Add(-6*time.Minute).Unix(), 10) }, source.WrongTime, 401},
		{"six minutes ahead", func(l *letter) { l.Time = strconv.FormatInt(p.city.Now().Add(6*time.Minute).Unix(), 10) }, source.WrongTime, 401},
		{"no time", func(l *letter) { l.Time = "" }, source.NotSigned, 401},
		{"no signature", func(l *letter) { l.signature = "v1=" }, source.NotSigned, 401},
		{"a query, which nobody signs", func(l *letter) { l.signature = sign(*l); l.Path += "?a=1" }, source.NotSigned, 401},
		{"another type", func(l *letter) { l.kind = "text/plain" }, source.WrongType, 415},
		{"too long", func(l *letter) { l.Body = []byte(births(strings.Repeat("1", feed.MostBytes))) }, source.TooLarge, 413},
	} {
		t.Run(k.reason, func(t *testing.T) {
			l := good()
			k.change(&l)
			w := p.send(l)
			require.Equal(t, []any{k.status, k.want}, []any{w.Code, code(t, w)})
			if k.want == source.WrongSignature {
				bodies[w.Body.String()] = true
			}
		})
	}
	require.Len(t, bodies, 1, "nothing tells what was wrong")
	require.Zero(t, p.city.Count(`select count(*) from source_delivery`))
	require.Equal(t, http.StatusOK, p.send(good()).Code)
}

func TestWhatHoldsAPersonIsNotKept(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	body := `{"format":"liangce-feed/1","asOf":"2025-12-31","figures":[{"field":"births","area":"330481","year":2025,"value":"1"},{"field":"11010519491231002X","area":"330481","year":2025,"value":"1"}]}`
	w := p.send(p.letter("p", body))
	require.Equal(t, []any{http.StatusUnprocessableEntity, source.PersonData}, []any{w.Code, code(t, w)})
	require.Contains(t, w.Body.String(), `"index":1`)
	require.Zero(t, p.city.Count(`select count(*) from source_item`), "nor what was fine beside it")
	require.Zero(t, p.city.Count(`select count(*) from source_delivery d where d::text like '%11010519491231002%'`))
	require.Zero(t, p.city.Count(`select count(*) from audit_entry a where a::text like '%11010519491231002%'`))
	many := `{"format":"liangce-feed/1","asOf":"2025-12-31","figures":[` + strings.TrimSuffix(strings.Repeat(`{"field":"births","area":"330481","year":2025,"value":"1"},`, 5001), ",") + `]}`
	w = p.send(p.letter("q", many))
	require.Equal(t, []any{http.StatusUnprocessableEntity, source.TooManyRecords}, []any{w.Code, code(t, w)})
}

func TestAKeyThatComesTooOften(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	last := 0
	for n := range keyBurst + 1 {
		w := p.send(p.letter(fmt.Sprintf("n-%d", n), births("1")))
		if last = w.Code; n < keyBurst {
			require.Equal(t, http.StatusOK, last)
		}
	}
	require.Equal(t, http.StatusTooManyRequests, last)
	p.city.Move(p.city.Now().Add(2 * keyPace))
	require.Equal(t, http.StatusOK, p.send(p.letter("later", births("1"))).Code)
}
