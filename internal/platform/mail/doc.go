// Package mail hands messages to an SMTP server.
//
// It must not know who is told what, nor keep anything: whoever sends keeps track of what was sent.
//
// Invariants: a message bears the id that its sender gives, so that the same one sent again can be told; credentials never go over
// a connection without TLS; no server holds a sender longer than the timeout.
package mail
