package graph

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
)

// overHTTP closes the few gaps between gqlgen's answers and the GraphQL-over-HTTP specification: a request error carries no
// data, a missing query is 400, and an application/json client gets 200 for a document that is well-formed but not valid.
func overHTTP(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		held := &heldAnswer{ResponseWriter: w}
		next.ServeHTTP(held, r)
		held.release()
	})
}

// heldAnswer passes an answer through unless it is a refusal, which it holds to mend.
type heldAnswer struct {
	http.ResponseWriter
	code int
	body bytes.Buffer
}

// WriteHeader holds the two codes that gqlgen refuses with.
func (h *heldAnswer) WriteHeader(code int) {
	if code == http.StatusBadRequest || code == http.StatusUnprocessableEntity {
		h.code = code
		return
	}
	h.ResponseWriter.WriteHeader(code)
}

// Write holds the body of a held answer.
func (h *heldAnswer) Write(b []byte) (int, error) {
	if h.code != 0 {
		return h.body.Write(b)
	}
	return h.ResponseWriter.Write(b)
}

// Unwrap gives http.ResponseController the writer below.
func (h *heldAnswer) Unwrap() http.ResponseWriter { return h.ResponseWriter }

func (h *heldAnswer) release() {
	if h.code == 0 {
		return
	}
	body := bytes.Replace(h.body.Bytes(), []byte(`,"data":null`), nil, 1)
	if bytes.Contains(body, []byte(`"no operation provided"`)) {
		h.code = http.StatusBadRequest
	} else if h.code == http.StatusUnprocessableEntity && strings.HasPrefix(h.Header().Get("Content-Type"), "application/json") {
		h.code = http.StatusOK
	}
	h.Header().Set("Content-Length", strconv.Itoa(len(body)))
	h.ResponseWriter.WriteHeader(h.code)
	_, _ = h.ResponseWriter.Write(body)
}
