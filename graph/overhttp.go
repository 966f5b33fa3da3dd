package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

const (
	jsonType  = "application/json"
	graphType = "application/graphql-response+json"
)

// overHTTP closes the gaps between gqlgen's answers and the GraphQL-over-HTTP specification: what is not asked for as the
// specification says is refused in words with its own status, a request error carries no data, a missing query is 400, and an
// application/json client gets 200 for a document that is well-formed but not valid.
func overHTTP(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch sent, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); {
		case r.Method != http.MethodPost && r.Method != http.MethodGet && r.Method != http.MethodOptions:
			refuseMethod(w, r, r.Method, "GET, POST, OPTIONS")
			return
		case r.Method == http.MethodPost && sent != jsonType:
			refuse(w, r, http.StatusUnsupportedMediaType, fault.New(fault.InvalidInput, "reason", fault.ReasonMalformed, "field", "Content-Type", "expected", jsonType))
			return
		}
		r.Header.Del("Upgrade") // an offer that we pass over; gqlgen would refuse the request for it
		held := &heldAnswer{ResponseWriter: w, keeping: keepingOf(r)}
		held.ahead, _ = r.Context().Value(aheadKey{}).(ahead)
		next.ServeHTTP(held, r.WithContext(context.WithValue(r.Context(), heldKey{}, held)))
		held.release(r)
	})
}

func refuseMethod(w http.ResponseWriter, r *http.Request, what, allowed string) {
	w.Header().Set("Allow", allowed)
	refuse(w, r, http.StatusMethodNotAllowed, fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "HTTP", "value", what))
}

// refuse answers before GraphQL does, in its form.
func refuse(w http.ResponseWriter, r *http.Request, status int, f *fault.Fault) {
	contentType := jsonType
	if strings.Contains(r.Header.Get("Accept"), graphType) {
		contentType = graphType
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	// The client may have gone away: nobody to tell.
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": []any{map[string]any{
		"message": f.Text(langOf(r.Context())), "extensions": map[string]any{"code": f.Code, "reason": f.Reason()},
	}}})
}

// heldAnswer passes an answer through unless it is a refusal, which it holds to mend, or one that is ready beside gqlgen.
type heldAnswer struct {
	http.ResponseWriter
	code int
	body bytes.Buffer
	// ready is sent in the place of what gqlgen encodes.
	ready func() error

	keeping
	ahead
}

type heldKey struct{}

// heldIn is who holds the request's answer, or nil.
func heldIn(ctx context.Context) *heldAnswer {
	h, _ := ctx.Value(heldKey{}).(*heldAnswer)
	return h
}

// knows tells whether the client holds the answer of that tag already, and has it told so.
func (h *heldAnswer) knows(tag string) bool {
	if !h.holds(h.Header(), tag) {
		return false
	}
	h.ready = func() error {
		h.Header().Del("Content-Type")
		h.ResponseWriter.WriteHeader(http.StatusNotModified)
		return nil
	}
	return true
}

// send has a kept answer to a question sent in the place of what gqlgen encodes.
func (h *heldAnswer) send(q question, whole []byte, encoding string) {
	h.ready = func() error {
		if h.note != nil {
			q.contentType = h.Header().Get("Content-Type")
			h.note(q)
		}
		return sendKept(h.ResponseWriter, whole, encoding)
	}
}

// WriteHeader holds the codes that gqlgen refuses with.
func (h *heldAnswer) WriteHeader(code int) {
	switch code {
	case http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusNotAcceptable:
		h.code = code
	default:
		h.ResponseWriter.WriteHeader(code)
	}
}

// Write holds the body of a held answer.
func (h *heldAnswer) Write(b []byte) (int, error) {
	if h.code != 0 {
		return h.body.Write(b)
	}
	if h.ready != nil {
		ready := h.ready
		h.ready = nil
		return len(b), ready()
	}
	return h.ResponseWriter.Write(b)
}

// Unwrap gives http.ResponseController the writer below.
func (h *heldAnswer) Unwrap() http.ResponseWriter { return h.ResponseWriter }

func (h *heldAnswer) release(r *http.Request) {
	switch h.code {
	case 0:
		return
	case http.StatusNotAcceptable: // a change asked for with GET, as a link or an image could
		refuseMethod(h.ResponseWriter, r, "mutation (GET)", http.MethodPost)
		return
	}
	body := bytes.Replace(h.body.Bytes(), []byte(`,"data":null`), nil, 1)
	if bytes.Contains(body, []byte(`"no operation provided"`)) {
		h.code = http.StatusBadRequest
	} else if h.code == http.StatusUnprocessableEntity && strings.HasPrefix(h.Header().Get("Content-Type"), jsonType) {
		h.code = http.StatusOK
	}
	h.Header().Set("Content-Length", strconv.Itoa(len(body)))
	h.ResponseWriter.WriteHeader(h.code)
	_, _ = h.ResponseWriter.Write(body)
}
