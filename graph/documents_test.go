package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/graph"
)

// pagesOwn is the document that the page of every test world asks.
const pagesOwn = `query Who { viewer { user { name } } }`

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func pagesDocuments() graph.Documents { return graph.Documents{hashOf(pagesOwn): pagesOwn} }

func named(hash string) map[string]any {
	return map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}
}

func TestTheDocumentsOfThePageAreKnownByTheirHash(t *testing.T) {
	w := demo(t)
	leader := w.as("330400-wcwc/viewer")
	full := leader.ask(t, pagesOwn, nil)
	full.accepted(t)
	byHash := leader.post(t, map[string]any{"extensions": named(hashOf(pagesOwn))})
	require.JSONEq(t, full.raw, byHash.raw)
	extensions, err := json.Marshal(named(hashOf(pagesOwn)))
	require.NoError(t, err)
	require.JSONEq(t, full.raw, leader.send(t, http.MethodGet, "/graphql?extensions="+url.QueryEscape(string(extensions)), "").raw)
	require.Equal(t, "UNAUTHENTICATED", w.as("").post(t, map[string]any{"extensions": named(hashOf(pagesOwn))}).code(), "a known document opens nothing")
}

func TestADocumentThatNobodyKnowsIsAskedForOnce(t *testing.T) {
	leader := demo(t).as("330400-wcwc/viewer")
	const older = `query Older { viewer { tenant { name } } }`
	unknown := leader.post(t, map[string]any{"extensions": named(hashOf(older))})
	require.Equal(t, "PersistedQueryNotFound", unknown.Errors[0].Message, "clients know these words")
	leader.post(t, map[string]any{"query": older, "extensions": named(hashOf(older))}).accepted(t)
	leader.post(t, map[string]any{"extensions": named(hashOf(older))}).accepted(t)

	const other = `query Other { viewer { roles } }`
	forged := leader.post(t, map[string]any{"query": other, "extensions": named(hashOf(pagesOwn))})
	require.Equal(t, "INVALID_INPUT", forged.code(), "nobody puts his own document under another's name")
	require.NotContains(t, leader.post(t, map[string]any{"extensions": named(hashOf(pagesOwn))}).raw, "roles")
}

func TestDocumentsAreReadBesideThePage(t *testing.T) {
	content, err := json.Marshal(pagesDocuments())
	require.NoError(t, err)
	got, err := graph.ReadDocuments(fstest.MapFS{"documents.json": {Data: content}})
	require.NoError(t, err)
	require.Equal(t, pagesDocuments(), got)
	got, err = graph.ReadDocuments(fstest.MapFS{})
	require.NoError(t, err)
	require.Empty(t, got, "a page that is not built asks nothing")
	_, err = graph.ReadDocuments(fstest.MapFS{"documents.json": {Data: []byte("{")}})
	require.ErrorContains(t, err, "documents.json")
}
