package charttest

import (
	"slices"
	"testing"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"

	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// What the restricted profile of the Pod Security Standards asks for, and a
// little more: a read-only root, no token, limits on memory.
func TestEveryPodIsConfined(t *testing.T) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) {
			pods := pods(objects(t, values))
			if len(pods) != 3 {
				t.Fatalf("want web, worker and migrate, got %d pods", len(pods))
			}
			for component, template := range pods {
				checkPod(t, component, template.Spec)
			}
		})
	}
}

func checkPod(t *testing.T, component string, pod core.PodSpec) {
	t.Helper()
	if pod.AutomountServiceAccountToken == nil || *pod.AutomountServiceAccountToken {
		t.Errorf("%s: mounts a token of the Kubernetes API", component)
	}
	if pod.HostNetwork || pod.HostPID || pod.HostIPC {
		t.Errorf("%s: shares a namespace with its node", component)
	}
	s := pod.SecurityContext
	if s == nil || s.RunAsNonRoot == nil || !*s.RunAsNonRoot || s.RunAsUser == nil || *s.RunAsUser == 0 {
		t.Fatalf("%s: may run as root", component)
	}
	if s.SeccompProfile == nil || s.SeccompProfile.Type != core.SeccompProfileTypeRuntimeDefault {
		t.Errorf("%s: no seccomp profile", component)
	}
	for _, volume := range pod.Volumes {
		if volume.HostPath != nil {
			t.Errorf("%s: mounts the path %s of its node", component, volume.HostPath.Path)
		}
	}
	if len(pod.InitContainers) > 0 {
		t.Fatalf("%s: has init containers, which this test does not look at", component)
	}
	for _, c := range pod.Containers {
		checkContainer(t, component, c)
	}
}

func checkContainer(t *testing.T, component string, c core.Container) {
	t.Helper()
	s := c.SecurityContext
	if s == nil {
		t.Fatalf("%s: no security context", component)
	}
	if s.AllowPrivilegeEscalation == nil || *s.AllowPrivilegeEscalation || s.Privileged == nil || *s.Privileged {
		t.Errorf("%s: may gain privileges", component)
	}
	if s.ReadOnlyRootFilesystem == nil || !*s.ReadOnlyRootFilesystem {
		t.Errorf("%s: root file system is writable", component)
	}
	if s.Capabilities == nil || !slices.Equal(s.Capabilities.Drop, []core.Capability{"ALL"}) || len(s.Capabilities.Add) > 0 {
		t.Errorf("%s: keeps capabilities", component)
	}
	if c.Resources.Limits.Memory().IsZero() || c.Resources.Requests.Memory().IsZero() || c.Resources.Requests.Cpu().IsZero() {
		t.Errorf("%s: memory or CPU not stated", component)
	}
	if component == "migrate" {
		return // runs to its end: nobody asks it how it is
	}
	for probe, path := range map[*core.Probe]string{c.LivenessProbe: "/healthz", c.ReadinessProbe: "/readyz"} {
		if probe == nil || probe.HTTPGet == nil || probe.HTTPGet.Path != path {
			t.Errorf("%s: no probe of %s", component, path)
		}
	}
}

