package pgembed

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	superuser   = "postgres"
	maintenance = "postgres"

	// pollEvery is how often a starting or stopping server is looked at.
	pollEvery = 20 * time.Millisecond
	// startLimit and stopLimit are generous: a crashed cluster recovers while it starts.
	startLimit = 60 * time.Second
	stopLimit  = 15 * time.Second
	// portTries: a port found free may be taken by somebody else before PostgreSQL binds it.
	portTries = 3
)

// Options say where a cluster lives and how careful it is.
type Options struct {
	// DataDir holds the cluster, its password and its log; it is made when missing.
	DataDir string
	// Fast gives up durability for speed. For tests: after a crash of the machine the data is gone.
	Fast bool
}

// Server is a running PostgreSQL, started by us or joined.
type Server struct {
	port     int
	password string
	process  *process // nil when joined: whoever started it stops it
}

// Start starts the server of a data folder, or joins the one that runs there. The context bounds
// the start alone; the server runs until Stop or the end of this process.
func Start(ctx context.Context, opts Options) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	dir, err := prepare(opts.DataDir)
	if err != nil {
		return nil, err
	}
	unlock, err := lock(filepath.Join(dir, "start.lock"))
	if err != nil {
		return nil, err
	}
	defer unlock()
	acc, err := pickAccount(dir)
	if err != nil {
		return nil, err
	}
	if err := acc.own(dir); err != nil {
		return nil, fmt.Errorf("hand over the data folder: %w", err)
	}
	if err := acc.checkReach(dir); err != nil {
		return nil, err
	}
	cluster := cluster{dir: dir, acc: acc, fast: opts.Fast}
	if joined, err := cluster.join(ctx); joined != nil || err != nil {
		return joined, err
	}
	if cluster.bins, err = findBinaries(ctx, acc, dir); err != nil {
		return nil, err
	}
	if err := cluster.initialise(ctx); err != nil {
		return nil, err
	}
	return cluster.start(ctx)
}

// prepare makes the folder and answers its real path, so that no link hides a barred parent.
func prepare(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil { // parents must be traversable; the cluster itself is 0700
		return "", fmt.Errorf("make the data folder: %w", err)
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	real, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return real, nil
}

// lock keeps two processes from starting the same cluster at once; it ends with the process.
func lock(path string) (func(), error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, refuse(
			fmt.Sprintf("the data folder %s is not ours to write: %v", filepath.Dir(path), err),
			fmt.Sprintf("无权写入数据目录 %s", filepath.Dir(path)))
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the data folder: %w", err), file.Close())
	}
	return func() { _ = file.Close() }, nil
}

// URL is the superuser's address of a database.
func (s *Server) URL(dbname string) string {
	address := url.URL{
		Scheme: "postgres", User: url.UserPassword(superuser, s.password),
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), Path: "/" + dbname,
		RawQuery: "sslmode=disable",
	}
	return address.String()
}

// Ensure makes a database when it is missing.
func (s *Server) Ensure(ctx context.Context, dbname string) error {
	conn, err := pgx.Connect(ctx, s.URL(maintenance))
	if err != nil {
		return fmt.Errorf("connect to the embedded PostgreSQL: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	var exists bool
	if err := conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", dbname).Scan(&exists); err != nil {
		return fmt.Errorf("look for database %s: %w", dbname, err)
	}
	if exists {
		return nil
	}
	if _, err := conn.Exec(ctx, "create database "+pgx.Identifier{dbname}.Sanitize()); err != nil {
		return fmt.Errorf("make database %s: %w", dbname, err)
	}
	return nil
}

// Stop shuts the server down and returns when it is down. A joined server is left running.
func (s *Server) Stop() {
	if s.process != nil {
		s.process.stop()
	}
}
