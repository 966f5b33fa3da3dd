// Command withpg runs a command with a fast PostgreSQL of its own beside it:
//
//	withpg go test ./...
//
// starts a server in a new temporary folder, names it to the command in LIANGCE_TEST_DATABASE_URL,
// and stops and removes it afterwards. Its exit code is the command's. With
//
//	withpg -serve FOLDER
//
// it keeps a server on that folder for the test processes that hold FOLDER/users.lock, prints its
// address, and ends when nobody has held the lock for a minute (see internal/testdb).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/liangce/liangce/internal/platform/pgembed"
)

func main() {
	serve := flag.String("serve", "", "keep a server on this folder for others")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	var code int
	var err error
	switch {
	case *serve != "":
		err = serveOthers(ctx, *serve)
	case flag.NArg() > 0:
		code, err = beside(ctx, flag.Args())
	default:
		err = errors.New("usage: withpg command [argument ...] | withpg -serve FOLDER")
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "withpg:", err)
		code = 1
	}
	os.Exit(code)
}

// beside runs the command while a new server is up.
func beside(ctx context.Context, args []string) (code int, err error) {
	folder, err := os.MkdirTemp("", "liangce-pg")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	// Run as root, the server works under another user, who must be able to pass.
	if err := os.Chmod(folder, 0o755); err != nil { // see above
		return 0, err
	}
	server, err := pgembed.Start(ctx, pgembed.Options{DataDir: filepath.Join(folder, "pg"), Fast: true})
	if err != nil {
		return 0, err
	}
	defer server.Stop()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...) // running it is the purpose
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Env = append(os.Environ(), "LIANGCE_TEST_DATABASE_URL="+server.URL("postgres"))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	return 0, err
}
