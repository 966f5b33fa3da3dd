package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
)

const (
	testPrefix     = "test_"
	templatePrefix = "template_"
	// keptTemplates bounds what a long-lived server gathers while migrations are being written.
	keptTemplates = 3
	// templateLock is the advisory lock under which templates are made, by one process at a time.
	templateLock = 0x7465_7374_6462
)

// made remembers the templates this process has seen, by server and kind.
var made sync.Map

// schemaTemplate names the template with the migrations applied, and makes it when missing.
func schemaTemplate(ctx context.Context, server string) (string, error) {
	return ensure(ctx, server, "schema", []string{"migrations"}, func(name string) error {
		if err := execute(ctx, server, "create database "+name); err != nil {
			return err
		}
		_, err := db.Migrate(ctx, withDatabase(server, name), "")
		return err
	})
}

// demoTemplate names the template with the demonstration city, and makes it when missing.
func demoTemplate(ctx context.Context, server string) (string, error) {
	empty, err := schemaTemplate(ctx, server)
	if err != nil {
		return "", err
	}
	// The cells that it holds were computed by the rules as they are now.
	content := []string{"migrations", "internal/demo", "catalogue", "internal/rollup", "internal/region", "internal/rule"}
	return ensure(ctx, server, "demo", content, func(name string) error {
		if err := execute(ctx, server, fmt.Sprintf("create database %s template %s", name, empty)); err != nil {
			return err
		}
		return loadDemo(ctx, withDatabase(server, name))
	})
}

// loadDemo runs `liangce demo`: the binary that LIANGCE_TEST_BINARY names, else from source.
func loadDemo(ctx context.Context, url string) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "go", "run", "./cmd/liangce", "demo")
	if binary := os.Getenv("LIANGCE_TEST_BINARY"); binary != "" {
		cmd = exec.CommandContext(ctx, binary, "demo")
	}
	cmd.Dir = root
	evidence, err := os.MkdirTemp("", "liangce-evidence-")
	if err != nil {
		return fmt.Errorf("make a folder for evidence: %w", err)
	}
	defer func() { _ = os.RemoveAll(evidence) }() // tests look at the rows
	cmd.Env = append(os.Environ(), "DATABASE_URL="+url, "LIANGCE_EVIDENCE_DIR="+evidence)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("load the demonstration city: %w: %s", err, out)
	}
	return nil
}

// ensure makes a template unless one of the same content is there. It is built under another name
// and renamed when whole, so that a build cut short is never copied.
func ensure(ctx context.Context, server, kind string, content []string, build func(name string) error) (string, error) {
	if name, ok := made.Load(server + kind); ok {
		return name.(string), nil
	}
	digest, err := digestOf(content)
	if err != nil {
		return "", err
	}
	name := templatePrefix + kind + "_" + digest
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		return "", fmt.Errorf("connect to the test server: %w", err)
	}
	defer func() { _ = conn.Close(ctx) }() // and so let go of the lock
	if _, err := conn.Exec(ctx, "select pg_advisory_lock($1)", templateLock); err != nil {
		return "", fmt.Errorf("lock the templates: %w", err)
	}
	var exists bool
	if err := conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&exists); err != nil {
		return "", fmt.Errorf("look for template %s: %w", name, err)
	}
	if !exists {
		if err := makeTemplate(ctx, server, name, build); err != nil {
			return "", fmt.Errorf("make template %s: %w", name, err)
		}
		if err := prune(ctx, conn, kind); err != nil {
			return "", fmt.Errorf("drop old templates: %w", err)
		}
	}
	made.Store(server+kind, name)
	return name, nil
}

func makeTemplate(ctx context.Context, server, name string, build func(name string) error) error {
	unfinished := testPrefix + "unfinished"
	if err := execute(ctx, server, "drop database if exists "+unfinished+" with (force)"); err != nil {
		return err
	}
	if err := build(unfinished); err != nil {
		return err
	}
	return execute(ctx, server,
		// Without connections it can be copied by many at once.
		"alter database "+unfinished+" allow_connections false",
		"select pg_terminate_backend(pid) from pg_stat_activity where datname = '"+unfinished+"'",
		"alter database "+unfinished+" rename to "+name)
}

func prune(ctx context.Context, conn *pgx.Conn, kind string) error {
	rows, err := conn.Query(ctx, "select datname from pg_database where starts_with(datname, $1) order by oid desc offset $2",
		templatePrefix+kind+"_", keptTemplates)
	if err != nil {
		return err
	}
	old, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range old {
		if _, err := conn.Exec(ctx, "drop database "+name); err != nil {
			return err
		}
	}
	return nil
}

// digestOf covers the names and the bytes of all files under some folders of the module.
func digestOf(folders []string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(sum, "%s\x00%d\x00%s", strings.TrimPrefix(path, root), len(content), content)
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("digest %s: %w", folder, err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:16], nil
}

// moduleRoot is the folder of go.mod above the tested package, where `go test` works.
func moduleRoot() (string, error) {
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", errors.New("no go.mod above the working folder")
		}
	}
}
