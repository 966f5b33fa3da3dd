// Package remind says when somebody may be reminded: which hours are quiet, on which day a message counts, how long a message that
// could not be sent waits, and when what is late goes to an administrator. All of it in China's time.
//
// It must not know messages, channels or people; the moment is an argument.
//
// Invariant: Next is never before the moment that it is asked about, and lies in no quiet hour.
package remind
