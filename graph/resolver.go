package graph

import (
	"context"
	"net/http"

	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/cache"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/webhook"
	"github.com/liangce/liangce/internal/rollup"
	"github.com/liangce/liangce/internal/source"
)

// Config is what the API works with.
type Config struct {
	Store *db.Store
	Cache *cache.Cache
	Gate  *auth.Gate
	// Live tells what others do.
	Live *live.Hub
	// Mail tells whether mail can be sent, Robots where group robots may be.
	Mail   bool
	Robots webhook.Rules
	// FeedSecrets gives the secrets of the keys of sources.
	FeedSecrets source.Secrets
	// Admit lets a request work, or refuses it where too many do; what is kept is answered without it. Nil lets all of them work.
	Admit func(http.Handler) http.Handler
	// Documents are the page's.
	Documents Documents
	// Version is the build's: another one may say the same in other words.
	Version string
	// Introspection lets clients read the schema; off in production.
	Introspection bool
}

// Resolver answers the API.
type Resolver struct {
	Config
	plans     *plans
	versions  *db.Versions
	regions   *db.Versions
	sayings   *rollup.Sayings
	documents shelved
}

type originKey struct{}

// originOf says where a figure came from: the page names itself, everything else came through the API.
func originOf(ctx context.Context) string {
	if origin, ok := ctx.Value(originKey{}).(string); ok {
		return origin
	}
	return "api"
}
