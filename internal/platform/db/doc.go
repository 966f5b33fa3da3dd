// Package db is the pass into the database. A transaction carries who acts (access.Actor), in what scope and when; nothing
// reads or writes without one, and only this package opens one. The scope goes into transaction-local settings that the row
// policies read, so a query that forgets its filter still sees only what the actor may see.
//
// It knows nothing of the product's nouns, and must not: it imports access for the actor's scope and fault for the one
// refusal that belongs here, the reuse of a request id.
//
// Invariants: without settings a connection sees no row; a value that goes into a setting is checked against a strict
// pattern first, since SET LOCAL takes no parameters; hooks given to After run only once the commit has succeeded.
package db
