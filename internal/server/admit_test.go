package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/platform/admission"
)

func TestWhoFindsNoPlaceIsToldWhenToComeBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		edge := admit(admission.New(1, 0, patience))(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
		ask := func(city string) *httptest.ResponseRecorder {
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodPost, graphqlPath, nil)
			edge.ServeHTTP(w, r.WithContext(auth.WithActor(r.Context(), access.Actor{CityID: city})))
			return w
		}
		go ask("330400")
		synctest.Wait()
		refused := ask("330500")
		require.Equal(t, http.StatusServiceUnavailable, refused.Code)
		require.Equal(t, "2", refused.Header().Get("Retry-After"))
		require.Contains(t, refused.Body.String(), `"code":"TOO_MANY_ATTEMPTS"`)
		require.Contains(t, refused.Body.String(), "请在 2 秒后再试")
		close(release)
		synctest.Wait()
		require.Equal(t, http.StatusOK, ask("330500").Code)
	})
}
