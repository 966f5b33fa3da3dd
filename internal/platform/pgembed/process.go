package pgembed

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// command prepares a program of PostgreSQL: as the server's user, in a folder that he can enter,
// without the PG... variables that a person's shell may hold for quite another server.
func command(ctx context.Context, acc account, path string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = "/"
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "PG") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/tmp")
	// An own group: Ctrl-C is for us; we stop the server after the last request.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if acc.switched {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: acc.uid, Gid: acc.gid}
	}
	return cmd
}

// process is a running server; done closes when it has ended.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// startProcess starts cmd from a thread that lives as long as the server: Linux sends the signal of
// a dead parent when the thread that forked ends, not the process.
func startProcess(cmd *exec.Cmd) (*process, error) {
	dieWithParent(cmd.SysProcAttr)
	started := make(chan error)
	proc := &process{cmd: cmd, done: make(chan struct{})}
	go func() {
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // why it ended stands in its log
			close(proc.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	return proc, nil
}

// stop asks for a fast shutdown, then for an immediate one, and at last kills.
func (p *process) stop() {
	for _, signal := range []os.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		_ = p.cmd.Process.Signal(signal)
		select {
		case <-p.done:
			return
		case <-time.After(stopLimit):
		}
	}
}
