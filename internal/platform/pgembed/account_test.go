package pgembed

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A stranger stands for the unprivileged user that root would choose, so the rule is tested as any user.
func TestParentThatBarsTheServersUserIsNamed(t *testing.T) {
	stranger := account{name: "stranger", uid: 4_000_000_001, gid: 4_000_000_001, switched: true}
	temp := t.TempDir()
	require.NoError(t, os.Chmod(filepath.Dir(temp), 0o755)) // the mode is the subject
	home := filepath.Join(temp, "home")
	data := filepath.Join(home, "checkout", ".data")
	require.NoError(t, os.MkdirAll(data, 0o755)) // the mode is the subject
	require.NoError(t, stranger.checkReach(data), "a stranger may pass folders that let others in")

	require.NoError(t, os.Chmod(home, 0o700)) // the mode is the subject
	err := stranger.checkReach(data)
	require.ErrorContains(t, err, "cannot enter "+home)
	require.ErrorContains(t, err, "无法进入 "+home)
	require.NoError(t, account{uid: stranger.uid}.checkReach(data), "who runs the server himself needs no such check")
}
