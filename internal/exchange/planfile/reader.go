package planfile

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// MaxBytes is how large a file may be; the largest real one has a fortieth of it.
const MaxBytes = 2 << 20

// The limits below keep a hostile file from costing more than it says; no real one comes near.
const (
	mostRows     = 999  // of one list
	mostProblems = 1000 // that are told of one file
)

// reader gathers the problems of one file.
type reader struct {
	file     string
	problems Problems
}

func (r *reader) say(at *yaml.Node, code string, kv ...string) {
	if len(r.problems) == mostProblems {
		return
	}
	p := Problem{File: r.file, Line: at.Line, Column: at.Column, Code: code, Params: map[string]string{}}
	for i := 0; i < len(kv); i += 2 {
		p.Params[kv[i]] = clip(kv[i+1])
	}
	r.problems = append(r.problems, p)
}

// clip keeps what is quoted from a file to a length that a message can carry.
func clip(text string) string {
	const most = 120
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line ([0-9]+): )?(.*)$`)

// document gives the root mapping of the file's one document, or nil where the file cannot be read at all.
func (r *reader) document(data []byte) *yaml.Node {
	top := &yaml.Node{Line: 1, Column: 1}
	if len(data) > MaxBytes {
		r.say(top, TooLarge, "limit", strconv.Itoa(MaxBytes))
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	if err := decoder.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		r.syntax(top, err)
		return nil
	}
	if len(doc.Content) != 1 {
		r.say(top, WrongShape, "field", r.file, "expected", "key: value")
		return nil
	}
	if err := decoder.Decode(&more); err == nil {
		r.say(&more, NotAllowed, "what", "---")
	} else if !errors.Is(err, io.EOF) {
		r.syntax(top, err)
		return nil
	}
	return doc.Content[0]
}

func (r *reader) syntax(top *yaml.Node, err error) {
	what := err.Error()
	if m := syntaxLine.FindStringSubmatch(what); m != nil {
		what = m[2]
		if line, err := strconv.Atoi(m[1]); err == nil {
			top = &yaml.Node{Line: line, Column: 1}
		}
	}
	r.say(top, Syntax, "what", what)
}

// plain refuses what makes a file mean more than it shows.
func (r *reader) plain(n *yaml.Node) bool {
	var what string
	switch {
	case n.Kind == yaml.AliasNode:
		what = "*" + n.Value
	case n.Anchor != "":
		what = "&" + n.Anchor
	case n.Style&yaml.TaggedStyle != 0:
		what = n.Tag
	default:
		return true
	}
	r.say(n, NotAllowed, "what", what)
	return false
}

// object is a mapping whose keys are known.
type object struct {
	r      *reader
	node   *yaml.Node
	values map[string]*yaml.Node
}

// object reads a mapping; keys that it may not have, and keys that stand twice, are problems.
func (r *reader) object(n *yaml.Node, field string, known ...string) object {
	o := object{r: r, node: n, values: map[string]*yaml.Node{}}
	if !r.plain(n) {
		return o
	}
	if n.Kind != yaml.MappingNode {
		r.say(n, WrongShape, "field", field, "expected", "key: value")
		return o
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		_, twice := o.values[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || !slices.Contains(known, key.Value):
			r.say(key, UnknownKey, "key", key.Value, "known", strings.Join(known, ", "))
		case twice:
			r.say(key, DuplicateKey, "key", key.Value)
		default:
			o.values[key.Value] = value
		}
	}
	return o
}

// at is where a problem with the field is shown: its value, or the object that lacks it.
func (o object) at(key string) *yaml.Node {
	if n, ok := o.values[key]; ok {
		return n
	}
	return o.node
}

func (o object) has(key string) bool { _, ok := o.values[key]; return ok }

// need gives the field's node, or says that it is missing.
func (o object) need(key string) (*yaml.Node, bool) {
	n, ok := o.values[key]
	if !ok {
		if o.node.Kind == yaml.MappingNode {
			o.r.say(o.node, Missing, "field", key)
		}
		return nil, false
	}
	return n, o.r.plain(n)
}

// list gives the items of a sequence; a missing one is empty.
func (o object) list(key string) []*yaml.Node {
	n, ok := o.values[key]
	if !ok || !o.r.plain(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		o.r.say(n, WrongShape, "field", key, "expected", "- …")
		return nil
	}
	if len(n.Content) > mostRows {
		o.r.say(n, OutOfRange, "field", key, "value", strconv.Itoa(len(n.Content)), "low", "0", "high", strconv.Itoa(mostRows))
		return nil
	}
	return n.Content
}
