// Package progress follows what a plan asks to be done: each year every responsible tenant reports on its tasks and key projects,
// with files as evidence; the committee office of its level reviews the report, reminds in writing of what is overdue or not
// good enough, and is told what does not fit together.
//
// It must not know figures, sheets and sign-offs: a report is words, a rating and files; and it must not know how a file came in.
//
// Invariants: the lead department of every area owes a report, a supporting one may add its own. Reports are written while the
// year's round is open. Nobody but the tenant changes its report, others read what was submitted last, and who submitted it does
// not review it. A reminder is closed by its answer and by nothing else.
package progress
