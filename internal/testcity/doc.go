// Package testcity puts the tests of a round's packages to work in a city: a small one whose every figure a test sets
// itself (Open), or the demonstration city (Demo). It gives the users as actors and the everyday acts in one call each, made
// by the same verbs that people use.
//
// It must not be imported but by tests.
package testcity
