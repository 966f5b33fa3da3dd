package graph

import (
	"context"
	"net/http"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

type langKey struct{}

// withLang puts the language that a request asks for into its context: Chinese unless English comes first.
func withLang(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang := fault.Chinese
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(r.Header.Get("Accept-Language"))), fault.English) {
			lang = fault.English
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), langKey{}, lang)))
	})
}

func langOf(ctx context.Context) string {
	if lang, ok := ctx.Value(langKey{}).(string); ok {
		return lang
	}
	return fault.Chinese
}
