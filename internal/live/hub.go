package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

var (
	open = promauto.NewGauge(prometheus.GaugeOpts{Name: "liangce_live_streams", Help: "Pages that are told of changes now."})
	told = promauto.NewCounter(prometheus.CounterOpts{Name: "liangce_live_events_total", Help: "Acts heard from the database, of all instances."})
	lost = promauto.NewCounterVec(prometheus.CounterOpts{
		Name: "liangce_live_missed_total", Help: "Times that readers had to be told to look anew: slow (one reader) or connection (all).",
	}, []string{"cause"})
)

// Limits bound the readers of a process.
type Limits struct {
	// Readers is how many there may be at once, PerUser how many of one user.
	Readers, PerUser int
	// Echo is how long an announcement of one's own may take to come back; 0 stands for ten seconds.
	Echo time.Duration
}

// Hub hears what happens in the database and tells the readers of this process.
type Hub struct {
	store  *db.Store
	limits Limits

	mu      sync.Mutex
	readers map[*Reader]bool
	byUser  map[string]int

	*echo
}

// NewHub makes a hub that hears nothing until it runs.
func NewHub(store *db.Store, limits Limits) *Hub {
	return &Hub{store: store, limits: limits, readers: map[*Reader]bool{}, byUser: map[string]int{}, echo: newEcho()}
}

// waits are the pauses before the connection is tried again.
var waits = []time.Duration{100 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second, 5 * time.Second, 15 * time.Second}

// Run listens until the context ends. Whatever was announced while nobody listened is lost, so with each connection everybody is
// told that something may be.
func (h *Hub) Run(ctx context.Context) {
	var calling sync.WaitGroup
	defer calling.Wait()
	calling.Go(func() { h.call(ctx) })
	for failures := 0; ctx.Err() == nil; failures++ {
		err := h.store.Listen(ctx, channel, func() {
			failures = 0
			h.stands()
			lost.WithLabelValues("connection").Inc()
			h.publish(Event{Act: Missed})
		}, h.hear)
		if ctx.Err() != nil {
			return
		}
		slog.WarnContext(ctx, "changes are not heard; connecting anew", "error", err)
		pause := waits[min(failures, len(waits)-1)]
		select {
		case <-time.After(pause/2 + rand.N(pause)): //nolint:gosec // only spreads the instances
		case <-ctx.Done():
		}
	}
}

func (h *Hub) hear(payload string) {
	var e Event
	if err := json.Unmarshal([]byte(payload), &e); err != nil || e.City == "" {
		slog.Warn("an announcement that cannot be read", "error", err) // of a newer version, while both run
		h.publish(Event{Act: Missed})
		return
	}
	if e.Act == called {
		h.heard(e.User)
		return
	}
	told.Inc()
	h.publish(e)
}

func (h *Hub) publish(e Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for r := range h.readers {
		if r.wants(e) {
			r.put(e)
		}
	}
}

// Wanted narrows what a reader hears; the zero value is everything of his city.
type Wanted struct {
	Plan string
	Year int
}

// waiting is how many events wait for a reader before he loses them.
const waiting = 64

// Reader hears the events of one city that may concern him.
type Reader struct {
	// Events is what happened, in its order.
	Events <-chan Event

	hub          *Hub
	events       chan Event
	city, tenant string
	user         string
	wanted       Wanted
}

// Open begins to hear as an actor; whoever opens must close.
func (h *Hub) Open(actor access.Actor, wanted Wanted) (*Reader, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.readers) >= h.limits.Readers || h.byUser[actor.UserID] >= h.limits.PerUser {
		return nil, fault.New(fault.TooManyAttempts, "reason", fault.ReasonStreams)
	}
	events := make(chan Event, waiting)
	r := &Reader{Events: events, hub: h, events: events, city: actor.CityID, tenant: actor.TenantID, user: actor.UserID, wanted: wanted}
	h.readers[r] = true
	h.byUser[r.user]++
	open.Inc()
	return r, nil
}

// Close ends the hearing.
func (r *Reader) Close() {
	h := r.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.readers[r] {
		return
	}
	delete(h.readers, r)
	if h.byUser[r.user]--; h.byUser[r.user] == 0 {
		delete(h.byUser, r.user)
	}
	open.Dec()
}

func (r *Reader) wants(e Event) bool {
	switch {
	case e.Act == Missed:
		return true
	case e.City != r.city:
		return false
	case len(e.To) > 0: // what is of a tenant alone is one for all plans
		return slices.Contains(e.To, r.tenant)
	}
	return (r.wanted.Plan == "" || slices.Contains(e.Plans, r.wanted.Plan)) && (r.wanted.Year == 0 || e.Year == r.wanted.Year)
}

// put never waits: the hub's lock is held.
func (r *Reader) put(e Event) {
	select {
	case r.events <- e:
		return
	default:
	}
	lost.WithLabelValues("slow").Inc()
	for {
		select {
		case <-r.events:
		default:
			r.events <- Event{Act: Missed} // there is room: nobody else puts
			return
		}
	}
}
