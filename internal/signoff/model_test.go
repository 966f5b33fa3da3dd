package signoff_test

import (
	"maps"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/testcity"
)

// The rules of approval once more, as simply as they can be said: one cell, its newest revision, where it stands, who has passed it. It
// shares nothing with the code that it is compared with.

// duty is who has to pass a cell in a state, and where that leads.
type modelStep struct {
	from, to string
	duties   []string
}

var modelChain = map[string][]modelStep{
	"county": {
		{"submitted", "reviewed", []string{"own reviewer"}},
		{"reviewed", "county_signed", []string{"county office", "county statistics"}},
		{"county_signed", "line_checked", []string{"line"}},
		{"line_checked", "approved", []string{"city office", "city statistics"}},
	},
	"city": {
		{"submitted", "reviewed", []string{"own reviewer"}},
		{"reviewed", "approved", []string{"city office", "city statistics"}},
	},
}

// modelCell is one cell as the rules see it.
type modelCell struct {
	level, owner string
	revision     int
	value        string
	enteredBy    string
	state        string
	approved     int
	passed       []string
	// open are the bodies with a value of their own beside it, each with the value that it was recorded beside.
	open map[string]string
}

// act is something that somebody tries.
type act struct {
	kind, user string
	cell       int
	revision   int
	value      string
}

func (c *modelCell) tenant(user string) string { return user[:strings.Index(user, "/")] }

// dutyOf is what a user may have to say of a cell that waits, "" for nothing.
func (c *modelCell) dutyOf(user string, s modelStep) string {
	at, tenant := c.owner[:6], c.tenant(user)
	role := user[strings.Index(user, "/")+1:]
	whose := map[string]string{
		"own reviewer": c.owner + "/reviewer", "county office": at + "-wcwc/signer", "county statistics": at + "-stat/signer",
		"line": testcity.Code + "-hc/reviewer", "city office": testcity.Code + "-wcwc/signer", "city statistics": testcity.Code + "-stat/signer",
	}
	for _, d := range s.duties {
		if whose[d] == tenant+"/"+role {
			return d
		}
	}
	return ""
}

func (c *modelCell) step() (modelStep, bool) {
	at := slices.IndexFunc(modelChain[c.level], func(s modelStep) bool { return s.from == c.state })
	if at < 0 {
		return modelStep{}, false
	}
	return modelChain[c.level][at], true
}

func (c *modelCell) saveable() bool {
	return slices.Contains([]string{"draft", "returned", "withdrawn"}, c.state)
}

// reports tells whether a user enters figures for the cell: its tenant's reporter, and its reviewer, who is one too.
func (c *modelCell) reports(user string) bool {
	return user == c.owner+"/reporter" || user == c.owner+"/reviewer"
}

func (c *modelCell) enter(by, value string) {
	c.revision++
	c.value, c.enteredBy, c.state, c.passed = value, by, "draft", nil
}

// try does an act, or leaves the cell alone and says false where the rules refuse it.
func (c *modelCell) try(a act) bool {
	switch a.kind {
	case "save":
		return c.save(a)
	case "submit":
		return c.submit(a)
	case "withdraw":
		if !c.reports(a.user) || c.state != "submitted" || a.revision != c.revision {
			return false
		}
		c.state = "withdrawn"
		return true
	case "correct":
		if !c.reports(a.user) || c.state != "approved" || a.revision != c.revision {
			return false
		}
		c.enter(a.user, a.value)
		return true
	}
	return c.decide(a)
}

func (c *modelCell) save(a act) bool {
	fresh := c.revision == 0
	if !c.reports(a.user) || a.revision != c.revision || !fresh && !c.saveable() && len(c.open) == 0 {
		return false
	}
	if fresh || a.value != c.value {
		c.enter(a.user, a.value)
	}
	return true
}

func (c *modelCell) submit(a act) bool {
	if !c.reports(a.user) || c.revision == 0 || !c.saveable() {
		return false
	}
	if c.state == "returned" { // a revision that was returned is decided on for good
		c.enter(a.user, c.value)
	}
	c.state = "submitted"
	maps.DeleteFunc(c.open, func(_, beside string) bool { return beside != c.value })
	return true
}

// decide passes, returns or records a value beside: the same people may at the same time.
func (c *modelCell) decide(a act) bool {
	s, waits := c.step()
	if !waits || a.revision != c.revision || a.user == c.enteredBy {
		return false
	}
	d := c.dutyOf(a.user, s)
	if d == "" || slices.Contains(c.passed, d) {
		return false
	}
	body := c.tenant(a.user)
	switch a.kind {
	case "return":
		c.state, c.passed = "returned", nil
	case "diverge":
		if _, twice := c.open[body]; twice || strings.HasSuffix(a.user, "/reviewer") {
			return false
		}
		c.open[body] = c.value
	case "pass":
		delete(c.open, body)
		if c.passed = append(c.passed, d); len(c.passed) < len(s.duties) {
			return true
		}
		c.state, c.passed = s.to, nil
		if c.state == "approved" {
			c.approved = c.revision
		}
	}
	return true
}
