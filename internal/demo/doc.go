// Package demo makes demonstration cities, clearly marked as such: their tenants, users and plans from the catalogue, five
// published years and an open one with figures in every state.
//
// It writes nothing itself. It does what people would do, by the same verbs and with the same rights: opens rounds as the
// office, saves and submits as reporters, reviews and signs as those whose duty it is, and publishes. What the demonstration
// shows therefore can be done.
package demo
