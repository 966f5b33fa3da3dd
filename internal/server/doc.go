// Package server is the HTTP edge: it finds out who asks, bounds what a request may cost, and hands on to the GraphQL handler
// or to the page's files. It answers for the process (healthz, readyz, metrics) and ends it without losing a request.
//
// It must not know what a query asks for; the GraphQL handler is given to it. No other package reads headers or sets them,
// but for the refresh cookie, which auth carries.
//
// Invariants: a request with a token that is not good goes no further; log lines hold ids and routes, never names, addresses or
// bodies; what a file's name vouches for is cached for good, everything else is asked for anew.
package server
