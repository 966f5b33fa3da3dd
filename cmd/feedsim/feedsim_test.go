package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/catalogue"
	"github.com/liangce/liangce/internal/exchange/planfile"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/server"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

// TestEverySourceOfTheCityDelivers sends a year of all sources to a service over the demonstration city.
func TestEverySourceOfTheCityDelivers(t *testing.T) {
	t.Parallel()
	c := testcity.Demo(t)
	secrets := source.NewSecrets([]byte("master"))
	feeds, err := server.NewFeeds(c.Store, secrets)
	require.NoError(t, err)
	page, err := server.NewPage(fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}})
	require.NoError(t, err)
	alive := func(context.Context) error { return nil }
	edge := httptest.NewServer(server.New(server.Options{Feeds: feeds, Page: page, Graph: http.NotFoundHandler(), Probes: server.Probes{Database: alive, Cache: alive}}))
	t.Cleanup(edge.Close)

	city, problems := planfile.ReadCity(catalogue.FS, "jiaxing")
	require.Empty(t, problems)
	delivering := slices.DeleteFunc(city.Sources, source.Draft.Publication)
	var lines []string
	for _, s := range delivering {
		key := testcity.Do(c, testcity.Code+"-"+strings.ToLower(s.Line)+"/admin", func(ctx context.Context, tx *db.Tx) (source.Key, error) {
			return source.MakeKey(ctx, tx, s.Code, "", nil, nil)
		})
		lines = append(lines, strings.Join([]string{s.Code, key.ID, secrets.Of(key.ID)}, " "))
	}
	file := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600))
	c.Move(time.Now().UTC())
	require.NoError(t, command{URL: edge.URL, City: "jiaxing", Year: 2025, Keys: file}.run(t.Context()))
	require.Equal(t, len(delivering), c.Count(`select count(*) from source_delivery where delivery like 'sim-%' and refused = '' and taken > 0`))
	require.Zero(t, c.Count(`select count(*) from source_item i where delivery like 'sim-%' and state = 'quarantined' and reason <> 'FAILS_CHECK'`), "what is made up has the right form")
	require.ErrorContains(t, command{URL: edge.URL, City: "jiaxing", Year: 2025, Keys: file, Only: []string{"hotline-12338", "no-such"}}.run(canceled(t)), "could not deliver")
}

func canceled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
