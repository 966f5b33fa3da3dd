package auth

import (
	"context"
	"net/http"
	"time"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
)

type actorKey struct{}

// WithActor puts who acts into a request's context.
func WithActor(ctx context.Context, a access.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, a)
}

// ActorFrom says who acts; false when nobody has signed in.
func ActorFrom(ctx context.Context) (access.Actor, bool) {
	a, ok := ctx.Value(actorKey{}).(access.Actor)
	return a, ok
}

// CookieName is the cookie that holds the refresh token.
const CookieName = "liangce_refresh"

// cookies reach the request's cookie from where the answer is made.
type cookies struct {
	w      http.ResponseWriter
	r      *http.Request
	secure bool
}

type cookiesKey struct{}

// WithCookies lets the functions below read and set the refresh cookie of a request; secure keeps it to HTTPS.
func WithCookies(ctx context.Context, w http.ResponseWriter, r *http.Request, secure bool) context.Context {
	return context.WithValue(ctx, cookiesKey{}, cookies{w, r, secure})
}

// RefreshCookie is the refresh token that came with the request, or "".
func RefreshCookie(ctx context.Context) string {
	c, ok := ctx.Value(cookiesKey{}).(cookies)
	if !ok {
		return ""
	}
	cookie, err := c.r.Cookie(CookieName)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// SetRefreshCookie gives the browser a session's refresh token.
func SetRefreshCookie(ctx context.Context, s Session) { set(ctx, s.RefreshToken, s.RefreshExpiresAt) }

// ClearRefreshCookie takes the refresh token from the browser.
func ClearRefreshCookie(ctx context.Context) { set(ctx, "", time.Unix(1, 0)) }

func set(ctx context.Context, value string, expires time.Time) {
	c, ok := ctx.Value(cookiesKey{}).(cookies)
	if !ok {
		return
	}
	http.SetCookie(c.w, &http.Cookie{
		Name: CookieName, Value: value, Path: "/graphql", Expires: expires,
		HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteStrictMode,
	})
}

type againKey struct{}

// WithAgain puts into a request's context how to find out anew who acts, for an answer that lasts longer than what is known of a user.
func WithAgain(ctx context.Context, verify func(context.Context) (access.Actor, error)) context.Context {
	return context.WithValue(ctx, againKey{}, verify)
}

// Again says who acts as of now, or refuses: the token has run out, the user has signed out or is let in no more.
func Again(ctx context.Context) (access.Actor, error) {
	verify, ok := ctx.Value(againKey{}).(func(context.Context) (access.Actor, error))
	if !ok {
		return access.Actor{}, fault.New(fault.Unauthenticated)
	}
	return verify(ctx)
}
