package db

import "github.com/jackc/pgx/v5/pgxpool"

// Pool lets a test look at a connection that the store has given back.
func (s *Store) Pool() *pgxpool.Pool { return s.pool }
