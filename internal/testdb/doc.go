// Package testdb gives each test a PostgreSQL database of its own: New an empty one with the
// migrations applied, Demo one that holds the demonstration city. Both are copies of a template
// that is made once per content, so a test pays for a copy only; the copy is dropped with the test. OpenDemo gives the same to tools/withserver.
//
// The server is the one that LIANGCE_TEST_DATABASE_URL names (tools/withpg sets it for `make test`).
// Without it a plain `go test` starts a shared server in the user's cache folder, which ends by
// itself a minute after its last user. That one keeps its templates: the demonstration template
// follows the migrations, the demonstration data and the catalogues, not the code that loads them,
// so after a change of that code run the tests through `make test`, which begins afresh.
//
// It must not import internal/demo, which stands above most of its users: the demonstration city is
// loaded by the command.
package testdb
