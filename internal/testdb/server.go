package testdb

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/jackc/pgx/v5"
)

// testServer is a PostgreSQL for tests. Holding users keeps a shared one up: a file that nothing
// names is closed, and its lock with it.
type testServer struct {
	url   string
	users *os.File
}

// findServer answers the test server, found or started once per process.
var findServer = sync.OnceValues(func() (testServer, error) {
	given := os.Getenv("LIANGCE_TEST_DATABASE_URL")
	if given == "" {
		return sharedServer(context.Background())
	}
	if _, err := url.Parse(given); err != nil {
		return testServer{}, fmt.Errorf("LIANGCE_TEST_DATABASE_URL: %w", err)
	}
	return testServer{url: given}, nil
})

// sharedServer joins the server that test processes of one user share, and starts it when none
// runs. It belongs to `withpg -serve`, a process of its own, because the packages of one `go test`
// end one after the other; the shared lock tells that process that it is still wanted.
func sharedServer(ctx context.Context) (testServer, error) {
	base, err := sharedFolder()
	if err != nil {
		return testServer{}, err
	}
	users, err := flock(filepath.Join(base, "users.lock"), syscall.LOCK_SH)
	if err != nil {
		return testServer{}, err
	}
	start, err := flock(filepath.Join(base, "start.lock"), syscall.LOCK_EX)
	if err != nil {
		return testServer{}, err
	}
	defer func() { _ = start.Close() }()
	if address, err := os.ReadFile(filepath.Join(base, "url")); err == nil {
		if conn, err := pgx.Connect(ctx, string(address)); err == nil {
			return testServer{string(address), users}, conn.Close(ctx)
		}
	}
	address, err := startShared(base)
	return testServer{address, users}, err
}

func sharedFolder() (string, error) {
	// PostgreSQL works for root under another user, who cannot enter root's own cache.
	base := "/var/cache/liangce/testdb"
	if os.Geteuid() != 0 {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		base = filepath.Join(cache, "liangce", "testdb")
	}
	return base, os.MkdirAll(base, 0o755) // must be traversable for that user
}

func startShared(base string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	binary := filepath.Join(base, "withpg")
	build := exec.Command("go", "build", "-o", binary, "./tools/withpg")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build tools/withpg: %w: %s", err, out)
	}
	serve := exec.Command(binary, "-serve", base)
	serve.Dir = root
	serve.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	said, err := serve.StdoutPipe()
	if err != nil {
		return "", err
	}
	complaint, err := os.Create(filepath.Join(base, "withpg.log"))
	if err != nil {
		return "", err
	}
	defer func() { _ = complaint.Close() }()
	serve.Stderr = complaint
	if err := serve.Start(); err != nil {
		return "", fmt.Errorf("start the shared test server: %w", err)
	}
	address, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		why, _ := os.ReadFile(complaint.Name())
		return "", fmt.Errorf("start the shared test server: %s", why)
	}
	return strings.TrimSpace(address), said.Close()
}

// flock takes a lock that ends with the file or the process.
func flock(path string, how int) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), how); err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), file.Close())
	}
	return file, nil
}
