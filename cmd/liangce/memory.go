package main

import (
	"fmt"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// knowMemory tells Go how much memory there is: nine tenths of the container's limit, or of the machine's where it has none. Near it
// garbage is collected as often as it takes, where the process would be killed for what nobody needs any more. GOMEMLIMIT says otherwise,
// as with any program in Go.
func knowMemory() error {
	if _, err := memlimit.Set(memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem))); err != nil {
		return fmt.Errorf("find out how much memory there is: %w", err)
	}
	return nil
}
