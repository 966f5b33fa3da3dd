package worker_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/mail"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/reminder"
	"github.com/liangce/liangce/internal/rule/period"
	"github.com/liangce/liangce/internal/worker"
)

// postbox is a mail server and a robot that keep what they are handed, or refuse it.
type postbox struct {
	sync.Mutex
	mails, posts []string
	refuse       bool
	taken        func()
}

func (p *postbox) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p *postbox) Mail(string, *smtp.MailOptions) error        { return nil }
func (p *postbox) Rcpt(string, *smtp.RcptOptions) error {
	if p.refuse {
		return errors.New("not now")
	}
	return nil
}

func (p *postbox) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	p.Lock()
	defer p.Unlock()
	p.mails = append(p.mails, string(body))
	if p.taken != nil {
		p.taken()
	}
	return err
}
func (*postbox) Reset()        {}
func (*postbox) Logout() error { return nil }

func (p *postbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	p.posts = append(p.posts, string(body))
	_, _ = io.WriteString(w, `{"errcode":0}`)
}

// open starts both, and has the county's health clerk get mail and its group's robot post.
func (p *postbox) open(s *setting) worker.Post {
	s.t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(s.t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(s.t, err)
	server, robot := smtp.NewServer(p), httptest.NewServer(p)
	go func() { _ = server.Serve(listener) }()
	s.t.Cleanup(func() { _ = server.Close(); robot.Close() })
	at, err := mail.Parse("smtp://"+listener.Addr().String()+"?tls=none", "liangce@city.example")
	require.NoError(s.t, err)
	rules := webhook.Rules{Hosts: []string{"127.0.0.1"}}
	s.act("330481-hc", access.Reporter, func(ctx context.Context, tx *db.Tx) error {
		_, err := reminder.SetContact(ctx, tx, reminder.Reach{Email: "clerk@county.example", ByMail: true})
		return err
	})
	s.act("330481-hc", access.TenantAdmin, func(ctx context.Context, tx *db.Tx) error {
		_, err := reminder.SetRobot(ctx, tx, rules, webhook.Robot{Address: robot.URL + "/?access_token=x", Secret: "SEC"})
		return err
	})
	return worker.Post{Mail: at, Robots: webhook.New(rules)}
}

func (s *setting) act(slug string, role access.Role, do func(context.Context, *db.Tx) error) {
	s.t.Helper()
	_, err := db.Write(s.t.Context(), s.store, s.city.Actor(slug, role), func(tx *db.Tx) (struct{}, error) { return struct{}{}, do(s.t.Context(), tx) })
	require.NoError(s.t, err)
}

// tell puts a notice in.
func (s *setting) tell(slug, role string) {
	s.t.Helper()
	s.act("330400-wcwc", access.Signer, func(_ context.Context, tx *db.Tx) error {
		return notice.Send(tx, notice.New{TenantID: s.city.Tenant(slug).ID, Kind: notice.RoundPublished, Plan: "women", Year: 2025, ForRole: role})
	})
}

// round sweeps and sends what is due.
func (s *setting) round(p worker.Post) {
	s.t.Helper()
	require.NoError(s.t, worker.Sweep(s.t.Context(), s.store, p.Channels()))
	for _, channel := range p.Channels() {
		s.send(s.t.Context(), p, channel)
	}
}

func (s *setting) send(ctx context.Context, p worker.Post, channel string) {
	s.t.Helper()
	for more := true; more && ctx.Err() == nil; {
		more, _ = p.Send(ctx, s.store, channel)
	}
}

func (s *setting) states(channel string) []string {
	s.t.Helper()
	rows, err := s.owner.Query(s.t.Context(), `select state || ' ' || tries from delivery where channel = $1 order by created_at`, channel)
	require.NoError(s.t, err)
	defer rows.Close()
	out := []string{}
	for rows.Next() {
		var state string
		require.NoError(s.t, rows.Scan(&state))
		out = append(out, state)
	}
	return out
}

func TestAWeekBringsOneMessageADayWithNewsOutsideQuietHours(t *testing.T) {
	s, p := set(t), &postbox{}
	s.tell("330481-hc", "") // before anybody wanted mail
	s.now = s.now.Add(time.Hour)
	post := p.open(s)
	start := time.Date(2026, 3, 9, 0, 0, 0, 0, period.China) // a Monday
	var at []time.Time
	for hour := range 7 * 24 {
		s.now = start.Add(time.Duration(hour) * time.Hour)
		switch hour {
		case 9, 10, 2*24 + 22, 5*24 + 12: // Monday twice, Wednesday at night, Saturday at noon
			s.tell("330481-hc", "")
			s.tell("330481-hc", string(access.TenantAdmin))
			s.tell("330481-stat", "")
		}
		before := len(p.mails)
		s.round(post)
		if len(p.mails) > before {
			require.Len(t, p.mails, before+1)
			at = append(at, s.now)
		}
	}
	require.Len(t, at, 3, "%v", at)
	for i, want := range []int{9, 24 + 8, 3*24 + 8} {
		require.True(t, at[i].Equal(start.Add(time.Duration(want)*time.Hour)), "%d: %s", i, at[i])
	}
	require.Len(t, p.posts, 3)
	s.now = start.Add((7*24 + 8) * time.Hour)
	s.round(post)
	require.Len(t, p.mails, 4, "Saturday's news come on Monday")
	require.Equal(t, []string{"sent 1", "sent 1", "sent 1", "sent 1"}, s.states(reminder.Mail))
}

var messageID = regexp.MustCompile(`(?i)Message-ID: (\S+)`)

func TestAMessageWhoseSenderDiedGoesAgainWithItsID(t *testing.T) {
	s, p := set(t), &postbox{}
	post := p.open(s)
	s.tell("330481-hc", "")
	require.NoError(t, worker.Sweep(t.Context(), s.store, post.Channels()))
	ctx, die := context.WithCancel(t.Context())
	p.taken = die // the server has it, and nobody notes that
	s.send(ctx, post, reminder.Mail)
	require.Equal(t, []string{"queued 1"}, s.states(reminder.Mail))
	p.taken = nil
	s.send(t.Context(), post, reminder.Mail)
	require.Len(t, p.mails, 1, "its lease still runs")
	s.now = s.now.Add(3 * time.Minute)
	s.send(t.Context(), post, reminder.Mail)
	require.Equal(t, []string{"sent 2"}, s.states(reminder.Mail))
	require.Len(t, p.mails, 2)
	require.Equal(t, messageID.FindStringSubmatch(p.mails[0])[1], messageID.FindStringSubmatch(p.mails[1])[1])
}

func TestAServerThatFailsIsLeftAloneAndHoldsNobody(t *testing.T) {
	s, p := set(t), &postbox{refuse: true}
	s.now = time.Date(2026, 3, 9, 8, 0, 0, 0, period.China)
	post := p.open(s)
	s.tell("330481-hc", "")
	s.round(post)
	require.Equal(t, []string{"failed 1"}, s.states(reminder.Mail))
	require.Equal(t, []string{"sent 1"}, s.states(reminder.Robot))
	s.round(post)
	require.Equal(t, []string{"failed 1"}, s.states(reminder.Mail), "not before its time")
	for range 200 {
		s.now = s.now.Add(time.Hour)
		s.round(post)
	}
	require.Empty(t, p.mails)
	require.Equal(t, []string{"given_up 6"}, s.states(reminder.Mail))
	p.refuse = false
	s.tell("330481-hc", "")
	for range 72 {
		s.now = s.now.Add(time.Hour)
		s.round(post)
	}
	require.Len(t, p.mails, 1, "what is new is told when the server is back")
}

func TestWhatNobodyActsOnReachesTheAdministrator(t *testing.T) {
	s := set(t)
	s.owe("330481-hc", "E1", s.now.Add(-72*time.Hour), "")
	s.owe("330481-stat", "E2", s.now.Add(-71*time.Hour), "")
	s.sweep()
	s.sweep()
	require.Len(t, s.told("330481-hc"), 1, "the others hear that it is late")
	read := func(slug string) (kinds []string) {
		rows, err := db.Read(t.Context(), s.store, s.city.Actor(slug, access.TenantAdmin), func(tx *db.Tx) ([]notice.Notice, error) { return notice.List(t.Context(), tx, 50) })
		require.NoError(t, err)
		for _, n := range rows {
			kinds = append(kinds, n.Kind)
			require.False(t, strings.Contains(n.Text("zh-CN", nil), "…"), n.Text("zh-CN", nil))
		}
		return kinds
	}
	require.ElementsMatch(t, []string{notice.Deadline, notice.LateForLong}, read("330481-hc"))
	require.Equal(t, []string{notice.Deadline}, read("330481-stat"))
	s.arrange(`update app_user set disabled = true where tenant_id = $1 and username = 'signer'`, s.city.Tenant("330481-stat").ID)
	s.sweep()
	require.ElementsMatch(t, []string{notice.Deadline, notice.DutyVacant}, read("330481-stat"))
	require.Len(t, s.told("330481-stat"), 1)
}
