package live_test

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

// TestAHubKnowsWhetherItHears: over a pooler that takes LISTEN and passes no announcement on, it says what to do.
func TestAHubKnowsWhetherItHears(t *testing.T) {
	c := testcity.Open(t)
	deaf := hubAt(t, throughAPooler(t, c.Database.AppURL), live.Limits{Readers: 1, PerUser: 1, Echo: 300 * time.Millisecond})
	require.Eventually(t, func() bool { return deaf.Hears() != nil }, patience, 10*time.Millisecond)
	require.ErrorIs(t, deaf.Hears(), live.ErrDeaf)
	require.ErrorContains(t, deaf.Hears(), "session mode")

	hub := hubAt(t, c.Database.AppURL, live.Limits{Readers: 1, PerUser: 1})
	r := open(t, hub, c.Actor(clerk), live.Wanted{})
	require.Equal(t, live.Missed, next(t, r).Act, "it listens")
	act(c, t, clerk, nil, live.Event{Act: live.Opened, Plans: []string{testcity.Women}, Year: 2025})
	require.Equal(t, live.Opened, next(t, r).Act, "what it calls itself is told to nobody")
	require.NoError(t, hub.Hears())
}

func hubAt(t *testing.T, address string, limits live.Limits) *live.Hub {
	t.Helper()
	store, err := db.Open(t.Context(), address, 2)
	require.NoError(t, err)
	hub := live.NewHub(store, limits)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
		store.Close()
	})
	return hub
}

// throughAPooler is an address behind which everything is passed on but announcements.
func throughAPooler(t *testing.T, address string) string {
	t.Helper()
	to, err := url.Parse(address)
	require.NoError(t, err)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	server := to.Host
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go pool(client, server)
		}
	}()
	to.Host = listener.Addr().String()
	query := to.Query()
	query.Set("sslmode", "disable")
	to.RawQuery = query.Encode()
	return to.String()
}

func pool(client net.Conn, address string) {
	server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", address)
	if err != nil {
		_ = client.Close()
		return
	}
	defer func() { _, _ = client.Close(), server.Close() }()
	go func() {
		_, _ = io.Copy(server, client)
		_ = server.Close()
	}()
	for {
		head := make([]byte, 5)
		if _, err := io.ReadFull(server, head); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[1:])-4)
		if _, err := io.ReadFull(server, body); err != nil {
			return
		}
		if head[0] == 'A' { // NotificationResponse
			continue
		}
		if _, err := client.Write(append(head, body...)); err != nil {
			return
		}
	}
}
