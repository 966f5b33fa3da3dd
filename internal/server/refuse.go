package server

import (
	"log/slog"
	"net/http"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/text/language"

	"github.com/liangce/liangce/internal/fault"
)

const graphqlType = "application/graphql-response+json"

const (
	graphqlPath = "/graphql"
	streamPath  = graphqlPath + "/stream"
)

// refuse answers in GraphQL's form, before it does or in its place. As GraphQL over HTTP has it, a client that knows the newer
// media type gets the status as well; one that only knows JSON reads the body. Who fetches a file goes by the status.
func refuse(w http.ResponseWriter, r *http.Request, status int, f *fault.Fault) {
	modern := strings.Contains(r.Header.Get("Accept"), graphqlType)
	if !modern && status == http.StatusUnauthorized && r.URL.Path == graphqlPath {
		status = http.StatusOK
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
	}
	extensions := map[string]any{"code": f.Code}
	for _, name := range []string{"reason", "reference"} {
		if value := f.Params[name]; value != "" {
			extensions[name] = value
		}
	}
	answer := map[string]any{"errors": []any{map[string]any{"message": f.Text(wish(r)), "extensions": extensions}}}
	writeJSON(mediaType{w, modern}, status, answer)
}

// refuseInternal says that something failed inside, and logs what under the reference that the user is given.
func refuseInternal(w http.ResponseWriter, r *http.Request, why ...slog.Attr) {
	reference := uuid.NewString()
	slog.LogAttrs(r.Context(), slog.LevelError, "internal", append(why, slog.String("reference", reference))...)
	refuse(w, r, http.StatusInternalServerError, fault.New(fault.Internal, "reference", reference))
}

// mediaType changes the content type that writeJSON sets to the one a client of GraphQL over HTTP asked for.
type mediaType struct {
	http.ResponseWriter
	modern bool
}

func (m mediaType) WriteHeader(status int) {
	if m.modern {
		m.Header().Set("Content-Type", graphqlType+"; charset=utf-8")
	}
	m.ResponseWriter.WriteHeader(status)
}

var spoken = language.NewMatcher([]language.Tag{language.MustParse(fault.Chinese), language.English})

// wish is the language that the request asks for.
func wish(r *http.Request) string {
	if _, at := language.MatchStrings(spoken, r.Header.Get("Accept-Language")); at == 1 {
		return fault.English
	}
	return fault.Chinese
}

// refuseError says why, with the status that goes with it.
func refuseError(w http.ResponseWriter, r *http.Request, err error) {
	f, ok := fault.As(err)
	if !ok {
		refuseInternal(w, r, slog.Any("error", err))
		return
	}
	status := map[fault.Code]int{
		fault.Unauthenticated: http.StatusUnauthorized, fault.Forbidden: http.StatusForbidden, fault.NotFound: http.StatusNotFound,
		fault.WrongState: http.StatusConflict, fault.StaleRevision: http.StatusConflict,
	}[f.Code]
	switch {
	case f.Reason() == fault.ReasonFileLarge:
		status = http.StatusRequestEntityTooLarge
	case f.Reason() == fault.ReasonFileType || f.Reason() == fault.ReasonWorkbookType:
		status = http.StatusUnsupportedMediaType
	case status == 0:
		status = http.StatusUnprocessableEntity
	}
	refuse(w, r, status, f)
}
