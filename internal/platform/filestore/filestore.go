package filestore

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
)

// Store is a folder of files.
type Store struct{ dir string }

// ErrTooLarge is what Receive answers for more bytes than it was told to take.
var ErrTooLarge = errors.New("filestore: the file is too large")

// ErrGone is what Open answers where the file is not there.
var ErrGone = errors.New("filestore: no such file")

const incoming = "incoming"

// Open makes the folder where it is not there.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(filepath.Join(dir, incoming), 0o700); err != nil {
		return nil, fmt.Errorf("filestore: open %s: %w", dir, err)
	}
	return &Store{dir}, nil
}

// Received is a file that has come in and is not kept yet.
type Received struct {
	store  *Store
	file   *os.File
	Size   int64
	SHA256 string
}

// Receive takes a file in, up to limit bytes. Whoever calls it calls Drop.
func (s *Store) Receive(r io.Reader, limit int64) (*Received, error) {
	file, err := os.CreateTemp(filepath.Join(s.dir, incoming), "file-*")
	if err != nil {
		return nil, fmt.Errorf("filestore: receive: %w", err)
	}
	in := &Received{store: s, file: file}
	digest := sha256.New()
	in.Size, err = io.Copy(io.MultiWriter(file, digest), io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		err = fmt.Errorf("filestore: receive: %w", err)
	case in.Size > limit:
		err = ErrTooLarge
	}
	if err != nil {
		in.Drop()
		return nil, err
	}
	in.SHA256 = hex.EncodeToString(digest.Sum(nil))
	return in, nil
}

// ReadAt looks into the file.
func (in *Received) ReadAt(p []byte, off int64) (int, error) { return in.file.ReadAt(p, off) }

// Keep puts the file under its digest.
func (in *Received) Keep() error {
	if err := in.file.Sync(); err != nil {
		return fmt.Errorf("filestore: keep: %w", err)
	}
	place := in.store.place(in.SHA256)
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return fmt.Errorf("filestore: keep: %w", err)
	}
	if err := os.Rename(in.file.Name(), place); err != nil {
		return fmt.Errorf("filestore: keep: %w", err)
	}
	return nil
}

// Drop lets go of the file; one that was kept stays.
func (in *Received) Drop() {
	_ = in.file.Close()
	_ = os.Remove(in.file.Name()) // gone already where it was kept
}

var digestForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Read opens a kept file.
func (s *Store) Read(digest string) (*os.File, error) {
	if !digestForm.MatchString(digest) {
		return nil, ErrGone
	}
	file, err := os.Open(s.place(digest))
	if errors.Is(err, os.ErrNotExist) {
		return nil, ErrGone
	}
	if err != nil {
		return nil, fmt.Errorf("filestore: read: %w", err)
	}
	return file, nil
}

func (s *Store) place(digest string) string { return filepath.Join(s.dir, digest[:2], digest) }
