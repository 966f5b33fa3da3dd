package server

import (
	"context"
	"net/http"
	"time"
)

// stalled is how long one message may wait for a client that takes nothing in; it is well above the beat of a stream, and the
// connection is given up after it.
const stalled = 45 * time.Second

// lasting lets an answer go on for longer than a request may: each message has its own time, and when the process is to end the
// request is told, so that it does not hold up the end.
func (s *Server) lasting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithCancel(r.Context())
		defer cancel()
		go func() {
			select {
			case <-s.ending:
				cancel()
			case <-ctx.Done():
			}
		}()
		control := http.NewResponseController(w)
		_ = control.SetReadDeadline(time.Time{}) // that of the request, which has been read; a recorder has none
		// Proxies that gather answers before they hand them on would hold a stream back for good.
		w.Header().Set("X-Accel-Buffering", "no")
		next.ServeHTTP(&messages{w, control}, r.WithContext(ctx))
	})
}

// messages gives each message its own time to be sent.
type messages struct {
	http.ResponseWriter
	control *http.ResponseController
}

// Write sends a message.
func (m *messages) Write(b []byte) (int, error) {
	_ = m.control.SetWriteDeadline(time.Now().Add(stalled)) // a recorder has none
	return m.ResponseWriter.Write(b)
}

// Flush sends what is written; a writer that cannot has been written through.
func (m *messages) Flush() { _ = m.control.Flush() }
