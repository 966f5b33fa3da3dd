package pgembed_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/pgembed"
)

// parentOf, when set, turns this test binary into a process that starts a server and waits to be
// killed; see TestKilledParentTakesServerDown.
const parentOf = "LIANGCE_TEST_PARENT_OF"

func TestMain(m *testing.M) {
	if dir := os.Getenv(parentOf); dir != "" {
		server, err := pgembed.Start(context.Background(), pgembed.Options{DataDir: dir, Fast: true})
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		fmt.Println(server.URL("postgres"))
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
	os.Exit(m.Run())
}

// folder is a temporary folder that others may enter; the testing package's own bars them.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgembed")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755)) // see above
	return dir
}

func start(t *testing.T, dir string) *pgembed.Server {
	t.Helper()
	server, err := pgembed.Start(t.Context(), pgembed.Options{DataDir: dir, Fast: true})
	require.NoError(t, err)
	t.Cleanup(server.Stop)
	return server
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func TestRestartKeepsDataAndPassword(t *testing.T) {
	dir := folder(t)
	first := start(t, dir)
	require.NoError(t, first.Ensure(t.Context(), "year"))
	require.NoError(t, first.Ensure(t.Context(), "year"), "a second wish for the same database is granted already")
	_, err := connect(t, first.URL("year")).Exec(t.Context(), "create table kept as select '嘉兴' as city")
	require.NoError(t, err)
	first.Stop()
	_, err = pgx.Connect(t.Context(), first.URL("year"))
	require.Error(t, err, "a stopped server answers nobody")

	second := start(t, dir)
	var city string
	require.NoError(t, connect(t, second.URL("year")).QueryRow(t.Context(), "select city from kept").Scan(&city))
	require.Equal(t, "嘉兴", city)
}

func TestRunningServerIsJoined(t *testing.T) {
	dir := folder(t)
	owner := start(t, dir)
	guest := start(t, dir)
	require.Equal(t, owner.URL("postgres"), guest.URL("postgres"))
	guest.Stop()
	require.NoError(t, connect(t, owner.URL("postgres")).Ping(t.Context()), "a guest does not switch off the light")
}

func TestPasswordIsForItsOwnerAlone(t *testing.T) {
	dir := folder(t)
	server := start(t, dir)
	info, err := os.Stat(filepath.Join(dir, "superuser.pw"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	password, err := os.ReadFile(filepath.Join(dir, "superuser.pw"))
	require.NoError(t, err)
	_, err = pgx.Connect(t.Context(), strings.Replace(server.URL("postgres"), string(password), "guess", 1))
	require.ErrorContains(t, err, "password authentication failed")
}

func TestKilledParentTakesServerDown(t *testing.T) {
	dir := folder(t)
	self, err := os.Executable()
	require.NoError(t, err)
	parent := exec.Command(self)
	parent.Env = append(os.Environ(), parentOf+"="+dir)
	stdin, err := parent.StdinPipe()
	require.NoError(t, err)
	defer func() { _ = stdin.Close() }()
	stdout, err := parent.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, parent.Start())
	var url string
	_, err = fmt.Fscanln(stdout, &url)
	require.NoError(t, err)
	conn := connect(t, url)
	require.NoError(t, conn.Ping(t.Context()))

	require.NoError(t, parent.Process.Kill())
	_ = parent.Wait()
	// The shutdown ends this session; waiting on it needs no clock.
	_, err = conn.WaitForNotification(t.Context())
	require.ErrorContains(t, err, "57P01", "terminating connection due to administrator command")

	next := start(t, dir)
	require.NoError(t, connect(t, next.URL("postgres")).Ping(t.Context()), "the folder is free again")
}

func TestDataOfAnotherMajorVersionIsRefused(t *testing.T) {
	cases := []struct{ made, reason string }{
		{"9", "one digit, which as text comes after every newer version"},
		{"14", "the last before the oldest that we run on"},
		{"99", "newer than any program here"},
	}
	for _, tc := range cases {
		t.Run(tc.reason, func(t *testing.T) {
			dir := folder(t)
			require.NoError(t, os.Mkdir(filepath.Join(dir, "data"), 0o700))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte(tc.made+"\n"), 0o600))
			_, err := pgembed.Start(t.Context(), pgembed.Options{DataDir: dir})
			require.ErrorContains(t, err, "was made by PostgreSQL "+tc.made)
			require.ErrorContains(t, err, "由 PostgreSQL "+tc.made+" 创建")
		})
	}
}

func TestVariablesForAnotherServerReachNoProgram(t *testing.T) {
	cases := []struct{ variable, value, reason string }{
		{"PGPORT", "6543", "both programs would take it for their own port"},
		{"PGDATA", "/var/lib/postgresql", "somebody else's data"},
		{"PGOPTIONS", "-c statement_timeout=1", "settings of somebody's sessions"},
		{"PGDATESTYLE", "German", "the server takes its defaults from it"},
		{"PGPASSWORD", "secret", "no secret goes where it is not needed"},
	}
	bin, dir := folder(t), folder(t)
	// The server's log is what it printed; initdb leaves its word in the cluster. No other variable is any log's business.
	tell := `env | grep -e '^PG' -e '^LIANGCE_TEST_OTHER='`
	for name, script := range map[string]string{
		"postgres": `if [ "$1" = --version ]; then echo 'postgres (PostgreSQL) 17.0'; else ` + tell + `; fi`,
		"initdb":   `mkdir "$2" && ` + tell + ` > "$2/environment"`,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755)) // a program
	}
	t.Setenv("PG_BIN_DIR", bin)
	t.Setenv("LIANGCE_TEST_OTHER", "kept")
	for _, tc := range cases {
		t.Setenv(tc.variable, tc.value)
	}
	_, err := pgembed.Start(t.Context(), pgembed.Options{DataDir: dir})
	require.ErrorContains(t, err, "it ended at once")
	for program, path := range map[string]string{"initdb": "data/environment", "postgres": "postgres.log"} {
		got, err := os.ReadFile(filepath.Join(dir, path))
		require.NoError(t, err)
		for _, tc := range cases {
			require.NotContains(t, string(got), tc.variable+"=", "%s: %s", program, tc.reason)
		}
		require.Equal(t, "LIANGCE_TEST_OTHER=kept\n", string(got), "%s: no other of PostgreSQL's variables, and what is not PostgreSQL's stays", program)
	}
}

func TestOldBinariesAreRefused(t *testing.T) {
	bin := folder(t)
	old := "#!/bin/sh\necho 'postgres (PostgreSQL) 13.4'\n"
	require.NoError(t, os.WriteFile(filepath.Join(bin, "postgres"), []byte(old), 0o755)) // a program
	t.Setenv("PG_BIN_DIR", bin)
	_, err := pgembed.Start(t.Context(), pgembed.Options{DataDir: folder(t)})
	require.ErrorContains(t, err, "15 or newer is needed")
}
