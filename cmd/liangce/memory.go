package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// garbagePercent lets five times what is in use lie about before it is collected, instead of twice: a save is a tenth dearer otherwise
// (docs/scale.md).
const garbagePercent = 400

// spareCollecting trades memory for time, as far as the container has it: beyond nine tenths of its limit garbage is collected as often
// as it takes. GOGC and GOMEMLIMIT say otherwise, as with any program in Go.
func spareCollecting() error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if _, err := memlimit.Set(memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem))); err != nil {
		return fmt.Errorf("find out how much memory there is: %w", err)
	}
	return nil
}
