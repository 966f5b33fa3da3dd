package charttest

import (
	"fmt"
	"strings"
	"testing"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"helm.sh/helm/v3/pkg/chart"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/client-go/kubernetes/scheme"
)

func TestEveryDocumentDecodesStrictly(t *testing.T) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) {
			seen := map[string]bool{}
			for _, object := range objects(t, values) {
				accessor, err := meta.Accessor(object)
				if err != nil {
					t.Fatal(err)
				}
				id := object.GetObjectKind().GroupVersionKind().Kind + "/" + accessor.GetName()
				if seen[id] {
					t.Errorf("%s is rendered twice", id)
				}
				seen[id] = true
				if len(accessor.GetName()) > 63 {
					t.Errorf("%s: name too long", id)
				}
			}
		})
	}
}

func TestUnknownFieldIsRefused(t *testing.T) {
	for _, c := range []struct{ name, reason, file, old, new, says string }{
		{"misspelt port", "an API server drops unknown fields or refuses them at the worst time", "templates/web-deployment.yaml", "containerPort:", "containerPrt:", "containerPrt"},
		{"field at the wrong depth", "indentation is the usual mistake in a template", "templates/worker-deployment.yaml", "      terminationGracePeriodSeconds: 60", "  terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds"},
		{"field given twice", "the second one would win without a word", "templates/service.yaml", "  type: ", "  type: ClusterIP\n  type: ", "type"},
		{"unknown kind", "a resource that the cluster does not have", "templates/pdb.yaml", "kind: PodDisruptionBudget", "kind: PodDisruptionBudge", "PodDisruptionBudge"},
		{"unknown field of the monitor", "types from outside Kubernetes are held to theirs", "templates/servicemonitor.yaml", "      interval:", "      intervall:", "intervall"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch := loadChart(t)
			replaceInTemplate(t, ch, c.file, c.old, c.new)
			documents, err := render(ch, cases(t)["full-values"])
			if c.file == "templates/pdb.yaml" {
				documents, err = render(ch, cases(t)["minimal-values"])
			}
			if err != nil {
				t.Fatal(err)
			}
			_, err = decodeAll(documents)
			if err == nil {
				t.Fatalf("decoded, although: %s", c.reason)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Fatalf("the refusal does not name %q: %v", c.says, err)
			}
		})
	}
}

func replaceInTemplate(t *testing.T, ch *chart.Chart, file, old, new string) {
	t.Helper()
	for _, template := range ch.Templates {
		if template.Name == file {
			if !strings.Contains(string(template.Data), old) {
				t.Fatalf("%s does not contain %q", file, old)
			}
			template.Data = []byte(strings.Replace(string(template.Data), old, new, 1))
			return
		}
	}
	t.Fatalf("no template %s", file)
}

// objects renders the chart and decodes all of it, or ends the test.
func objects(t *testing.T, values map[string]any) []runtime.Object {
	t.Helper()
	documents, err := render(loadChart(t), values)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := decodeAll(documents)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func decodeAll(documents []string) ([]runtime.Object, error) {
	known := runtime.NewScheme()
	if err := scheme.AddToScheme(known); err != nil {
		return nil, err
	}
	if err := monitoring.AddToScheme(known); err != nil {
		return nil, err
	}
	strict := json.NewSerializerWithOptions(json.DefaultMetaFactory, known, known, json.SerializerOptions{Yaml: true, Strict: true})
	var out []runtime.Object
	for _, document := range documents {
		object, _, err := strict.Decode([]byte(document), nil, nil)
		if err != nil {
			return nil, fmt.Errorf("%w in:\n%s", err, document)
		}
		out = append(out, object)
	}
	return out, nil
}