// The owner may switch row security off; what serves users must never hold
// its URL. And what runs before the release exists may use none of its objects.
func TestWhoGetsWhichSecret(t *testing.T) {
	pods := pods(objects(t, cases(t)["full-values"]))
	want := map[string]map[string]string{
		"web":     {"LIANGCE_APP_DATABASE_URL": "liangce-urls/database-url", "REDIS_URL": "liangce-urls/redis-url", "LIANGCE_SMTP_URL": "liangce-urls/smtp-url"},
		"worker":  {"LIANGCE_APP_DATABASE_URL": "liangce-urls/database-url", "REDIS_URL": "liangce-urls/redis-url", "LIANGCE_SMTP_URL": "liangce-urls/smtp-url"},
		"migrate": {"DATABASE_URL": "liangce-owner/database-url-owner", "LIANGCE_APP_DATABASE_URL": "liangce-urls/database-url"},
	}
	for component, template := range pods {
		for _, e := range template.Spec.Containers[0].Env {
			if e.ValueFrom == nil {
				continue
			}
			ref := e.ValueFrom.SecretKeyRef
			if got := ref.Name + "/" + ref.Key; want[component][e.Name] != got {
				t.Errorf("%s: %s comes from %s", component, e.Name, got)
			}
			delete(want[component], e.Name)
		}
		for missing := range want[component] {
			t.Errorf("%s: has no %s", component, missing)
		}
	}
	migrate := pods["migrate"].Spec
	if len(migrate.Containers[0].EnvFrom) > 0 || migrate.ServiceAccountName != "" {
		t.Error("migrate: uses objects that do not exist yet at the first install")
	}
	keys := pods["web"].Spec.Volumes[0].Secret
	if keys.SecretName != "liangce-jwt" || len(keys.Items) != 1 || keys.Items[0].Key != "2026-01.pem" {
		t.Errorf("web: mounts more than the signing key: %+v", keys)
	}
	for _, v := range pods["worker"].Spec.Volumes {
		if v.Secret != nil {
			t.Errorf("worker: signs no tokens and needs no key, but mounts %s", v.Secret.SecretName)
		}
	}
}

// What the worker makes, the web gives out.
func TestWebAndWorkerShareTheFiles(t *testing.T) {
	pods := pods(objects(t, cases(t)["minimal-values"]))
	claim := func(component string) string {
		for _, v := range pods[component].Spec.Volumes {
			if v.PersistentVolumeClaim != nil {
				return v.PersistentVolumeClaim.ClaimName
			}
		}
		return ""
	}
	if claim("web") == "" || claim("web") != claim("worker") {
		t.Errorf("web mounts %q, worker %q", claim("web"), claim("worker"))
	}
}

func TestConfigurationRestartsPods(t *testing.T) {
	sum := func(issuer string) string {
		values := cases(t)["minimal-values"]
		values["jwt"] = map[string]any{"issuer": issuer}
		return pods(objects(t, values))["web"].Annotations["checksum/config"]
	}
	if sum("a") == "" || sum("a") == sum("b") {
		t.Error("a change of configuration does not change the pods")
	}
}

// A selector that misses its pods fails silently: no traffic, no protection.
func TestSelectorsFindTheirPods(t *testing.T) {
	all := objects(t, cases(t)["full-values"])
	pods := pods(all)
	finds := func(what string, selector *meta.LabelSelector, want ...string) {
		s, err := meta.LabelSelectorAsSelector(selector)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for component, template := range pods {
			if s.Matches(labels.Set(template.Labels)) {
				found = append(found, component)
			}
		}
		slices.Sort(found)
		if !slices.Equal(found, want) {
			t.Errorf("%s finds %v, want %v", what, found, want)
		}
	}
	for _, object := range all {
		switch o := object.(type) {
		case *core.Service:
			finds("service", &meta.LabelSelector{MatchLabels: o.Spec.Selector}, "web")
		case *apps.Deployment:
			finds(o.Name, o.Spec.Selector, o.Spec.Template.Labels["app.kubernetes.io/component"])
		case *networking.NetworkPolicy:
			if o.Labels["app.kubernetes.io/component"] == "migrate" {
				finds(o.Name, &o.Spec.PodSelector, "migrate")
			} else {
				finds(o.Name, &o.Spec.PodSelector, "web", "worker")
			}
		}
	}
}

// pods are the pod templates of a rendered chart, by component.
func pods(all []runtime.Object) map[string]core.PodTemplateSpec {
	out := map[string]core.PodTemplateSpec{}
	for _, object := range all {
		var template core.PodTemplateSpec
		switch o := object.(type) {
		case *apps.Deployment:
			template = o.Spec.Template
		case *batch.Job:
			template = o.Spec.Template
		default:
			continue
		}
		out[template.Labels["app.kubernetes.io/component"]] = template
	}
	return out
}
