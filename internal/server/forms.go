package server

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/exchange/formbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/scheme"
)

// Forms gives the filled forms of statistical schemes as workbooks, to whoever may see them.
type Forms struct {
	store *db.Store
}

// NewForms makes the handler of forms.
func NewForms(store *db.Store) *Forms { return &Forms{store} }

// give sends the workbook of the form that the address names.
func (h *Forms) give(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	q, err := formAsked(r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	filled, err := db.Read(ctx, h.store, actor, func(tx *db.Tx) (*scheme.Filled, error) { return scheme.Read(ctx, tx, q) })
	if err != nil {
		refuseError(w, r, err)
		return
	}
	file, err := formbook.Make(filled, h.store.Now())
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveBook(w, fmt.Sprintf("%s %s %d年 %s.xlsx", filled.Form.Number, filled.Form.Name, filled.Year, filled.Area.Name), file)
}

func formAsked(r *http.Request) (scheme.Query, error) {
	at := r.URL.Query()
	q := scheme.Query{Scheme: chi.URLParam(r, "scheme"), Form: chi.URLParam(r, "form"), Area: at.Get("area"), Basis: rollup.Basis(at.Get("basis"))}
	year, err := strconv.Atoi(at.Get("year"))
	if err != nil {
		return q, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "year", "value", at.Get("year"))
	}
	q.Year = year
	switch q.Basis {
	case rollup.Submitted, rollup.Approved, rollup.Published:
		return q, nil
	}
	return q, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "basis", "value", at.Get("basis"))
}
