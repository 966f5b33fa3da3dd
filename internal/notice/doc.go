// Package notice keeps what a tenant is told: a figure came back, a round opened, a deadline is near. A notice is a row written
// in the transaction that gives rise to it; whoever acts in the city may put one in, each tenant reads its own.
//
// It must not know figures or rounds: senders give the parameters, the catalogue here holds the sentences, Chinese and English.
//
// Invariant: a tenant gets one notice per dedupe key, however often it is sent.
package notice
