package access

import (
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

func TestRange(t *testing.T) {
	lo, hi := Range(haining)
	inside := func(p string) bool { return lo <= p && p < hi }
	for path, want := range map[string]bool{
		haining: true, haining + "330481001/": true, pinghu: false, "330400/": false,
		"330400/3304811/": false, "330400/330481": false, "330400/330480/": false, "330500/330481/": false, "": false,
	} {
		if inside(path) != want {
			t.Errorf("%q in %q..%q: %v", path, lo, hi, !want)
		}
	}
	if lo, hi := Range(""); lo != hi {
		t.Error("an empty path is an empty range, not everything")
	}
}

func TestScope(t *testing.T) {
	s := Scope(user(t, "330481-hc", Reporter))
	if s.City != city || !s.Contains(haining) || s.Contains(pinghu) || s.AllLines || !s.AllPlans || len(s.Lines) != 1 || s.Lines[0] != "HC" {
		t.Errorf("a department sees its line in its area: %+v", s)
	}
	s = Scope(user(t, "330400-wcwc", Signer))
	if !s.Whole() || !s.Contains(haining) || !s.Contains("330400/") || !s.AllLines || !s.AllPlans {
		t.Errorf("the office sees all lines of its subtree: %+v", s)
	}
	if s := Scope(Rollup(city)); s.Contains(haining) || s.AllLines || s.Narrow == "" {
		t.Errorf("a machine actor has its row policies and no grant: %+v", s)
	}
	two := user(t, "330481-hc", Reporter)
	two.Grants = append(two.Grants, Grant{AreaPath: "330400/"})
	for reason, a := range map[string]Actor{"nobody": {}, "signing in": SignIn(), "two grants": two, "no grant": {CityID: city}} {
		if s := Scope(a); s.Contains(haining) || s.Contains("") || s.AllLines || s.AllPlans {
			t.Errorf("%s sees something: %+v", reason, s)
		}
	}
	ofAPlan := user(t, "330400-wcwc", Signer)
	ofAPlan.Grants[0].Plans = []string{"women"}
	parts := map[string]Actor{
		"a county's office": user(t, "330481-wcwc", Signer), "a department": user(t, "330400-hc", Signer), "an office of one plan": ofAPlan,
		"a machine": Rollup(city), "nobody": {}, "two grants": two,
	}
	for who, a := range parts {
		if Scope(a).Whole() {
			t.Errorf("%s sees a whole city", who)
		}
	}
	if own := Scope(user(t, "330481-hc", Reporter)).Own(); own != "HC" {
		t.Errorf("a department's own line is %q", own)
	}
	lineOfAPlan := user(t, "330481-hc", Reporter)
	lineOfAPlan.Grants[0].Plans = []string{"women"}
	lines := user(t, "330481-hc", Reporter)
	lines.Grants[0].Lines = []string{"EDU", "HC"}
	feed := user(t, "330481-hc", Reporter)
	feed.Narrow = "feed"
	for who, a := range map[string]Actor{"a department of one plan": lineOfAPlan, "one of two lines": lines, "a feed": feed, "an office": user(t, "330400-wcwc", Signer), "nobody": {}} {
		if own := Scope(a).Own(); own != "" {
			t.Errorf("%s sees all of %s", who, own)
		}
	}
	a := user(t, "330481-hc", Viewer)
	a.Grants[0].Lines = []string{}
	if s := Scope(a); s.AllLines {
		t.Error("an empty list means none, not all")
	}
}

// TestDigest: any two effective scopes differ in their digest, and writing one in another way does not.
func TestDigest(t *testing.T) {
	lists := [][]string{nil, {}, {""}, {"A"}, {"B"}, {"A", "B"}, {"AB"}, {"A,B"}, {"AB", "C"}, {"A", "BC"}, {"1:A"}, {"A", "", "B"}, {"*"}, {"0#"}}
	seen := map[string]ScopeSet{}
	total := 0
	for _, path := range []string{"", "330400/", haining, pinghu} {
		for _, lines := range lists {
			for _, plans := range lists {
				for _, narrowly := range []string{"", narrowPublic} {
					s := Scope(Actor{CityID: city, Narrow: narrowly, Grants: []Grant{{AreaPath: path, Lines: lines, Plans: plans}}})
					digest := s.Digest()
					if twin, taken := seen[digest]; taken {
						t.Fatalf("%+v and %+v share a digest", s, twin)
					}
					seen[digest] = s
					total++
				}
			}
		}
	}
	if len(seen) != total || total != 4*14*14*2 {
		t.Errorf("%d digests of %d scopes", len(seen), total)
	}
	cityScope := func(code string) string { return Scope(Actor{CityID: code}).Digest() }
	if cityScope("330400") == cityScope("330500") {
		t.Error("two cities share a digest")
	}
	a := Scope(Actor{CityID: city, Grants: []Grant{{AreaPath: haining, Lines: []string{"B", "A", "B"}}}})
	b := Scope(Actor{CityID: city, Grants: []Grant{{AreaPath: haining, Lines: []string{"A", "B"}}}})
	if a.Digest() != b.Digest() {
		t.Error("the order of lines makes another scope")
	}
}

func TestNewActorRefusesWhatScopeCannotExpress(t *testing.T) {
	cases := []struct {
		reason string
		breaks func(*Actor)
	}{
		{"two grants could not be told apart", func(a *Actor) { a.Grants = append(a.Grants, a.Grants[0]) }},
		{"a grant in another city", func(a *Actor) { a.Grants[0].AreaPath = "330500/" }},
		{"a path that is no subtree", func(a *Actor) { a.Grants[0].AreaPath = "330400" }},
		{"a path that tries to leave", func(a *Actor) { a.Grants[0].AreaPath = "330400/' or true/" }},
		{"an unknown role", func(a *Actor) { a.Roles = []Role{"root"} }},
		{"an unknown kind of tenant", func(a *Actor) { a.Kind = "bureau" }},
		{"a user posing as a machine", func(a *Actor) { a.Narrow = narrowRollup }},
		{"nobody", func(a *Actor) { a.UserID = "" }},
		{"a user of no city", func(a *Actor) { a.CityID, a.Grants = "", nil }},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			a := user(t, "330481-hc", Reporter)
			c.breaks(&a)
			if _, err := NewActor(a); told(err) != fault.ReasonActor {
				t.Errorf("accepted, or refused with %v", err)
			}
		})
	}
	if _, err := NewActor(Actor{UserID: "o", TenantID: "service", Kind: Office, Roles: []Role{Operator}}); err != nil {
		t.Errorf("an operator belongs to no city: %v", err)
	}
}

func TestRoleNamesAreComplete(t *testing.T) {
	for _, gap := range roleNames.Gaps() {
		t.Error(gap)
	}
}

func TestAnOperatorHasNoFigureInItsScope(t *testing.T) {
	s := Scope(user(t, "330400-wcwc", Operator, Signer))
	if s.AllLines || s.AllPlans || s.Contains("330400/330481/") {
		t.Errorf("an operator sees %+v", s)
	}
}
