package auth

import (
	"time"
)

const (
	// freeFailures is how often one may mistype without waiting.
	freeFailures = 4
	firstBlock   = 5 * time.Second
	// longestBlock keeps an account from being locked by somebody who goes on guessing.
	longestBlock = 5 * time.Minute
	// forgetAfter is how long after the last block the failures count for nothing.
	forgetAfter = time.Hour
)

// attempts are the failed sign-ins of an account in a row.
type attempts struct {
	Failures     int
	BlockedUntil *time.Time
}

// wait is how long the account still answers nothing.
func (a attempts) wait(now time.Time) time.Duration {
	if a.BlockedUntil == nil {
		return 0
	}
	return max(0, a.BlockedUntil.Sub(now))
}

// failed counts one more failure; from the fifth on each doubles the time to wait.
func (a attempts) failed(now time.Time) attempts {
	if a.BlockedUntil != nil && now.Sub(*a.BlockedUntil) > forgetAfter {
		a.Failures = 0
	}
	next := attempts{Failures: a.Failures + 1}
	if next.Failures > freeFailures {
		block := longestBlock
		if doublings := next.Failures - freeFailures - 1; doublings < 10 {
			block = min(firstBlock<<doublings, longestBlock)
		}
		until := now.Add(block)
		next.BlockedUntil = &until
	}
	return next
}
