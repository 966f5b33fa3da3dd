// Package access decides who may do what, and says why not in the user's words. It is pure.
//
// An Actor is a user of one tenant with roles and one grant (area subtree × lines × plans), or a machine actor
// with one narrow purpose. Check answers for one object; Scope gives the same grant to row-level security and
// to cache keys, so that lists are filtered by the database alone. What belongs to another city does not exist:
// it is NOT_FOUND, word for word as what was never there.
//
// The package reads no token and no table, and knows nothing of a figure's state: chain does.
package access
