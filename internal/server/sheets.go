package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"github.com/go-chi/chi/v5"

	"github.com/liangce/liangce/internal/exchange/sheetbook"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
)

// Sheets gives a tenant's sheets as workbooks, and tells what a workbook that was filled in would change. It saves nothing: what its
// reporter accepts goes the way of what is typed.
type Sheets struct {
	store *db.Store
	key   []byte
}

// NewSheets makes the handler of workbooks; the key signs them.
func NewSheets(store *db.Store, key []byte) *Sheets { return &Sheets{store, key} }

// give sends the workbook of a sheet.
func (h *Sheets) give(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	actor, err := actorOf(ctx)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	type found struct {
		sheet *sheet.Sheet
		names sheetbook.Names
	}
	in, err := db.Read(ctx, h.store, actor, func(tx *db.Tx) (found, error) {
		s, err := sheet.Own(ctx, tx, chi.URLParam(r, "id"))
		if err != nil {
			return found{}, err
		}
		n, err := sheetbook.Describe(ctx, tx, s)
		return found{s, n}, err
	})
	if err != nil {
		refuseError(w, r, err)
		return
	}
	file, err := sheetbook.Make(in.names, in.sheet, h.key, h.store.Now())
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveBook(w, fmt.Sprintf("%s %d年度填报表.xlsx", in.names.Tenant, in.sheet.ID.Year), file)
}

func giveBook(w http.ResponseWriter, name string, file []byte) {
	w.Header().Set("Content-Type", excelFile)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = w.Write(file) // the client may have gone away: nobody to tell
}

// reading is a workbook against its sheet.
type reading struct {
	file     []byte
	filled   *sheetbook.Filled
	problems map[[2]string][]sheet.Problem
}

// read takes a workbook in and checks what it would make of the sheet.
func (h *Sheets) read(w http.ResponseWriter, r *http.Request) (reading, error) {
	ctx, id := r.Context(), chi.URLParam(r, "id")
	actor, err := actorOf(ctx)
	if err != nil {
		return reading{}, err
	}
	// Before the bytes: who may not enter figures sends none.
	_, err = db.Read(ctx, h.store, actor, func(tx *db.Tx) (struct{}, error) {
		if _, err := sheet.Own(ctx, tx, id); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, sheet.MayEnter(tx)
	})
	if err != nil {
		return reading{}, err
	}
	file, err := bodyOf(w, r)
	if err != nil {
		return reading{}, err
	}
	return db.Read(ctx, h.store, actor, func(tx *db.Tx) (reading, error) { return h.check(ctx, tx, id, file) })
}

func bodyOf(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > sheetbook.MostBytes {
		return nil, sheetbook.TooLarge()
	}
	file, err := io.ReadAll(http.MaxBytesReader(w, r.Body, sheetbook.MostBytes))
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return nil, sheetbook.TooLarge()
	}
	if err != nil { // the line broke: nobody waits for the answer
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonWorkbookBroken)
	}
	return file, nil
}

func (h *Sheets) check(ctx context.Context, tx *db.Tx, id string, file []byte) (reading, error) {
	s, err := sheet.Own(ctx, tx, id)
	if err != nil {
		return reading{}, err
	}
	filled, err := sheetbook.Read(file, s, h.key)
	if err != nil {
		return reading{}, err
	}
	found, err := s.Would(tx, filled.Entries())
	if err != nil {
		return reading{}, err
	}
	out := reading{file, filled, map[[2]string][]sheet.Problem{}}
	for _, p := range found {
		at := [2]string{p.Obligation, p.Category}
		out.problems[at] = append(out.problems[at], p)
	}
	return out, nil
}

// of are the problems of a cell, those of its text first.
func (in reading) of(c sheetbook.Cell, lang string) []cellProblem {
	out := []cellProblem{}
	if c.Kind == sheetbook.Closed {
		return append(out, cellProblem{"", string(fault.WrongState), fault.New(fault.WrongState, "reason", fault.ReasonCellClosed).Text(lang)})
	}
	if c.Fault != nil {
		return append(out, cellProblem{"A", string(c.Fault.Code), c.Fault.Text(lang)})
	}
	if c.Kind == sheetbook.Conflict {
		out = append(out, cellProblem{"", string(fault.StaleRevision), fault.New(fault.StaleRevision, "reason", fault.ReasonCellChanged, "value", shownEntry(c.Stands)).Text(lang)})
	}
	for _, p := range in.problems[[2]string{c.Obligation.ID, c.Category}] {
		if p.Refused != nil {
			out = append(out, cellProblem{"A", string(p.Refused.Code), p.Refused.Text(lang)})
			continue
		}
		out = append(out, cellProblem{string(p.Found.Grade), string(p.Found.Code), p.Found.Text(lang)})
	}
	return out
}

// compare answers with every cell that the workbook would change, or that something is wrong with.
func (h *Sheets) compare(w http.ResponseWriter, r *http.Request) {
	in, err := h.read(w, r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	cells, lang := []comparedCell{}, wish(r)
	for _, c := range in.filled.Cells {
		problems := in.of(c, lang)
		if c.Kind == sheetbook.Unchanged && len(problems) == 0 {
			continue
		}
		cells = append(cells, comparedCell{
			Obligation: c.Obligation.ID, Category: c.Category, Element: c.Element.Code, Area: c.Obligation.AreaCode, Kind: c.Kind,
			Was: presentEntry(c.Stands), Now: presentEntry(c.Typed), Revision: c.Revision, Problems: problems,
		})
	}
	writeJSON(w, http.StatusOK, map[string]any{"cells": cells})
}

// remark sends the workbook back, with its problems in it.
func (h *Sheets) remark(w http.ResponseWriter, r *http.Request) {
	in, err := h.read(w, r)
	if err != nil {
		refuseError(w, r, err)
		return
	}
	marked, err := in.filled.Remark(in.file, func(c sheetbook.Cell) []string {
		var texts []string
		for _, p := range in.of(c, fault.Chinese) {
			texts = append(texts, p.Message)
		}
		return texts
	})
	if err != nil {
		refuseError(w, r, err)
		return
	}
	giveBook(w, "填报表（批注）.xlsx", marked)
}

// cellProblem is what is wrong with a cell; the grade says how much, as on the page, and is empty where it only tells.
type cellProblem struct {
	Grade   string `json:"grade,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// cellEntry is a number, or the name of an empty state.
type cellEntry struct {
	Value       *string            `json:"value"`
	Emptiness   quantity.Emptiness `json:"emptiness,omitempty"`
	Explanation string             `json:"explanation"`
}

type comparedCell struct {
	Obligation string         `json:"obligation"`
	Category   string         `json:"category"`
	Element    string         `json:"element"`
	Area       string         `json:"area"`
	Kind       sheetbook.Kind `json:"kind"`
	Was        cellEntry      `json:"was"`
	Now        cellEntry      `json:"now"`
	Revision   int            `json:"revision"`
	Problems   []cellProblem  `json:"problems"`
}

func presentEntry(e sheetbook.Entry) cellEntry {
	out := cellEntry{Emptiness: e.Empty, Explanation: e.Explanation}
	if e.Empty == quantity.None && e.Value != "" {
		out.Value = &e.Value
	}
	return out
}

func shownEntry(e sheetbook.Entry) string {
	if e.Empty == quantity.None {
		return e.Value
	}
	return sheetbook.Word(e.Empty)
}
