//go:build !linux

package pgembed

import "syscall"

// dieWithParent can do nothing here: a server whose parent was killed runs on and is joined by the
// next start.
func dieWithParent(*syscall.SysProcAttr) {}
