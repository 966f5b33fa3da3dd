package server

import (
	"net/http"
	"time"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/admission"
)

const (
	// waitingPerPlace is how many requests may wait for each that is at work, patience how long: whoever would wait longer has a page
	// that says so, rather than one that says nothing.
	waitingPerPlace = 16
	patience        = 3 * time.Second
	// comeBack is when who was turned away may try again.
	comeBack = 2 * time.Second
)

// Admit divides the places among the cities. There are as many as connections to the database: what waits, waits here, where each city
// has its share, and not for a connection, where who asks most gets most.
func Admit(places int) func(http.Handler) http.Handler {
	return admit(admission.New(places, places*waitingPerPlace, patience))
}

// admit lets a request work when its city has a place, and refuses it where too many wait. Those who have not signed in are a
// city of their own.
func admit(room *admission.Room) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			actor, _ := auth.ActorFrom(r.Context())
			leave, ok := room.Enter(r.Context(), actor.CityID)
			if !ok {
				refuse(w, r, http.StatusServiceUnavailable, fault.New(fault.TooManyAttempts, "reason", fault.ReasonBusy, "seconds", comeBackIn(w, comeBack)))
				return
			}
			defer leave()
			next.ServeHTTP(w, r)
		})
	}
}
