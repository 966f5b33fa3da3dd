package server

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/reporting"
)

// Reports gives the documents of evaluations.
type Reports struct {
	store *db.Store
	files *filestore.Store
}

// NewReports makes the handler of documents.
func NewReports(store *db.Store, files *filestore.Store) *Reports { return &Reports{store, files} }

const (
	wordFile  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	excelFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// give sends a document.
func (h *Reports) give(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	found, err := db.Read(ctx, h.store, actor, func(tx *db.Tx) (reporting.Run, error) { return reporting.File(ctx, tx, chi.URLParam(r, "id")) })
	if err != nil {
		refuseError(w, r, err)
		return
	}
	mediaType := wordFile
	if strings.HasSuffix(*found.Name, ".xlsx") {
		mediaType = excelFile
	}
	giveFile(w, r, h.files, attachment.Kept{ID: found.ID, SHA256: *found.SHA256, Name: *found.Name, MediaType: mediaType})
}
