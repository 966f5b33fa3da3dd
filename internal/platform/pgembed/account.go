package pgembed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user the server runs as; switched says whether that is another one than ours.
type account struct {
	name     string
	uid, gid uint32
	switched bool
}

// pickAccount answers the user for the server on dir. Anyone but root is himself. Root cannot run
// PostgreSQL, so whoever owns an existing cluster goes on owning it; a new one belongs to
// "postgres", else to "nobody" (initdb wants a user that the password file knows).
func pickAccount(dir string) (account, error) {
	uid := uint32(os.Geteuid()) // a user id is never negative on unix
	owner, err := ownerOf(filepath.Join(dir, clusterDir))
	if err != nil {
		return account{}, err
	}
	if uid != 0 {
		if owner != nil && *owner != uid {
			return account{}, refuse(
				fmt.Sprintf("the data folder %s belongs to another user (uid %d); use that user, or another LIANGCE_DATA_DIR", dir, *owner),
				fmt.Sprintf("数据目录 %s 属于另一用户（uid %d），请改用该用户，或另设 LIANGCE_DATA_DIR", dir, *owner))
		}
		return account{uid: uid}, nil
	}
	candidates := []string{"postgres", "nobody"}
	if owner != nil && *owner != 0 {
		found, err := user.LookupId(strconv.FormatUint(uint64(*owner), 10))
		if err != nil {
			return account{}, refuse(
				fmt.Sprintf("the data folder %s belongs to uid %d, which this system does not know", dir, *owner),
				fmt.Sprintf("数据目录 %s 属于本系统没有的用户（uid %d）", dir, *owner))
		}
		candidates = []string{found.Username}
	}
	for _, name := range candidates {
		if acc, ok := lookup(name); ok {
			return acc, nil
		}
	}
	return account{}, refuse(
		"PostgreSQL refuses to run as root, and neither user postgres nor nobody exists here",
		"PostgreSQL 不能以 root 运行，而本机没有 postgres 或 nobody 用户")
}

func lookup(name string) (account, bool) {
	found, err := user.Lookup(name)
	if err != nil {
		return account{}, false
	}
	uid, errUID := strconv.ParseUint(found.Uid, 10, 32)
	gid, errGID := strconv.ParseUint(found.Gid, 10, 32)
	if errUID != nil || errGID != nil || uid == 0 {
		return account{}, false
	}
	return account{name: name, uid: uint32(uid), gid: uint32(gid), switched: true}, true
}

func ownerOf(path string) (*uint32, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look at the data folder: %w", err)
	}
	return &info.Sys().(*syscall.Stat_t).Uid, nil
}

// own hands a path to the server's user.
func (a account) own(path string) error {
	if !a.switched {
		return nil
	}
	return os.Chown(path, int(a.uid), int(a.gid))
}

// ownTree hands over a whole folder; without it a strict umask would bar the server from it.
func (a account) ownTree(root string) error {
	return filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !a.switched {
			return err
		}
		return os.Lchown(path, int(a.uid), int(a.gid))
	})
}

// checkReach refuses a folder that the server's user could not enter, and names the parent that
// bars the way: PostgreSQL itself would only say "permission denied".
func (a account) checkReach(dir string) error {
	if !a.switched {
		return nil
	}
	for parent := filepath.Dir(dir); ; parent = filepath.Dir(parent) {
		info, err := os.Stat(parent)
		if err != nil {
			return fmt.Errorf("look at %s: %w", parent, err)
		}
		if !a.mayEnter(info) {
			return refuse(
				fmt.Sprintf("run as root, PostgreSQL works as user %s, who cannot enter %s; run chmod o+x %s, or set LIANGCE_DATA_DIR to a folder elsewhere", a.name, parent, parent),
				fmt.Sprintf("以 root 运行时 PostgreSQL 使用 %s 用户，而该用户无法进入 %s；请执行 chmod o+x %s，或另设 LIANGCE_DATA_DIR", a.name, parent, parent))
		}
		if parent == filepath.Dir(parent) {
			return nil
		}
	}
}

func (a account) mayEnter(info fs.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	switch mode := info.Mode().Perm(); {
	case stat.Uid == a.uid:
		return mode&0o100 != 0
	case stat.Gid == a.gid:
		return mode&0o010 != 0
	default:
		return mode&0o001 != 0
	}
}

// refuse is an error for whoever sits at the terminal, in both languages of the product.
func refuse(en, zh string) error {
	return errors.New(en + " / " + zh)
}
