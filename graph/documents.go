package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
)

// Documents are those that the built page asks, by the hexadecimal SHA-256 of their text: it names them and need not send them.
type Documents map[string]string

// documentsFile is what the page's build writes beside it.
const documentsFile = "documents.json"

// ReadDocuments reads those of the page that was built into a folder. A page that is not built asks nothing.
func ReadDocuments(built fs.FS) (Documents, error) {
	content, err := fs.ReadFile(built, documentsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("graph: read the page's documents: %w", err)
	}
	var d Documents
	if err := json.Unmarshal(content, &d); err != nil {
		return nil, fmt.Errorf("graph: read the page's documents in %s: %w", documentsFile, err)
	}
	return d, nil
}

// shelved are the page's documents, which nobody displaces, and the last ones that others named when they sent them: a page that is
// older than its server sends each of its documents once.
type shelved struct {
	page   Documents
	others graphql.Cache[string]
}

func newShelved(page Documents) shelved { return shelved{page, lru.New[string](keptDocuments)} }

// Get finds a document by its hash.
func (k shelved) Get(ctx context.Context, hash string) (string, bool) {
	if text, ok := k.page[hash]; ok {
		return text, true
	}
	return k.others.Get(ctx, hash)
}

// Add keeps a document whose hash gqlgen has found right.
func (k shelved) Add(ctx context.Context, hash, text string) { k.others.Add(ctx, hash, text) }
