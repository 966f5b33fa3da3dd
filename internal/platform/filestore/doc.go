// Package filestore keeps files under the digest of their bytes, in a folder outside the database. Whoever takes a file in first
// measures it, looks into it, and then keeps it or throws it away.
//
// It must not know what the files are for, nor which of them are allowed.
//
// Invariants: what is kept is whole, and what is read has the digest that it is asked for by; the same bytes are kept once.
package filestore
