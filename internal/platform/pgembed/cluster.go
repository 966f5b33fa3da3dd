package pgembed

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	clusterDir   = "data"
	passwordFile = "superuser.pw"
	logFile      = "postgres.log"
)

// cluster is a data folder with all that is needed to bring it up.
type cluster struct {
	dir  string
	acc  account
	fast bool
	bins binaries
}

func (c cluster) path(name string) string { return filepath.Join(c.dir, name) }

// join answers the server that runs on the folder, or nil where none does. A server that is on its
// way up or down is waited for.
func (c cluster) join(ctx context.Context) (*Server, error) {
	for {
		pid, port := c.postmaster()
		if pid == 0 || !alive(pid) {
			return nil, nil
		}
		password, err := os.ReadFile(c.path(passwordFile))
		if err != nil {
			return nil, fmt.Errorf("read the password of the running PostgreSQL: %w", err)
		}
		server := &Server{port: port, password: string(password)}
		if server.answers(ctx) == nil {
			return server, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("process %d holds %s but does not answer: %w", pid, c.dir, ctx.Err())
		case <-time.After(pollEvery):
		}
	}
}

// postmaster reads process and port from the file that a running server keeps.
func (c cluster) postmaster() (pid, port int) {
	content, err := os.ReadFile(filepath.Join(c.path(clusterDir), "postmaster.pid"))
	if err != nil {
		return 0, 0
	}
	lines := strings.Split(string(content), "\n")
	if len(lines) < 4 {
		return 0, 0
	}
	pid, _ = strconv.Atoi(lines[0])
	port, _ = strconv.Atoi(lines[3])
	return pid, port
}

// alive tells whether a process is a living postgres. After a reboot the number in a stale file may
// belong to anything, and in a container the dead may wait long to be reaped, so where the system
// tells names and states, they count.
func alive(pid int) bool {
	if err := syscall.Kill(pid, 0); errors.Is(err, syscall.ESRCH) {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return true
	}
	_, nameAndState, _ := strings.Cut(string(stat), "(")
	return strings.HasPrefix(nameAndState, "postgres) ") && !strings.HasPrefix(nameAndState, "postgres) Z")
}

// answers tries one connection.
func (s *Server) answers(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.URL(maintenance))
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

// initialise makes the cluster once. It appears under its name only when it is whole, so a start
// that was cut short leaves nothing that looks like data.
func (c cluster) initialise(ctx context.Context) error {
	made, err := os.ReadFile(filepath.Join(c.path(clusterDir), "PG_VERSION"))
	if err == nil {
		return c.checkVersion(strings.TrimSpace(string(made)))
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look at the cluster: %w", err)
	}
	if err := c.writePassword(); err != nil {
		return err
	}
	unfinished := c.path(clusterDir) + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return fmt.Errorf("clear an unfinished cluster: %w", err)
	}
	args := []string{
		"-D", unfinished, "-U", superuser, "-E", "UTF8", "--locale=C.UTF-8",
		"--auth=scram-sha-256", "--pwfile=" + c.path(passwordFile), "--no-instructions",
	}
	if c.fast {
		args = append(args, "--no-sync")
	}
	out, err := command(ctx, c.acc, filepath.Join(c.bins.bin, "initdb"), args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if err := os.Rename(unfinished, c.path(clusterDir)); err != nil {
		return fmt.Errorf("name the new cluster: %w", err)
	}
	return nil
}

func (c cluster) checkVersion(made string) error {
	if made == strconv.Itoa(c.bins.major) {
		return nil
	}
	return refuse(
		fmt.Sprintf("the data in %s was made by PostgreSQL %s, but PostgreSQL %d was found in %s", c.dir, made, c.bins.major, c.bins.bin),
		fmt.Sprintf("%s 中的数据由 PostgreSQL %s 创建，而在 %s 找到的是 PostgreSQL %d", c.dir, made, c.bins.bin, c.bins.major))
}

func (c cluster) writePassword() error {
	path := c.path(passwordFile)
	if err := os.WriteFile(path, []byte(rand.Text()), 0o600); err != nil {
		return fmt.Errorf("write the superuser's password: %w", err)
	}
	if err := c.acc.own(path); err != nil { // initdb reads it
		return fmt.Errorf("hand over the superuser's password: %w", err)
	}
	return nil
}

// start brings the server up and waits until it answers.
func (c cluster) start(ctx context.Context) (*Server, error) {
	password, err := os.ReadFile(c.path(passwordFile))
	if err != nil {
		return nil, fmt.Errorf("read the superuser's password: %w", err)
	}
	for try := 1; ; try++ {
		server := &Server{password: string(password)}
		err := c.startOn(ctx, server)
		if err == nil {
			return server, nil
		}
		if try == portTries || !c.portWasTaken() {
			return nil, fmt.Errorf("start PostgreSQL: %w\n%s", err, c.logTail())
		}
	}
}

func (c cluster) startOn(ctx context.Context, server *Server) error {
	var err error
	if server.port, err = freePort(); err != nil {
		return err
	}
	output, err := os.Create(c.path(logFile))
	if err != nil {
		return fmt.Errorf("open the log: %w", err)
	}
	defer func() { _ = output.Close() }()
	// The server outlives the context of its start.
	cmd := command(context.WithoutCancel(ctx), c.acc, filepath.Join(c.bins.bin, "postgres"), c.settings(server.port)...)
	cmd.Stdout, cmd.Stderr = output, output
	if server.process, err = startProcess(cmd); err != nil {
		return err
	}
	for {
		err := server.answers(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-server.process.done:
			return errors.New("it ended at once")
		case <-ctx.Done():
			server.Stop()
			return err
		case <-time.After(pollEvery):
		}
	}
}

func (c cluster) settings(port int) []string {
	args := []string{
		"-D", c.path(clusterDir), "-p", strconv.Itoa(port), "-h", "127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "timezone=UTC",
	}
	if c.fast {
		// Packages are tested side by side, each test with pools of its own.
		args = append(args, "-c", "fsync=off", "-c", "synchronous_commit=off",
			"-c", "full_page_writes=off", "-c", "max_connections=300")
	}
	return args
}

func (c cluster) portWasTaken() bool {
	return strings.Contains(c.logTail(), "could not bind")
}

func (c cluster) logTail() string {
	content, _ := os.ReadFile(c.path(logFile))
	lines := bytes.Split(bytes.TrimSpace(content), []byte("\n"))
	return string(bytes.Join(lines[max(0, len(lines)-8):], []byte("\n")))
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return port, listener.Close()
}
