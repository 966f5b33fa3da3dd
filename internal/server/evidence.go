package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/progress"
)

// Attachments takes and gives the files of one kind of thing: bytes have no place in a GraphQL document.
type Attachments struct {
	store  *db.Store
	files  *filestore.Store
	may    func(ctx context.Context, tx *db.Tx, id string) error
	attach func(ctx context.Context, tx *db.Tx, id string, f attachment.File) (attachment.Kept, error)
	find   func(ctx context.Context, tx *db.Tx, id string) (attachment.Kept, error)
}

// NewEvidence makes the handler of what departments add to their reports.
func NewEvidence(store *db.Store, files *filestore.Store) *Attachments {
	return &Attachments{
		store: store, files: files, may: progress.MayAttach,
		attach: func(ctx context.Context, tx *db.Tx, id string, f attachment.File) (attachment.Kept, error) {
			e, err := progress.Attach(ctx, tx, id, f)
			return e.Kept(), err
		},
		find: func(ctx context.Context, tx *db.Tx, id string) (attachment.Kept, error) {
			e, err := progress.Find(ctx, tx, id)
			return e.Kept(), err
		},
	}
}

// NewRecordFiles makes the handler of the documents of what is recorded under the organisation articles.
func NewRecordFiles(store *db.Store, files *filestore.Store) *Attachments {
	return &Attachments{
		store: store, files: files, may: organisation.MayAttach,
		attach: func(ctx context.Context, tx *db.Tx, id string, f attachment.File) (attachment.Kept, error) {
			e, err := organisation.Attach(ctx, tx, id, f)
			return e.Kept(), err
		},
		find: func(ctx context.Context, tx *db.Tx, id string) (attachment.Kept, error) {
			e, err := organisation.FindFile(ctx, tx, id)
			return e.Kept(), err
		},
	}
}

// NewFigureFiles makes the handler of the papers at figures' places.
func NewFigureFiles(store *db.Store, files *filestore.Store) *Attachments {
	return &Attachments{
		store: store, files: files, may: cell.MayAttach,
		attach: func(ctx context.Context, tx *db.Tx, ref string, f attachment.File) (attachment.Kept, error) {
			e, err := cell.Attach(ctx, tx, ref, f)
			return e.Kept(), err
		},
		find: func(ctx context.Context, tx *db.Tx, id string) (attachment.Kept, error) {
			e, err := cell.FindFile(ctx, tx, id)
			return e.Kept(), err
		},
	}
}

// take adds the body of a request to what its path names, under the name of its query.
func (a *Attachments) take(w http.ResponseWriter, r *http.Request) {
	added, err := a.add(r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, map[string]any{"id": added.ID, "name": added.Name, "mediaType": added.MediaType, "size": added.Size})
}

func (a *Attachments) add(r *http.Request) (attachment.Kept, error) {
	ctx, name := r.Context(), r.URL.Query().Get("name")
	actor, err := actorOf(ctx)
	if err != nil {
		return attachment.Kept{}, err
	}
	// The router leaves escapes as they are where the path has any, and a proxy may escape the colons of a place.
	to, err := url.PathUnescape(chi.URLParam(r, "id"))
	if err != nil {
		return attachment.Kept{}, fault.New(fault.NotFound)
	}
	// Before the bytes: who may not add a file does not fill the disk either.
	_, err = db.Read(ctx, a.store, actor, func(tx *db.Tx) (struct{}, error) { return struct{}{}, a.may(ctx, tx, to) })
	if err != nil {
		return attachment.Kept{}, err
	}
	if r.ContentLength > attachment.MostBytes {
		return attachment.Kept{}, attachment.TooLarge(name)
	}
	in, err := a.files.Receive(r.Body, attachment.MostBytes)
	if errors.Is(err, filestore.ErrTooLarge) {
		return attachment.Kept{}, attachment.TooLarge(name)
	}
	if err != nil {
		return attachment.Kept{}, err
	}
	defer in.Drop()
	kind, err := attachment.Inspect(name, in, in.Size)
	if err != nil {
		return attachment.Kept{}, err
	}
	// Kept first: a row never names bytes that are not there, while bytes without a row harm nobody.
	if err := in.Keep(); err != nil {
		return attachment.Kept{}, err
	}
	return db.Write(ctx, a.store, actor, func(tx *db.Tx) (attachment.Kept, error) {
		return a.attach(ctx, tx, to, attachment.File{Name: name, MediaType: kind, SHA256: in.SHA256, Size: in.Size})
	})
}

// give sends a file that belongs to something.
func (a *Attachments) give(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	found, err := db.Read(ctx, a.store, actor, func(tx *db.Tx) (attachment.Kept, error) { return a.find(ctx, tx, chi.URLParam(r, "id")) })
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveFile(w, r, a.files, found)
}

// giveFile sends a file to be saved, never to be shown as a page of ours.
func giveFile(w http.ResponseWriter, r *http.Request, files *filestore.Store, k attachment.Kept) {
	file, err := files.Read(k.SHA256)
	if errors.Is(err, filestore.ErrGone) { // lost, or not restored with the database: for the operator to see
		slog.ErrorContext(r.Context(), "a file is not there", "id", k.ID, "sha256", k.SHA256)
		err = fault.New(fault.NotFound)
	}
	if err != nil {
		refuseError(w, r, err)
		return
	}
	defer func() { _ = file.Close() }()
	w.Header().Set("Content-Type", k.MediaType)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": k.Name}))
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
