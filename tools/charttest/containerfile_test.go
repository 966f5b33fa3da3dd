package charttest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// instruction is one line of the Containerfile, continuations joined.
type instruction struct {
	name string
	args []string
}

// No registry is in reach of the tests, so the image is not built here. What
// they can see is what breaks most often: a folder that was moved or added.
func TestContainerfileCopiesWhatThereIs(t *testing.T) {
	stages := map[string]bool{}
	copied := map[string]bool{}
	for _, in := range containerfile(t) {
		switch in.name {
		case "FROM":
			if len(in.args) == 3 && strings.EqualFold(in.args[1], "AS") {
				stages[in.args[2]] = true
			}
		case "ADD":
			t.Error("ADD fetches and unpacks without being asked: use COPY")
		case "COPY":
			sources := slices.Clone(in.args[:len(in.args)-1])
			if from, ok := strings.CutPrefix(sources[0], "--from="); ok {
				if !stages[from] {
					t.Errorf("copies from stage %q, which does not come before", from)
				}
				continue
			}
			for _, source := range sources {
				copied[source] = true
				if _, err := os.Stat(filepath.Join(repository, source)); err != nil {
					t.Errorf("copies %s: %v", source, err)
				}
			}
		}
	}
	if !copied["."] {
		t.Error("the binary's stage does not copy the sources")
	}
}

func TestImageRunsAsNobodyInParticular(t *testing.T) {
	var user, entrypoint string
	for _, in := range containerfile(t) {
		switch in.name {
		case "FROM":
			user, entrypoint = "", ""
			if strings.HasSuffix(in.args[0], ":latest") {
				t.Errorf("%s is a different image every month", in.args[0])
			}
		case "USER":
			user = in.args[0]
		case "ENTRYPOINT":
			entrypoint = strings.Join(in.args, " ")
		}
	}
	// A name would need a passwd file, and "runAsNonRoot" cannot judge it.
	if !regexp.MustCompile(`^[1-9][0-9]*:[1-9][0-9]*$`).MatchString(user) {
		t.Errorf("the last stage runs as %q, not as a numbered user other than root", user)
	}
	if entrypoint != `["/liangce"]` {
		t.Errorf("entry point %s: the chart passes a subcommand to /liangce, and there is no shell", entrypoint)
	}
}

// The build context is an allow list. A new folder of Go code that is not on
// it would fail only where images are built.
func TestBuildContextHoldsTheSources(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(repository, ".dockerignore"))
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "!"); ok {
			allowed[path] = true
			if _, err := os.Stat(filepath.Join(repository, path)); err != nil {
				t.Errorf("lets %s through: %v", path, err)
			}
		}
	}
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		// tools are modules of their own or run at build time; dot folders are nobody's source.
		if !entry.IsDir() || entry.Name() == "tools" || strings.HasPrefix(entry.Name(), ".") || allowed[entry.Name()] {
			continue
		}
		if file := goFileIn(t, filepath.Join(repository, entry.Name())); file != "" {
			t.Errorf("%s is Go code, but .dockerignore does not let it through", file)
		}
	}
}

func goFileIn(t *testing.T, folder string) string {
	t.Helper()
	var found string
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") {
			found = path
			return fs.SkipAll
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func containerfile(t *testing.T) []instruction {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, "Containerfile"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "\\\n", " ")
	var out []instruction
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) < 2 || fields[0] != strings.ToUpper(fields[0]) {
			t.Fatalf("not an instruction: %s", line)
		}
		out = append(out, instruction{fields[0], fields[1:]})
	}
	return out
}
