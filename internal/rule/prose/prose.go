package prose

import (
	"regexp"
	"slices"
	"strings"
)

// Piece is a stretch of words, or a field.
type Piece struct {
	Words string
	// Key names the field; "" for words.
	Key string
}

var key = regexp.MustCompile(`^[A-Za-z0-9._@-]+$`)

// Parse takes a text apart. What is between braces and is no key, and a brace without its other, is returned as wrong, as it
// stands in the text; "" where nothing is.
func Parse(text string) (pieces []Piece, wrong string) {
	add := func(words string) {
		if words != "" {
			pieces = append(pieces, Piece{Words: words})
		}
	}
	for {
		words, rest, open := strings.Cut(text, "{")
		if closing := strings.IndexByte(words, '}'); closing >= 0 {
			return nil, around(words, closing)
		}
		add(words)
		if !open {
			return pieces, ""
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || !key.MatchString(name) {
			return nil, around("{"+rest, 0)
		}
		pieces = append(pieces, Piece{Key: name})
		text = after
	}
}

// mostShown is how much of a text is quoted to say where it is wrong, in characters.
const mostShown = 12

func around(text string, at int) string {
	before, after := []rune(text[:at]), []rune(text[at:])
	return string(before[max(0, len(before)-mostShown):]) + string(after[:min(len(after), mostShown)])
}

// Keys are the fields of a text, each once, in the order of the text.
func Keys(pieces []Piece) []string {
	var keys []string
	for _, p := range pieces {
		if p.Key != "" && !slices.Contains(keys, p.Key) {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// Said is what the fields of a text say, by key; a field that there is not says nothing.
func Said(pieces []Piece, values map[string]string) map[string]string {
	said := map[string]string{}
	for _, k := range Keys(pieces) {
		if value, known := values[k]; known {
			said[k] = value
		}
	}
	return said
}

// Change is a field that does not say any more what it said.
type Change struct{ Key, Was, Now string }

// Changes compares what the fields of a text said with what they say now.
func Changes(pieces []Piece, said, values map[string]string) []Change {
	var out []Change
	for _, k := range Keys(pieces) {
		if said[k] != values[k] {
			out = append(out, Change{k, said[k], values[k]})
		}
	}
	return out
}

// number is one as it is typed; what follows it decides whether it counts something.
var number = regexp.MustCompile(`[0-9]+(?:[,.][0-9]+)*[%‰]?`)

// ordinals come after or before a number that counts nothing: years, days, and numbers of chapters and articles.
var (
	ordinalAfter  = []string{"年", "月", "日", "号", "岁", "条", "款", "章", "-", "—", "－", "–", "·"}
	ordinalBefore = []string{"第", "-", "—", "－", "–", "“", "〔"}
)

// Typed finds the numbers that stand in the words themselves, where no field vouches for them.
func Typed(pieces []Piece) []string {
	var out []string
	for _, p := range pieces {
		for _, at := range number.FindAllStringIndex(p.Words, -1) {
			before, after := p.Words[:at[0]], p.Words[at[1]:]
			of := func(affix string) bool { return strings.HasPrefix(after, affix) }
			if slices.ContainsFunc(ordinalAfter, of) || slices.ContainsFunc(ordinalBefore, func(a string) bool { return strings.HasSuffix(before, a) }) {
				continue
			}
			out = append(out, p.Words[at[0]:at[1]])
		}
	}
	return out
}
