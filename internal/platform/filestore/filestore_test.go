package filestore_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/platform/filestore"
)

func files(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, path)
		}
		return err
	}))
	return found
}

func TestAFileIsKeptUnderItsDigest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "evidence")
	store, err := filestore.Open(dir)
	require.NoError(t, err)
	for range 2 {
		in, err := store.Receive(strings.NewReader("abc"), 3)
		require.NoError(t, err)
		require.EqualValues(t, 3, in.Size)
		require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", in.SHA256, "SHA-256 of abc, FIPS 180-2 B.1")
		require.NoError(t, in.Keep())
		in.Drop()
	}
	require.Len(t, files(t, dir), 1, "the same bytes are kept once")
	file, err := store.Read("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(file)
	require.NoError(t, err)
	require.Equal(t, "abc", string(text))
}

func TestWhatIsNotKeptLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	store, err := filestore.Open(dir)
	require.NoError(t, err)
	_, err = store.Receive(strings.NewReader("abcd"), 3)
	require.ErrorIs(t, err, filestore.ErrTooLarge)
	in, err := store.Receive(strings.NewReader("abc"), 3)
	require.NoError(t, err)
	in.Drop()
	require.Empty(t, files(t, dir))
}

func TestOnlyADigestNamesAFile(t *testing.T) {
	store, err := filestore.Open(t.TempDir())
	require.NoError(t, err)
	for _, name := range []string{"", "..", "../../etc/passwd", strings.Repeat("0", 64), strings.Repeat("G", 64)} {
		_, err := store.Read(name)
		require.ErrorIs(t, err, filestore.ErrGone, name)
	}
}
