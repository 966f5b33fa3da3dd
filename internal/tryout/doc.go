// Package tryout holds a check that a city has written against the figures of past years, before it takes effect and while it is
// in force: how many values it looks at, and which it finds.
//
// It must not know what a check is or how its numbers are gathered: it runs what a sheet runs, over what was reported and the
// caller may read.
package tryout
