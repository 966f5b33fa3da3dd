// Package auth proves who somebody is: a password or a refresh token becomes a short-lived access token, and an access token
// becomes an access.Actor. It carries the refresh token in a cookie that page scripts cannot read.
//
// It must not decide what an actor may do (access does), and no other package reads a token.
//
// Invariants: an unknown tenant, an unknown user and a wrong password get one answer after one and the same work; an account
// slows down under repeated failures and is never locked for good; one algorithm and one key sign and verify; a refresh token
// is good once, and using one twice ends its family; a change of rights, a role that is lent or comes back, a disabled user and the end of a session take effect
// within Freshness; only hashes of passwords and refresh tokens are stored.
package auth
