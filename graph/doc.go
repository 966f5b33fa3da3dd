// Package graph is the GraphQL edge: a resolver parses its input, calls one function of a domain package in one transaction,
// and maps the result. The nouns meet here, and only here.
//
// It must hold no rule and no SQL. Whoever asks has been identified before (auth); who may see what is for access and the row
// policies to decide.
//
// Invariants: the number of queries does not grow with the rows of an answer (book loads in batches, once per request);
// every error leaves through one presenter; a refusal of one cell or figure is data, never an error.
package graph
