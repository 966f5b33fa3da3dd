package webhook_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/webhook"
)

var now = time.UnixMilli(1772600000000)

// robot answers as it is told and keeps what it was asked.
type robot struct {
	answer string
	status int
	to     string
	asked  []*url.URL
	bodies []string
}

func (r *robot) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, _ := io.ReadAll(q.Body)
	r.asked, r.bodies = append(r.asked, q.URL), append(r.bodies, string(body))
	if r.to != "" {
		w.Header().Set("Location", r.to)
	}
	w.WriteHeader(r.status)
	_, _ = io.WriteString(w, r.answer)
}

func serve(t *testing.T, r *robot) string {
	t.Helper()
	if r.status == 0 {
		r.status = http.StatusOK
	}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	return server.URL + "/robot/send?access_token=token"
}

// vouched may reach this machine.
var vouched = webhook.Rules{Hosts: []string{"127.0.0.1"}}

func TestARobotIsPostedASignedMessage(t *testing.T) {
	r := &robot{answer: `{"errcode":0,"errmsg":"ok"}`}
	require.NoError(t, webhook.New(vouched).Send(t.Context(), webhook.Robot{Address: serve(t, r), Secret: "SEC123"}, "填报提醒", "- 3 项", now))
	require.Len(t, r.asked, 1)
	q := r.asked[0].Query()
	require.Equal(t, "token", q.Get("access_token"))
	require.Equal(t, "1772600000000", q.Get("timestamp"))
	// As the robot's own documentation computes it: printf '1772600000000\nSEC123' | openssl dgst -sha256 -hmac SEC123 -binary | base64
	require.Equal(t, "fJ+nZaVXbdfT5qF8JEIa+e6X4fmQxFhDyoj0E/N7pPg=", q.Get("sign"))
	var body map[string]any
	require.NoError(t, json.Unmarshal([]byte(r.bodies[0]), &body))
	require.Equal(t, map[string]any{"msgtype": "markdown", "markdown": map[string]any{"title": "填报提醒", "text": "- 3 项"}}, body)
}

func TestWithoutASecretNothingIsSigned(t *testing.T) {
	r := &robot{answer: `{"errcode":0}`}
	require.NoError(t, webhook.New(vouched).Send(t.Context(), webhook.Robot{Address: serve(t, r)}, "x", "y", now))
	require.Equal(t, "access_token=token", r.asked[0].RawQuery)
}

func TestWhatIsNotTakenIsAnErrorThatTellsNoSecret(t *testing.T) {
	elsewhere := &robot{answer: `{"errcode":0}`}
	away := serve(t, elsewhere)
	for reason, r := range map[string]*robot{
		"refuses with error 310000": {answer: `{"errcode":310000,"errmsg":"sign not match"}`},
		"answers 502":               {status: http.StatusBadGateway},
		"answers 302":               {status: http.StatusFound, to: away},
		"is no robot":               {answer: "<html>"},
		"what answers is no robot":  {answer: `{"errmsg":"` + strings.Repeat("x", 20<<10) + `","errcode":0}`},
	} {
		err := webhook.New(vouched).Send(t.Context(), webhook.Robot{Address: serve(t, r), Secret: "SEC123"}, "x", "y", now)
		require.ErrorContains(t, err, reason)
	}
	require.Empty(t, elsewhere.asked, "no redirect is followed")
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	err := webhook.New(vouched).Send(t.Context(), webhook.Robot{Address: gone.URL + "/?access_token=token", Secret: "SEC123"}, "x", "y", now)
	require.Error(t, err)
	require.NotContains(t, err.Error(), "token")
	require.NotContains(t, err.Error(), "SEC123")
}

func TestNothingInsideIsReached(t *testing.T) {
	r := &robot{answer: `{"errcode":0}`}
	inside := serve(t, r)
	port := inside[strings.LastIndexByte(inside[:strings.Index(inside, "/robot")], ':'):]
	for _, address := range []string{
		inside, "https://127.0.0.1" + port, "https://localhost" + port, "https://[::1]" + port, "https://[::ffff:127.0.0.1]" + port, "https://0.0.0.0" + port,
		"https://10.1.2.3/", "https://192.168.0.1/", "https://172.16.0.1/", "https://169.254.169.254/latest", "https://100.64.0.1/", "https://[fd00::1]/",
		"https://[fe80::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://224.0.0.1/", "https://255.255.255.255/",
		"file:///etc/passwd", "gopher://127.0.0.1/", "https://", "https://user:pass@oapi.dingtalk.com/", "", "oapi.dingtalk.com",
	} {
		require.Error(t, webhook.New(webhook.Rules{}).Send(t.Context(), webhook.Robot{Address: address}, "x", "y", now), address)
	}
	require.Empty(t, r.asked)
	err := webhook.New(webhook.Rules{}).Send(t.Context(), webhook.Robot{Address: "https://localhost" + port}, "x", "y", now)
	require.ErrorContains(t, err, "not a public one", "a name is looked at where it leads")
}

func TestTheHostIsNamedWhereRobotsMayBe(t *testing.T) {
	host, err := webhook.Rules{}.Host("https://OAPI.dingtalk.com/robot/send?access_token=token")
	require.NoError(t, err)
	require.Equal(t, "oapi.dingtalk.com", host)
	_, err = webhook.Rules{Hosts: []string{"robot.inside"}}.Host("http://robot.inside/send")
	require.NoError(t, err)
	_, err = webhook.Rules{}.Host("http://oapi.dingtalk.com/robot/send?access_token=token")
	require.ErrorContains(t, err, "https://")
	require.NotContains(t, err.Error(), "token")
}
