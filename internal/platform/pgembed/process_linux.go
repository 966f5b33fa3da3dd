package pgembed

import "syscall"

// dieWithParent makes a killed parent take the server down, with a fast shutdown.
func dieWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
