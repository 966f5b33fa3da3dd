// Package persondata finds what names or lets one find a single person in a text that should hold none: numbers of identity cards,
// mobile telephones and bank cards, and mail addresses.
//
// It must not know where the text comes from, and never gives back what it found.
//
// Invariant: what it finds is at least as likely such a number as a figure; a count of people is never long enough to be one.
package persondata
