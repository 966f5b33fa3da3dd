package charttest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	core "k8s.io/api/core/v1"
)

// A variable that the product does not read is ignored without a word, and so
// is what the operator meant by it.
func TestProductReadsWhatTheChartSets(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(repository, "internal/platform/config/*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of the configuration: %v", err)
	}
	read := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, match := range regexp.MustCompile(`env:"([A-Z_]+)"`).FindAllStringSubmatch(string(data), -1) {
			read[match[1]] = true
		}
	}
	for name := range variables(t) {
		if !read[name] {
			t.Errorf("the chart sets %s, which the product does not read", name)
		}
	}
}

func variables(t *testing.T) map[string]bool {
	t.Helper()
	set := map[string]bool{}
	all := objects(t, cases(t)["full-values"])
	for _, object := range all {
		if config, ok := object.(*core.ConfigMap); ok {
			for name := range config.Data {
				set[name] = true
			}
		}
	}
	for _, template := range pods(all) {
		for _, e := range template.Spec.Containers[0].Env {
			set[e.Name] = true
		}
	}
	return set
}
