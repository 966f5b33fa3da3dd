// Package reminder tells people what waits for them: in the page by notices on deadlines, and outside it by one message a day that
// gathers what is new. It keeps where people are reached and what was sent to them.
//
// It must not know how a message travels, nor decide what a deadline is; the hours are rule/remind's to say.
//
// Invariants: nobody gets more than one message on a day by a channel, none without news, and none in quiet hours. What is sent again
// after a crash bears the same id. A robot's address and secret are never read back by a person. An old notice is told only once.
package reminder
