// Package officetest opens documents in LibreOffice, for tests that want to know what a reader sees.
//
// Where there is no LibreOffice the test is skipped, unless LIANGCE_TEST_OFFICE=required; then it fails.
package officetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Pages are the texts of a document's pages as LibreOffice lays them out, without any space; the file's name says what it is. With
// LIANGCE_TEST_KEEP=folder the file and its pages stay there, to be looked at.
func Pages(t *testing.T, name string, file []byte) []string {
	t.Helper()
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("LIANGCE_TEST_OFFICE") == "required" {
				t.Fatalf("%s is not on the path", tool)
			}
			t.Skipf("%s is not on the path", tool)
		}
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), file, 0o600))
	tell := func(name string, args ...string) string {
		command := exec.CommandContext(t.Context(), name, args...)
		command.Dir = dir
		command.Env = append(os.Environ(), "HOME="+dir) // it writes settings where its home is
		out, err := command.CombinedOutput()
		require.NoError(t, err, "%s", out)
		return string(out)
	}
	tell("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", name)
	printed := strings.TrimSuffix(name, filepath.Ext(name)) + ".pdf"
	if keep := os.Getenv("LIANGCE_TEST_KEEP"); keep != "" {
		for _, name := range []string{name, printed} {
			data, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(filepath.Join(keep, name), data, 0o600))
		}
	}
	// The space between Chinese and Latin is layout, not text.
	all := strings.NewReplacer(" ", "", "\u3000", "").Replace(tell("pdftotext", "-layout", printed, "-"))
	return strings.Split(strings.TrimSuffix(all, "\f"), "\f")
}
