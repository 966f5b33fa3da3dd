// Package worker does what belongs to no request: it tells tenants of deadlines, sends messages, clears away what has expired, makes documents that were
// asked for, takes files of past figures in, and carries the values of cities up to their provinces and the nation.
//
// Each sweep asks the database what is due and does it, city by city, in one transaction of the machine actor "reminder" under
// an advisory lock: of several workers one works on a city, and the lock goes with the transaction when its holder dies.
// A document is made by one worker at a time, in the scope of whoever asked for it; when its maker dies, another one begins anew.
// A file of past figures is taken in by one worker at a time, piece by piece; when it dies, another one goes on after the last piece.
// A message is sent by one worker at a time under a lease; when it dies, another one sends it again.
// A member of a region is taken by one worker at a time, in one transaction; when it dies, the member is behind as before.
// It must not decide what a deadline is or who owes what; obligations say so.
//
// Invariant: a sweep can be repeated at any time. A tenant is told once a week of a plan's year, however often the worker runs.
package worker
