package server

import (
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"github.com/liangce/liangce/internal/fault"
)

// knownAddresses bounds the memory of a limiter; the address that has not been seen longest is forgotten.
const knownAddresses = 100_000

// limiter lets each address in some times at once and afterwards at a pace. It remembers addresses in memory and nowhere else,
// and each instance counts for itself.
type limiter struct {
	now   func() time.Time
	most  int
	every time.Duration
	known *otter.Cache[string, *visits]
}

// visits are what an address has left, as of a time.
type visits struct {
	sync.Mutex
	left float64
	at   time.Time
}

func newLimiter(now func() time.Time, most int, every time.Duration) (*limiter, error) {
	known, err := otter.New(&otter.Options[string, *visits]{
		MaximumSize: knownAddresses, ExpiryCalculator: otter.ExpiryAccessing[string, *visits](time.Duration(most) * every),
	})
	if err != nil {
		return nil, fmt.Errorf("server: make the memory of addresses: %w", err)
	}
	return &limiter{now, most, every, known}, nil
}

// wait is zero where the address may come in now, else how long it has to wait.
func (l *limiter) wait(address string) time.Duration {
	now := l.now()
	v, _ := l.known.SetIfAbsent(address, &visits{left: float64(l.most), at: now})
	v.Lock()
	defer v.Unlock()
	v.left = min(float64(l.most), v.left+now.Sub(v.at).Seconds()/l.every.Seconds())
	v.at = now
	if v.left >= 1 {
		v.left--
		return 0
	}
	return time.Duration((1 - v.left) * float64(l.every))
}

// bound refuses whoever comes too often.
func (l *limiter) bound(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		wait := l.wait(addressOf(r))
		if wait == 0 {
			next(w, r)
			return
		}
		refuse(w, r, http.StatusTooManyRequests, fault.New(fault.TooManyAttempts, "seconds", comeBackIn(w, wait)))
	}
}

// comeBackIn tells the client when to come back, and gives the seconds for the words that say so.
func comeBackIn(w http.ResponseWriter, wait time.Duration) string {
	seconds := strconv.Itoa(int(math.Ceil(wait.Seconds())))
	w.Header().Set("Retry-After", seconds)
	return seconds
}

// addressOf is where a request comes from: the other end of the connection or, where that is a proxy of ours in a private
// network, the last address that it names; the ones before that anybody can write. Of IPv6 it is the network of a household.
func addressOf(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address := peer.Addr().Unmap()
	if address.IsPrivate() || address.IsLoopback() {
		forwarded := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if named, err := netip.ParseAddr(strings.TrimSpace(forwarded[len(forwarded)-1])); err == nil {
			address = named.Unmap()
		}
	}
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}
