package testdb

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// Wire stands between a store and PostgreSQL and counts what goes over: nothing in the product needs to know that it is
// being counted, and nothing can get past it.
type Wire struct {
	URL string
	// Statements are those that were run, Trips how often the client waited for an answer.
	Statements, Trips atomic.Int64
}

// NewWire listens before the server of an address, whose connections must be plain.
func NewWire(t testing.TB, appURL string) *Wire {
	t.Helper()
	address, err := url.Parse(appURL)
	require.NoError(t, err)
	require.Equal(t, "disable", address.Query().Get("sslmode"), "the test server's connections are plain")
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	w := &Wire{}
	server := address.Host
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go w.join(client, server)
		}
	}()
	address.Host = listener.Addr().String()
	w.URL = address.String()
	return w
}

// During counts the statements of one act.
func (w *Wire) During(act func()) int {
	before := w.Statements.Load()
	act()
	return int(w.Statements.Load() - before)
}

func (w *Wire) join(client net.Conn, address string) {
	server, err := (&net.Dialer{}).Dial("tcp", address)
	if err != nil {
		_ = client.Close()
		return
	}
	go func() {
		_, _ = io.Copy(client, server)
		_ = client.Close()
	}()
	_ = w.forward(client, server)
	_ = server.Close()
}

// forward passes the client's messages on: a startup without a type, then a type and a length before each.
func (w *Wire) forward(client io.Reader, server io.Writer) error {
	startup := true
	for {
		header := make([]byte, 5)
		if startup {
			header = header[:4]
		}
		if _, err := io.ReadFull(client, header); err != nil {
			return err
		}
		length := binary.BigEndian.Uint32(header[len(header)-4:])
		if length < 4 || length > 1<<24 {
			return errors.New("not the protocol")
		}
		body := make([]byte, length-4)
		if _, err := io.ReadFull(client, body); err != nil {
			return err
		}
		if !startup {
			w.count(header[0])
		}
		startup = false
		if _, err := server.Write(append(header, body...)); err != nil {
			return err
		}
	}
}

// count: a simple query is a statement and a trip; of the extended protocol each Execute is a statement, each Sync a trip.
func (w *Wire) count(kind byte) {
	switch kind {
	case 'Q':
		w.Statements.Add(1)
		w.Trips.Add(1)
	case 'E':
		w.Statements.Add(1)
	case 'S':
		w.Trips.Add(1)
	}
}
