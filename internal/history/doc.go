// Package history brings figures of years in that were never collected here: from yearbooks, ledgers and files of the time before. One
// of the city's two signing bodies brings a file, a worker checks all of it, the other body has it taken, a worker takes it in pieces.
//
// It must not know the form of the file, who serves it, or what a page shows of it. What is collected in a round is none of its
// business: such figures come through sheets alone.
//
// Invariants: nothing is taken that both bodies have not agreed to; a figure that a reporter entered is never touched; a piece is taken
// and counted in one transaction, so an interruption loses nothing and doubles nothing; the same file again changes nothing; a row that
// cannot be taken is named with its line, and holds up no other.
package history
