package cache

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strconv"
)

// Key names an answer. The zero Key names none, and Through refuses it.
type Key struct{ text string }

// NewKey builds the key of an answer for one city, one version of its data, one scope and one
// question (the parts). Without a city or a scope it panics: such a key would let an answer reach
// somebody it was not computed for, and only a mistake in the program can ask for it.
func NewKey(city string, version int64, scopeDigest string, parts ...string) Key {
	if city == "" || scopeDigest == "" {
		panic("cache: a key needs a city and a scope")
	}
	// Every part is preceded by its length, so no two lists of parts read the same.
	sum := sha256.New()
	for _, part := range append([]string{city, scopeDigest}, parts...) {
		_ = binary.Write(sum, binary.BigEndian, uint64(len(part)))
		_, _ = sum.Write([]byte(part))
	}
	digest := base64.RawURLEncoding.EncodeToString(sum.Sum(nil))
	return Key{text: strconv.FormatInt(version, 10) + ":" + digest}
}

// As is the key of another form of the same answer.
func (k Key) As(form string) Key { return Key{text: k.text + "+" + form} }

// Tag is the key as the tag of an entity: whoever holds an answer under it holds the one that the key names.
func (k Key) Tag() string { return `"` + k.text + `"` }
