// Package check finds what looks wrong on a sheet: every problem at once, each with its cell, a grade and a
// sentence.
//
// Grade A blocks submitting, B until there is an explanation, C until there is one of some length; D is a hint.
// The same checks serve the page, the Excel import and the API, those that are built in and those that a city has
// written (Rule) alike. The caller brings the cells with last year's values, and for the rules what else they look at;
// the package reads nothing, and changes no figure.
package check
