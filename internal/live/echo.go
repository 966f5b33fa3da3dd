package live

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var deafness = promauto.NewGauge(prometheus.GaugeOpts{Name: "liangce_live_deaf", Help: "1 while this instance does not hear what it announces itself."})

// ErrDeaf says what to do where announcements do not come back. A pooler in transaction mode takes LISTEN and passes nothing on.
var ErrDeaf = errors.New("live: changes are not announced here, pages show them when they are read anew; " +
	"let the service reach PostgreSQL directly, or by a pooler in session mode (docs/operations.md, The database)")

// called is the act of an instance that wants to know whether it hears itself; nobody is told of it.
const called Act = "called"

const (
	// echoTime is how long an announcement may take to come back.
	echoTime = 10 * time.Second
	// pleased and worried are the pauses until the next call: a pooler may come between at any time.
	pleased, worried = 5 * time.Minute, 30 * time.Second
)

// echo finds out whether a hub hears what it announces.
type echo struct {
	id        string
	back      chan struct{}
	connected chan struct{}
	deaf      atomic.Bool
}

func newEcho() *echo {
	return &echo{id: uuid.NewString(), back: make(chan struct{}, 1), connected: make(chan struct{}, 1)}
}

// Hears answers ErrDeaf while what is announced does not come back.
func (h *Hub) Hears() error {
	if h.deaf.Load() {
		return ErrDeaf
	}
	return nil
}

// stands has the hub call as soon as it listens.
func (h *Hub) stands() { note(h.connected) }

func (h *Hub) heard(id string) {
	if id == h.id {
		note(h.back)
	}
}

// call announces something now and then, and waits for it to come back. Whether the database answers at all is not its business.
func (h *Hub) call(ctx context.Context) {
	limit := h.limits.Echo
	if limit == 0 {
		limit = echoTime
	}
	payload, _ := json.Marshal(Event{City: "-", Act: called, User: h.id}) // of no city, so that an older instance tells nobody
	pause := time.NewTimer(pleased)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-h.connected:
		case <-pause.C:
		}
		next := pleased
		if err := h.store.Announce(ctx, channel, string(payload)); err == nil {
			if h.judge(ctx, limit); h.deaf.Load() {
				next = worried
			}
		}
		pause.Reset(next)
	}
}

func (h *Hub) judge(ctx context.Context, limit time.Duration) {
	select {
	case <-ctx.Done():
		return
	case <-h.back:
		if h.deaf.Swap(false) {
			slog.InfoContext(ctx, "changes are heard again")
		}
		deafness.Set(0)
	case <-time.After(limit):
		if !h.deaf.Swap(true) {
			slog.WarnContext(ctx, "changes are not heard", "error", ErrDeaf)
		}
		deafness.Set(1)
	}
}

// note leaves a sign, if none lies there.
func note(sign chan struct{}) {
	select {
	case sign <- struct{}{}:
	default:
	}
}
