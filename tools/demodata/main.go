// Command demodata makes the figures of the demonstration cities and writes them where internal/demo/data reads them:
//
//	go run ./tools/demodata internal/demo/data
//
// The same recipes always give the same files; a test compares. Run it after a change of a recipe or of a catalogue.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "demodata:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: demodata FOLDER")
	}
	for _, r := range recipes() {
		files, err := r.files()
		if err != nil {
			return fmt.Errorf("%s: %w", r.folder, err)
		}
		for name, content := range files {
			if err := os.WriteFile(filepath.Join(args[0], name), content, 0o644); err != nil { //nolint:gosec // a source file
				return err
			}
		}
	}
	return nil
}
