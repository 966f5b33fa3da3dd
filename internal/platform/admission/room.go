package admission

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Room has a number of places. It is safe for use by many goroutines.
type Room struct {
	places, most int
	patience     time.Duration

	mu      sync.Mutex
	working int
	waiting int
	served  int
	parties map[string]*party
}

// party is one of those among whom the places are divided, while it has something at work or waiting.
type party struct {
	working int
	// served is when it got its last place, by count.
	served int
	queue  []*visitor
}

// visitor waits for a place; the channel tells it whether it has one.
type visitor struct {
	since time.Time
	in    chan bool
}

// New makes a room in which so many may work while so many more wait, none longer than patience.
func New(places, most int, patience time.Duration) *Room {
	return &Room{places: places, most: most, patience: patience, parties: map[string]*party{}}
}

// Enter waits for a place. It answers false where there is none; where it answers true, leave must be called once.
func (r *Room) Enter(ctx context.Context, who string) (leave func(), ok bool) {
	r.mu.Lock()
	p := r.parties[who]
	if p == nil {
		p = &party{}
		r.parties[who] = p
	}
	if r.working < r.places {
		r.place(p)
		r.mu.Unlock()
		return r.leaver(who), true
	}
	v := &visitor{since: time.Now(), in: make(chan bool, 1)}
	p.queue = append(p.queue, v)
	r.waiting++
	if r.waiting > r.most {
		r.turnAway()
	}
	r.mu.Unlock()
	timer := time.NewTimer(r.patience)
	defer timer.Stop()
	select {
	case in := <-v.in:
		return r.entered(who, in)
	case <-timer.C:
	case <-ctx.Done():
	}
	if r.giveUp(who, v) {
		return nil, false
	}
	return r.entered(who, <-v.in)
}

func (r *Room) entered(who string, in bool) (func(), bool) {
	if !in {
		return nil, false
	}
	return r.leaver(who), true
}

// turnAway tells the newest of the longest queue that it has no place.
func (r *Room) turnAway() {
	var longest string
	for who, p := range r.parties {
		if most := r.parties[longest]; most == nil || len(p.queue) > len(most.queue) {
			longest = who
		}
	}
	p := r.parties[longest]
	last := len(p.queue) - 1
	p.queue[last].in <- false
	p.queue = p.queue[:last]
	r.waiting--
	r.forget(longest)
}

// giveUp takes a visitor out of its queue; it answers false where the visitor has just been told.
func (r *Room) giveUp(who string, v *visitor) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.parties[who]
	if p == nil {
		return false
	}
	at := slices.Index(p.queue, v)
	if at < 0 {
		return false
	}
	p.queue = slices.Delete(p.queue, at, at+1)
	r.waiting--
	r.forget(who)
	return true
}

// leaver gives a place back, once.
func (r *Room) leaver(who string) func() {
	return sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.parties[who].working--
		r.working--
		r.callNext()
		r.forget(who)
	})
}

// place has a party at work.
func (r *Room) place(p *party) {
	r.working++
	r.served++
	p.working++
	p.served = r.served
}

// callNext gives a free place to whose turn it is.
func (r *Room) callNext() {
	var next *party
	for _, p := range r.parties {
		if len(p.queue) > 0 && (next == nil || p.before(next)) {
			next = p
		}
	}
	if next == nil {
		return
	}
	v := next.queue[0]
	next.queue = next.queue[1:]
	r.waiting--
	r.place(next)
	v.in <- true
}

// before tells whether it is a party's turn before another's: it has fewer at work, or got its last place longer ago, or has waited longer
// for its first.
func (p *party) before(o *party) bool {
	if p.working != o.working {
		return p.working < o.working
	}
	if p.served != o.served {
		return p.served < o.served
	}
	return p.queue[0].since.Before(o.queue[0].since)
}

// forget drops a party that has nothing here any more.
func (r *Room) forget(who string) {
	if p := r.parties[who]; p != nil && p.working == 0 && len(p.queue) == 0 {
		delete(r.parties, who)
	}
}
