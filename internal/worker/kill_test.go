package worker_test

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/history"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/platform/filestore"
	"github.com/liangce/liangce/internal/worker"
)

// The child of the test below: a worker in a process of its own.
const (
	childDatabase = "LIANGCE_TEST_CHILD_DATABASE"
	childFiles    = "LIANGCE_TEST_CHILD_FILES"
)

func TestChildWorker(t *testing.T) {
	url := os.Getenv(childDatabase)
	if url == "" {
		t.Skip("only as the child of another test")
	}
	store, err := db.Open(t.Context(), url, 4)
	require.NoError(t, err)
	defer store.Close()
	files, err := filestore.Open(os.Getenv(childFiles))
	require.NoError(t, err)
	_, err = worker.TakeIn(t.Context(), store, files)
	require.NoError(t, err)
}

func TestAKilledProcessLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	a := newArchive(t)
	a.Move(time.Now().UTC()) // the child's clock is everybody's
	folder := t.TempDir()
	files, err := filestore.Open(folder)
	require.NoError(t, err)
	a.files = files
	lines := manyYears()
	i := a.bring(book(lines...))
	a.work()
	a.take(i)

	// In the middle of the second piece the child waits, and is killed there.
	owner := a.Owner()
	_, err = owner.Exec(t.Context(), `create function wait_there() returns trigger language plpgsql as $$
		begin if (select count(*) from figure_revision) > 1200 then perform pg_advisory_lock_shared(4711); end if; return new; end $$`)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `create trigger wait_there before insert on figure_revision for each row execute function wait_there()`)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `select pg_advisory_lock(4711)`)
	require.NoError(t, err)
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestChildWorker$") //nolint:gosec // this very program
	child.Env = append(os.Environ(), childDatabase+"="+a.Database.AppURL, childFiles+"="+folder)
	require.NoError(t, child.Start())
	require.Eventually(t, func() bool {
		return a.Count(`select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted`) > 0
	}, time.Minute, 20*time.Millisecond, "the child never came to the second piece")
	require.NoError(t, child.Process.Kill())
	require.Error(t, child.Wait())
	_, err = owner.Exec(t.Context(), `select pg_advisory_unlock(4711)`)
	require.NoError(t, err)

	require.Equal(t, 1000, a.now(i).Done)
	require.Eventually(t, func() bool {
		return a.Count(`select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`) == 0
	}, time.Minute, 20*time.Millisecond, "what the child had begun is never given up")
	require.Equal(t, 1000, a.Count(`select count(*) from figure_revision`))
	a.Move(a.Now().Add(2 * time.Minute))
	a.work()
	require.Equal(t, history.Done, a.now(i).State)
	require.Equal(t, history.Tally{Fresh: len(lines)}, taken(a.now(i)))
	require.Equal(t, len(lines), a.Count(`select count(*) from figure`))
	require.Equal(t, len(lines), a.Count(`select count(*) from figure_revision`))
	require.Equal(t, len(lines), a.Count(`select count(*) from sign_off`))
}

// taken is what came of the rows, without what was doubted before.
func taken(i history.Import) history.Tally {
	i.Doubted = 0
	return i.Tally
}
