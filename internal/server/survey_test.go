package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/survey"
	"github.com/liangce/liangce/internal/testcity"
)

// booth is a server with an open survey of the city's office.
type booth struct {
	*testing.T
	city   *testcity.City
	edge   http.Handler
	survey survey.Survey
}

func newBooth(t *testing.T) *booth {
	t.Helper()
	c := testcity.Open(t)
	s := testcity.Do(c, "330400-wcwc/signer", func(ctx context.Context, tx *db.Tx) (survey.Survey, error) {
		s, err := survey.Put(ctx, tx, survey.Entry{
			Plan: testcity.Women, Year: 2025, Title: survey.Words{ZH: "调查", EN: "Survey"},
			Questions: []survey.Question{{Kind: survey.Satisfaction, Words: survey.Words{ZH: "满意吗", EN: "Content?"}, Required: true}},
		})
		require.NoError(t, err)
		return survey.Open(ctx, tx, s.ID, s.Revision)
	})
	surveys, err := NewSurvey(c.Store)
	require.NoError(t, err)
	edge := New(Options{Survey: surveys, Graph: http.NotFoundHandler(), Page: page(t), Probes: Probes{Database: alive, Cache: alive}})
	return &booth{t, c, edge, s}
}

func (b *booth) address() string { return "/public/survey/" + *b.survey.Key }

func (b *booth) ask(method, target, body string, headers ...string) *httptest.ResponseRecorder {
	b.Helper()
	return send(b.edge, httptest.NewRequestWithContext(b.Context(), method, target, strings.NewReader(body)), headers...)
}

// token looks at the form and takes the token that comes with it.
func (b *booth) token(headers ...string) string {
	b.Helper()
	w := b.ask(http.MethodGet, b.address(), "", headers...)
	require.Equal(b, http.StatusOK, w.Code, w.Body.String())
	var form publicSurvey
	require.NoError(b, json.Unmarshal(w.Body.Bytes(), &form))
	return form.Token
}

func answerWith(token string) string {
	return fmt.Sprintf(`{"token":%q,"area":"330481","answers":{"q1":{"score":4}}}`, token)
}

func TestAnybodyWithTheLinkAnswersOnce(t *testing.T) {
	b := newBooth(t)
	w := b.ask(http.MethodGet, b.address(), "")
	require.Empty(t, w.Result().Cookies(), "nobody is followed")
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
	require.NotContains(t, w.Body.String(), b.survey.ID)
	body := answerWith(b.token())
	for _, k := range []struct {
		reason, method, target, body string
		status                       int
		says                         string
	}{
		{"an answer", http.MethodPost, b.address(), body, 201, `"taken":true`},
		{"the same token again", http.MethodPost, b.address(), body, 409, `"reason":"survey_answered"`},
		{"no token", http.MethodPost, b.address(), answerWith(""), 422, `"reason":"survey_token"`},
		{"what is no JSON", http.MethodPost, b.address(), "<", 422, `"reason":"malformed"`},
		{"too much", http.MethodPost, b.address(), `{"token":"` + strings.Repeat("x", answerLimit) + `"}`, 422, `"reason":"too_long"`},
		{"an answer off the scale", http.MethodPost, b.address(), strings.Replace(answerWith(b.token()), `"score":4`, `"score":7`, 1), 422, `"reason":"survey_answer"`},
		{"a key that nobody has", http.MethodGet, "/public/survey/330400-" + strings.Repeat("0", 32), "", 404, `"code":"NOT_FOUND"`},
		{"another city's key", http.MethodGet, "/public/survey/330500" + (*b.survey.Key)[6:], "", 404, `"code":"NOT_FOUND"`},
		{"what can be no key", http.MethodPost, "/public/survey/x", body, 404, `"code":"NOT_FOUND"`},
	} {
		w := b.ask(k.method, k.target, k.body)
		require.Equal(t, k.status, w.Code, "%s: %s", k.reason, w.Body.String())
		require.Contains(t, w.Body.String(), k.says, k.reason)
	}
	require.Equal(t, 1, b.city.Count(`select count(*) from survey_answer`))
}

func TestAnAddressIsLetInSoOften(t *testing.T) {
	b := newBooth(t)
	for range writesAtOnce {
		require.NotEqual(t, http.StatusTooManyRequests, b.ask(http.MethodPost, b.address(), "<").Code)
	}
	w := b.ask(http.MethodPost, b.address(), answerWith(b.token()), "Accept-Language", "en")
	require.Equal(t, http.StatusTooManyRequests, w.Code)
	require.Equal(t, "10", w.Header().Get("Retry-After"))
	require.Contains(t, w.Body.String(), `"code":"TOO_MANY_ATTEMPTS"`)
	require.Contains(t, w.Body.String(), "10 seconds")
	require.Zero(t, b.city.Count(`select count(*) from survey_answer`))
	b.city.Move(b.city.Now().Add(writesEvery))
	require.Equal(t, http.StatusCreated, b.ask(http.MethodPost, b.address(), answerWith(b.token())).Code, "after a while one more")
	require.Equal(t, http.StatusTooManyRequests, b.ask(http.MethodPost, b.address(), "<").Code, "and no more than that")
	for range looksAtOnce {
		b.ask(http.MethodGet, "/public/survey/x", "")
	}
	require.Equal(t, http.StatusTooManyRequests, b.ask(http.MethodGet, b.address(), "").Code, "who guesses keys is bounded too")
}

func TestWhereARequestComesFrom(t *testing.T) {
	for _, k := range []struct{ reason, peer, forwarded, want string }{
		{"a stranger", "203.0.113.9:4000", "", "203.0.113.9"},
		{"a stranger who claims to be another", "203.0.113.9:4000", "198.51.100.1", "203.0.113.9"},
		{"through our proxy", "10.0.0.3:4000", "198.51.100.1", "198.51.100.1"},
		{"through our proxy, with a claim before", "10.0.0.3:4000", "1.2.3.4, 198.51.100.1", "198.51.100.1"},
		{"our proxy says nothing that is an address", "10.0.0.3:4000", "unknown", "10.0.0.3"},
		{"a household of IPv6", "[2001:db8:1:2:3::4]:4000", "", "2001:db8:1:2::/64"},
		{"IPv4 in IPv6's clothes", "[::ffff:203.0.113.9]:4000", "", "203.0.113.9"},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.RemoteAddr = k.peer
		r.Header.Set("X-Forwarded-For", k.forwarded)
		require.Equal(t, k.want, addressOf(r), k.reason)
	}
}

func TestAddressesDoNotCountForEachOther(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	l, err := newLimiter(func() time.Time { return now }, 2, time.Minute)
	require.NoError(t, err)
	require.Zero(t, l.wait("a"))
	require.Zero(t, l.wait("a"))
	require.Equal(t, time.Minute, l.wait("a"))
	require.Zero(t, l.wait("b"))
	now = now.Add(30 * time.Second)
	require.Equal(t, 30*time.Second, l.wait("a"))
	now = now.Add(time.Hour)
	require.Zero(t, l.wait("a"))
	require.Zero(t, l.wait("a"))
	require.NotZero(t, l.wait("a"), "what is saved up has an end")
}
