// Package pgembed runs a PostgreSQL server of our own, so that `make run` and the tests need no
// database installed: it finds the binaries (PG_BIN_DIR, the npm package under tools/postgres, or
// a PostgreSQL of the system), makes a cluster in a data folder, starts it on a free port of the
// loopback address and stops it. A server already running on that folder is joined instead.
//
// Guarantees:
//   - the data survives a restart, and a killed parent takes the server down with it (Linux);
//   - the superuser's password is random and lies beside the data, readable by its owner alone;
//   - run as root, the server works under an unprivileged user, because PostgreSQL refuses root.
//
// It must not know what is stored: no role, table or city of the product. It is not for
// production, which has a PostgreSQL of its own.
package pgembed
