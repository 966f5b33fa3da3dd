package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/progress"
)

// Evidence takes and gives the files of reports: bytes have no place in a GraphQL document.
type Evidence struct {
	store *db.Store
	files *filestore.Store
}

// NewEvidence makes the handler of files.
func NewEvidence(store *db.Store, files *filestore.Store) *Evidence { return &Evidence{store, files} }

// take adds the body of a request to the report that its path names, under the name of its query.
func (e *Evidence) take(w http.ResponseWriter, r *http.Request) {
	added, err := e.add(r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, map[string]any{"id": added.ID, "name": added.Name, "mediaType": added.MediaType, "size": added.Size})
}

func (e *Evidence) add(r *http.Request) (progress.Evidence, error) {
	ctx, report, name := r.Context(), chi.URLParam(r, "id"), r.URL.Query().Get("name")
	actor, err := actorOf(ctx)
	if err != nil {
		return progress.Evidence{}, err
	}
	// Before the bytes: who may not add a file does not fill the disk either.
	_, err = db.Read(ctx, e.store, actor, func(tx *db.Tx) (struct{}, error) { return struct{}{}, progress.MayAttach(ctx, tx, report) })
	if err != nil {
		return progress.Evidence{}, err
	}
	if r.ContentLength > progress.MostBytes {
		return progress.Evidence{}, progress.TooLarge(name)
	}
	in, err := e.files.Receive(r.Body, progress.MostBytes)
	if errors.Is(err, filestore.ErrTooLarge) {
		return progress.Evidence{}, progress.TooLarge(name)
	}
	if err != nil {
		return progress.Evidence{}, err
	}
	defer in.Drop()
	kind, err := progress.Inspect(name, in, in.Size)
	if err != nil {
		return progress.Evidence{}, err
	}
	// Kept first: a row never names bytes that are not there, while bytes without a row harm nobody.
	if err := in.Keep(); err != nil {
		return progress.Evidence{}, err
	}
	return db.Write(ctx, e.store, actor, func(tx *db.Tx) (progress.Evidence, error) {
		return progress.Attach(ctx, tx, report, progress.File{Name: name, MediaType: kind, SHA256: in.SHA256, Size: in.Size})
	})
}

// give sends a file of evidence.
func (e *Evidence) give(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	found, err := db.Read(ctx, e.store, actor, func(tx *db.Tx) (progress.Evidence, error) { return progress.Find(ctx, tx, chi.URLParam(r, "id")) })
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveFile(w, r, e.files, kept{found.ID, found.SHA256, found.Name, found.MediaType})
}

// kept is a file of the store, as it is given out.
type kept struct{ id, sha256, name, mediaType string }

// giveFile sends a file to be saved, never to be shown as a page of ours.
func giveFile(w http.ResponseWriter, r *http.Request, files *filestore.Store, k kept) {
	file, err := files.Read(k.sha256)
	if errors.Is(err, filestore.ErrGone) { // lost, or not restored with the database: for the operator to see
		slog.ErrorContext(r.Context(), "a file is not there", "id", k.id, "sha256", k.sha256)
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		refuseError(w, r, err)
		return
	}
	defer func() { _ = file.Close() }()
	w.Header().Set("Content-Type", k.mediaType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": k.name}))
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	// The client may have gone away: nobody to tell.
	_, _ = io.Copy(w, file)
}

func actorOf(ctx context.Context) (access.Actor, error) {
	actor, ok := auth.ActorFrom(ctx)
	if !ok {
		return access.Actor{}, fault.New(fault.Unauthenticated)
	}
	return actor, nil
}
