package charttest

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/lint"
	"helm.sh/helm/v3/pkg/lint/support"
)

const (
	repository = "../.."
	chartPath  = repository + "/charts/liangce"
	kube       = "v1.34.0"
	release    = "prod"
	namespace  = "liangce"
)

func TestEveryCaseIsLintedAndRendered(t *testing.T) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) {
			version, err := chartutil.ParseKubeVersion(kube)
			if err != nil {
				t.Fatal(err)
			}
			linted := lint.AllWithKubeVersion(chartPath, values, namespace, version)
			for _, message := range linted.Messages {
				if message.Severity >= support.WarningSev {
					t.Errorf("lint: %v", message)
				}
			}
			documents, err := render(loadChart(t), values)
			if err != nil {
				t.Fatal(err)
			}
			if len(documents) == 0 {
				t.Fatal("nothing rendered")
			}
		})
	}
}

func TestValuesAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		change       map[string]any
		says         string
	}{
		{"nowhere for evidence", "files of reports must not lie in a pod", map[string]any{"evidence": map[string]any{"existingClaim": ""}}, "existingClaim"},
		{"nothing given", "an installation must name its image and its secret", map[string]any{"image": map[string]any{"repository": ""}, "existingSecret": ""}, "existingSecret"},
		{"typo at the top", "a misspelt value would be silently ignored", map[string]any{"existngSecret": "x"}, "existngSecret"},
		{"typo below", "and so would a nested one", map[string]any{"web": map[string]any{"replica": 3}}, "replica"},
		{"typo in a list", "peers are free only inside their selectors", map[string]any{"networkPolicy": map[string]any{"egressTo": []any{map[string]any{"ipblock": map[string]any{}}}}}, "ipblock"},
		{"wrong type", "a quoted number is a string to Kubernetes", map[string]any{"web": map[string]any{"replicas": "3"}}, "replicas"},
		{"ingress without host", "it would catch every host of the cluster", map[string]any{"ingress": map[string]any{"enabled": true}}, "host"},
		{"latest", "what runs must be known, and a rollback must have somewhere to go", map[string]any{"image": map[string]any{"repository": "r", "tag": "latest"}}, "tag"},
	} {
		t.Run(c.name, func(t *testing.T) {
			values := chartutil.CoalesceTables(c.change, cases(t)["minimal-values"])
			_, err := render(loadChart(t), values)
			if err == nil {
				t.Fatalf("rendered, although %s", c.reason)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Fatalf("the refusal does not name %q: %v", c.says, err)
			}
		})
	}
}

func TestOldClusterIsRefused(t *testing.T) {
	ch := loadChart(t)
	if chartutil.IsCompatibleRange(ch.Metadata.KubeVersion, "v1.29.9") {
		t.Error("1.29 has no sleep in preStop hooks, yet the chart accepts it")
	}
	if !chartutil.IsCompatibleRange(ch.Metadata.KubeVersion, "v1.31.2-gke.1") {
		t.Error("a vendor's build of 1.31 is refused")
	}
}

func loadChart(t *testing.T) *chart.Chart {
	t.Helper()
	ch, err := loader.Load(chartPath)
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

// cases are the values files of charts/liangce/ci, by name.
func cases(t *testing.T) map[string]map[string]any {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(chartPath, "ci", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 3 {
		t.Fatalf("only %d cases in ci", len(files))
	}
	out := map[string]map[string]any{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		values, err := chartutil.ReadValues(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".yaml")] = values
	}
	return out
}

// render does what "helm install" does before it talks to a cluster, and
// returns the YAML documents in the order of their files.
func render(ch *chart.Chart, values map[string]any) ([]string, error) {
	capabilities := chartutil.DefaultCapabilities.Copy()
	version, err := chartutil.ParseKubeVersion(kube)
	if err != nil {
		return nil, err
	}
	capabilities.KubeVersion = *version
	options := chartutil.ReleaseOptions{Name: release, Namespace: namespace, Revision: 1, IsInstall: true}
	// Validates the values against values.schema.json as well.
	all, err := chartutil.ToRenderValues(ch, values, options, capabilities)
	if err != nil {
		return nil, err
	}
	files, err := engine.Engine{Strict: true}.Render(ch, all)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		if strings.HasSuffix(name, ".yaml") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var documents []string
	for _, name := range names {
		for document := range strings.SplitSeq(files[name], "\n---\n") {
			if strings.TrimSpace(document) != "" {
				documents = append(documents, document)
			}
		}
	}
	return documents, nil
}
