package attachment

import (
	"path"
	"strings"
	"unicode/utf8"
)

// mostName bounds a file's name, in characters.
const mostName = 200

// File is one that has been taken in: measured, and its content known.
type File struct {
	Name, MediaType, SHA256 string
	Size                    int64
}

// Kept is a file that belongs to something, under an id of its own.
type Kept struct {
	ID, Name, MediaType, SHA256 string
	Size                        int64
}

// FileName is a name that is safe to show and to save under: no path, no control characters, not longer than it can be shown.
func FileName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r) {
			return -1
		}
		return r
	}, name))
	if name == "" || name == "." || name == "/" {
		return "file"
	}
	for utf8.RuneCountInString(name) > mostName {
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	return name
}
