// Package fault holds refusals: what went wrong, said to the person who can mend it.
//
// A Fault is a stable code, which clients may rely on, and parameters, which fill the sentence of the
// catalogue (catalogue.json, Chinese and English). Each sentence says what is wrong, where, and what to do.
// A parameter "reason" picks a finer sentence than the code's own. Names of areas, lines and elements arrive
// as parameters: this package looks nothing up, and knows neither HTTP nor GraphQL.
package fault
