// Package feed is how a delivery is written and signed: the form of its body, the text that is signed, and the headers. It reads a body
// strictly, so that nothing comes in but what docs/feeds.md describes, and refuses one that holds data of a person.
//
// It must not know what becomes of a delivery, who may send one, or how a request is carried.
//
// Invariants: every string of a body, names of fields included, is looked at before anything of it is used; a refusal never repeats
// what was sent; one signed text belongs to one request.
package feed
