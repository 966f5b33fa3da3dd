package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/liangce/liangce/internal/exchange/historyfile"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/tenant"
)

// History takes files of past figures, and gives the template for them.
type History struct {
	store *db.Store
	files *filestore.Store
}

// NewHistory makes the handler of files of past figures.
func NewHistory(store *db.Store, files *filestore.Store) *History { return &History{store, files} }

// take keeps the body of a request, under the name and with the words about its source of its query, to be checked by a worker.
func (h *History) take(w http.ResponseWriter, r *http.Request) {
	i, err := h.ask(r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, map[string]any{"id": i.ID})
}

func (h *History) ask(r *http.Request) (history.Import, error) {
	ctx, name, source := r.Context(), r.URL.Query().Get("name"), r.URL.Query().Get("source")
	actor, err := actorOf(ctx)
	if err != nil {
		return history.Import{}, err
	}
	// Before the bytes: who may not bring a file does not fill the disk either.
	if err := history.May(actor); err != nil {
		return history.Import{}, err
	}
	if err := history.Describe(name, source); err != nil {
		return history.Import{}, err
	}
	if r.ContentLength > historyfile.MostBytes {
		return history.Import{}, historyfile.TooLarge(name)
	}
	in, err := h.files.Receive(r.Body, historyfile.MostBytes)
	if errors.Is(err, filestore.ErrTooLarge) {
		return history.Import{}, historyfile.TooLarge(name)
	}
	if err != nil {
		return history.Import{}, err
	}
	defer in.Drop()
	if in.Size == 0 {
		return history.Import{}, fault.New(fault.InvalidInput, "reason", fault.ReasonFileEmpty, "name", name)
	}
	// Kept first: a row never names bytes that are not there, while bytes without a row harm nobody.
	if err := in.Keep(); err != nil {
		return history.Import{}, err
	}
	return db.Write(ctx, h.store, actor, func(tx *db.Tx) (history.Import, error) {
		return history.Ask(ctx, tx, history.File{Name: name, Size: in.Size, SHA256: in.SHA256}, source)
	})
}

// template sends an empty file with the city's codes.
func (h *History) template(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err == nil {
		err = history.May(actor)
	}
	if err != nil {
		refuseError(w, r, err)
		return
	}
	file, err := db.Read(ctx, h.store, actor, func(tx *db.Tx) ([]byte, error) { return templateOf(ctx, tx) })
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveBook(w, "历史数据模板.xlsx", file)
}

func templateOf(ctx context.Context, tx *db.Tx) ([]byte, error) {
	areas, err := tenant.Areas(ctx, tx)
	if err != nil {
		return nil, err
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return nil, err
	}
	return historyfile.Template(areas, elements)
}
