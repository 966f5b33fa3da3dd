// Command withserver runs a command beside a Liangce of its own, with the demonstration city:
//
//	withserver bin/liangce npm --prefix frontend run e2e
//
// starts `bin/liangce serve` on a free port and a fresh database of internal/testdb, with `bin/liangce worker`
// beside it, names it to the command in LIANGCE_URL once both are ready (and the database in LIANGCE_OWNER_URL and
// LIANGCE_APP_URL, for those who measure), and stops and removes all of it afterwards. Its exit code is the command's; when that is not 0, the logs are shown.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/liangce/liangce/internal/testdb"
)

const (
	readyLimit = time.Minute
	pollEvery  = 100 * time.Millisecond
	stopLimit  = 30 * time.Second
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code, err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "withserver:", err)
		code = 1
	}
	os.Exit(code)
}

func run(ctx context.Context, args []string) (code int, err error) {
	if len(args) < 2 {
		return 0, errors.New("usage: withserver path/to/liangce command [argument ...]")
	}
	folder, err := os.MkdirTemp("", "liangce-server")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	database, drop, err := testdb.OpenDemo(ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, drop()) }()
	var url string
	for _, command := range []string{"worker", "serve"} {
		process, err := start(args[0], command, folder, database.OwnerURL)
		if err != nil {
			return 0, err
		}
		defer func() {
			process.stop()
			if code != 0 || err != nil {
				process.showLog()
			}
		}()
		if err := process.waitUntilReady(ctx); err != nil {
			return 0, err
		}
		url = "http://" + process.addr
	}
	cmd := exec.CommandContext(ctx, args[1], args[2:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Env = append(os.Environ(), "LIANGCE_URL="+url, "LIANGCE_OWNER_URL="+database.OwnerURL, "LIANGCE_APP_URL="+database.AppURL)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	return 0, err
}

// process is a server or a worker.
type process struct {
	cmd   *exec.Cmd
	addr  string
	log   string
	ended chan struct{}
}

func start(binary, command, folder, database string) (*process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &process{addr: listener.Addr().String(), log: filepath.Join(folder, command+".log"), ended: make(chan struct{})}
	if err := listener.Close(); err != nil {
		return nil, err
	}
	log, err := os.Create(s.log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	s.cmd = exec.Command(binary, command)
	s.cmd.Env = append(os.Environ(), "LIANGCE_ADDR="+s.addr, "LIANGCE_DATA_DIR="+filepath.Join(folder, "data"),
		"DATABASE_URL="+database, "REDIS_URL=", "LIANGCE_DEMO=false", "LIANGCE_COOKIE_SECURE=false",
		"LIANGCE_INTROSPECTION=true", // the audit asks about a type
		"LIANGCE_LOG_LEVEL=warn")     // a line for each request would bury what failed
	s.cmd.Stdout, s.cmd.Stderr = log, log
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for us; we stop it last
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = s.cmd.Wait() // why it ended stands in its log
		close(s.ended)
	}()
	return s, nil
}

func (s *process) waitUntilReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.addr+"/readyz", nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-s.ended:
			return errors.New("it ended before it was ready")
		case <-ctx.Done():
			return fmt.Errorf("it is not ready: %w", ctx.Err())
		case <-time.After(pollEvery):
		}
	}
}

func (s *process) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(stopLimit):
		_ = s.cmd.Process.Kill()
		<-s.ended
	}
}

func (s *process) showLog() {
	if content, err := os.ReadFile(s.log); err == nil {
		fmt.Fprintf(os.Stderr, "withserver: %s:\n%s", filepath.Base(s.log), content)
	}
}
