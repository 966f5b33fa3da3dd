package server

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// probeLimit keeps a probe shorter than the patience of whoever asks.
const probeLimit = 2 * time.Second

func (s *Server) ready(p Probes) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), probeLimit)
		defer cancel()
		answer := map[string]string{"status": "ready", "database": "ok"}
		status := http.StatusOK
		if err := p.Database(ctx); err != nil {
			answer["status"], answer["database"], status = "not ready", "does not answer", http.StatusServiceUnavailable
		}
		if p.Cache != nil {
			answer["redis"] = "ok"
			if err := p.Cache(ctx); err != nil {
				answer["redis"] = "does not answer; going on without it"
			}
		}
		if p.Changes != nil {
			answer["changes"] = "ok"
			if err := p.Changes(); err != nil {
				answer["changes"] = err.Error()
			}
		}
		if s.stopping.Load() {
			answer["status"], status = "stopping", http.StatusServiceUnavailable
		}
		writeJSON(w, status, answer)
	}
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client went away: nobody to tell
}
