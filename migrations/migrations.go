// Package migrations carries the database's history as SQL files, forward only: each holds a table with its policies and
// indexes and says why it exists. It knows nothing of who runs them; internal/platform/db does.
package migrations

import "embed"

// FS holds the migrations in the order of their numbers.
//
//go:embed *.sql
var FS embed.FS
