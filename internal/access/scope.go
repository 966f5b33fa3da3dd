package access

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Range gives a subtree of the area tree as lo <= path < hi, which an index in C collation serves: '0' is the
// character after '/'. An empty path is an empty range.
func Range(path string) (lo, hi string) {
	if !strings.HasSuffix(path, "/") {
		return path, path
	}
	return path, path[:len(path)-1] + "0"
}

// ScopeSet is what an actor may see, as the database settings and the cache keys carry it.
// Without a grant Lo equals Hi and nothing is inside.
type ScopeSet struct {
	City     string
	Lo, Hi   string   // area paths: Lo <= path < Hi
	Lines    []string // sorted; meaningful only where AllLines is false
	Plans    []string // sorted; meaningful only where AllPlans is false
	AllLines bool
	AllPlans bool
	Narrow   string // a machine actor's purpose, which has policies of its own
}

// Scope is the actor's grant as ranges and lists. An actor with anything but one grant sees nothing, and an operator, who
// sets cities up, sees no figure whatever its tenant is granted.
func Scope(a Actor) ScopeSet {
	s := ScopeSet{City: a.CityID, Narrow: a.Narrow}
	g, ok := a.grant()
	if !ok || a.Has(Operator) {
		return s
	}
	s.Lo, s.Hi = Range(g.AreaPath)
	s.AllLines, s.Lines = g.Lines == nil, tidy(g.Lines)
	s.AllPlans, s.Plans = g.Plans == nil, tidy(g.Plans)
	return s
}

// Contains tells whether an area path lies in the scope.
func (s ScopeSet) Contains(path string) bool { return s.Lo <= path && path < s.Hi }

// Whole tells whether a person sees all that there is in the city.
func (s ScopeSet) Whole() bool {
	lo, hi := Range(s.City + "/")
	return s.City != "" && s.Narrow == "" && s.AllLines && s.AllPlans && s.Lo <= lo && hi <= s.Hi
}

// Own is the line all of whose figures in the scope's areas a person sees by that alone; none where there are several, or all.
func (s ScopeSet) Own() string {
	if s.Narrow != "" || s.AllLines || !s.AllPlans || len(s.Lines) != 1 {
		return ""
	}
	return s.Lines[0]
}

// Digest names the scope in cache keys: equal for equal scopes, different for different ones. Every part is
// written with its length, so no two lists can run together into the same text.
func (s ScopeSet) Digest() string {
	var b strings.Builder
	part := func(text string) {
		b.WriteString(strconv.Itoa(len(text)))
		b.WriteByte(':')
		b.WriteString(text)
	}
	list := func(all bool, items []string) {
		if all {
			b.WriteByte('*')
			return
		}
		items = tidy(items)
		b.WriteString(strconv.Itoa(len(items)))
		b.WriteByte('#')
		for _, item := range items {
			part(item)
		}
	}
	part(s.Narrow)
	part(s.City)
	part(s.Lo)
	part(s.Hi)
	list(s.AllLines, s.Lines)
	list(s.AllPlans, s.Plans)
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

func (a Actor) grant() (Grant, bool) {
	if len(a.Grants) != 1 {
		return Grant{}, false
	}
	return a.Grants[0], true
}

func tidy(items []string) []string {
	sorted := slices.Clone(items)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}
