package server

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAStreamDoesNotHoldUpTheEnd(t *testing.T) {
	g, session := gate(t)
	stream := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, "first\n")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	s := New(Options{Gate: g, Stream: stream, Page: page(t), Probes: Probes{Database: alive}})
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, end := context.WithCancel(t.Context())
	defer end()
	ran := make(chan error, 1)
	go func() { ran <- s.Run(ctx, listener) }()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+listener.Addr().String()+streamPath, nil)
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+session.AccessToken)
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { _ = answer.Body.Close() }()
	require.Equal(t, []string{"no", "no-store"}, []string{answer.Header.Get("X-Accel-Buffering"), answer.Header.Get("Cache-Control")})
	first := make([]byte, len("first\n"))
	_, err = io.ReadFull(answer.Body, first)
	require.NoError(t, err, "each message goes off at once")
	end()
	select {
	case err := <-ran:
		require.NoError(t, err)
	case <-time.After(drainLimit - 10*time.Second):
		require.Fail(t, "the stream held up the end")
	}
}
