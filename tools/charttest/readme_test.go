package charttest

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var update = flag.Bool("update", false, "write the table of values into the chart's README")

const (
	tableStart = "<!-- values: made from values.yaml by `go test -C tools/charttest -run README . -update` -->\n"
	tableEnd   = "<!-- end of values -->\n"
)

func TestREADMEListsTheValues(t *testing.T) {
	file := filepath.Join(chartPath, "README.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), tableStart)
	_, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok || !ok2 {
		t.Fatal("the README has lost the lines around its table of values")
	}
	want := before + tableStart + valuesTable(t) + tableEnd + after
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(data) {
		t.Error("README.md and values.yaml differ: run the test with -update and commit the result")
	}
}

// valuesTable has one row for each value with a "# --" comment, and fails on a
// value that has none and is not a group of others.
func valuesTable(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(chartPath, "values.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("\n| value | default | what it does |\n| --- | --- | --- |\n")
	var walk func(prefix string, mapping *yaml.Node)
	walk = func(prefix string, mapping *yaml.Node) {
		for i := 0; i < len(mapping.Content); i += 2 {
			key, value := mapping.Content[i], mapping.Content[i+1]
			name := prefix + key.Value
			_, text, documented := strings.Cut(key.HeadComment, "# -- ")
			switch {
			case documented:
				text = strings.ReplaceAll(text, "\n# ", " ")
				fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", name, inline(t, value), text)
			case value.Kind == yaml.MappingNode && len(value.Content) > 0:
				walk(name+".", value)
			default:
				t.Errorf("values.yaml: %s has no line that starts with \"# --\"", name)
			}
		}
	}
	walk("", document.Content[0])
	b.WriteString("\n")
	return b.String()
}

// inline is a default value on one line.
func inline(t *testing.T, node *yaml.Node) string {
	t.Helper()
	var value any
	if err := node.Decode(&value); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
