package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Edit changes one part of a file.
type Edit struct {
	Part   string
	Change func(content []byte) []byte
}

// Ordered lays the parts of a file out by name, with some of them edited: the library that writes Excel files leaves them in an
// order that differs from one time to the next.
func Ordered(file []byte, edits ...Edit) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("opc: read a file: %w", err)
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		if err := put(w, part, edits); err != nil {
			return nil, fmt.Errorf("opc: write %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("opc: write a file: %w", err)
	}
	return out.Bytes(), nil
}

func put(w *zip.Writer, part *zip.File, edits []Edit) error {
	at := slices.IndexFunc(edits, func(e Edit) bool { return e.Part == part.Name })
	if at < 0 {
		return w.Copy(part)
	}
	r, err := part.Open()
	if err != nil {
		return err
	}
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	to, err := w.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = to.Write(edits[at].Change(content))
	return err
}
