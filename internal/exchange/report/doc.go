// Package report makes the documents of an evaluation: the monitoring report and the evaluation report as Word files, and the
// statistical annex as an Excel file. It gathers what they say through the packages that own it, names every number that a text
// may use, proposes a text for every part, and lays all of it out.
//
// It must not know how a document comes to be asked for, who may have it, or where it is kept, and it computes no verdict, rate or
// index of its own. Documents are in Chinese, the language in which they are sent.
//
// Invariant: the same facts and texts give the same bytes. Nothing in a document comes from the clock or from chance.
package report
