package planfile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// maxText bounds every text of a file; printed targets and notes are far shorter.
const maxText = 500

// The forms of codes. Those of areas, lines and plans go into the settings that row security reads.
var (
	areaCode    = regexp.MustCompile(`^[0-9]{6}([0-9]{3})?$`)
	lineCode    = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,31}$`)
	planCode    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	elementCode = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	naturalCode = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$`)
)

// text reads a text that must be there and say something.
func (o object) text(key string) string { return o.words(key, false) }

// printed reads what stands in print: it may be nothing.
func (o object) printed(key string) string { return o.words(key, true) }

func (o object) words(key string, mayBeEmpty bool) string {
	n, ok := o.need(key)
	if !ok {
		return ""
	}
	return o.r.words(n, key, mayBeEmpty)
}

func (r *reader) words(n *yaml.Node, field string, mayBeEmpty bool) string {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		r.say(n, WrongShape, "field", field, "expected", `"…"`)
		return ""
	}
	v := n.Value
	bad := strings.TrimSpace(v) != v || v == "" && !mayBeEmpty || len([]rune(v)) > maxText || strings.ContainsFunc(v, unicode.IsControl)
	if bad {
		r.say(n, BadText, "field", field, "limit", strconv.Itoa(maxText))
		return ""
	}
	return v
}

// textOr reads a text that may be left out.
func (o object) textOr(key string) *string {
	if !o.has(key) {
		return nil
	}
	v := o.text(key)
	return &v
}

// code reads a code of a given form.
func (o object) code(key string, form *regexp.Regexp) string {
	n, ok := o.need(key)
	if !ok {
		return ""
	}
	return o.r.code(n, key, form)
}

func (r *reader) code(n *yaml.Node, field string, form *regexp.Regexp) string {
	v := r.words(n, field, false)
	if v != "" && !form.MatchString(v) {
		r.say(n, BadCode, "field", field, "value", v, "expected", form.String())
		return ""
	}
	return v
}

// choice reads one of the known words.
func (o object) choice(key string, known ...string) string {
	v := o.text(key)
	if v != "" && !slices.Contains(known, v) {
		o.r.say(o.at(key), BadChoice, "field", key, "value", v, "known", strings.Join(known, ", "))
		return ""
	}
	return v
}

// ref reads a code that must be among the known ones.
func (o object) ref(key, what string, known map[string]bool) string {
	v := o.text(key)
	if v != "" {
		o.r.mustKnow(o.at(key), what, v, known)
	}
	return v
}

func (r *reader) mustKnow(at *yaml.Node, what, code string, known map[string]bool) {
	if !known[code] {
		r.say(at, NoSuch, "field", what, "value", code)
	}
}

// refs reads a list of known codes, each once.
func (o object) refs(key, what string, known map[string]bool) db.TextArray {
	var codes db.TextArray
	for _, n := range o.list(key) {
		if !o.r.plain(n) {
			continue
		}
		v := o.r.words(n, key, false)
		if v == "" {
			continue
		}
		o.r.mustKnow(n, what, v, known)
		if slices.Contains(codes, v) {
			o.r.say(n, Duplicate, "field", what, "value", v)
			continue
		}
		codes = append(codes, v)
	}
	return codes
}

// flag reads true or false; left out it is false.
func (o object) flag(key string) bool {
	n, ok := o.values[key]
	if !ok || !o.r.plain(n) {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" || n.ShortTag() != "!!bool" {
		o.r.say(n, WrongShape, "field", key, "expected", "true | false")
		return false
	}
	return n.Value == "true"
}

// integer reads a whole number within limits.
func (o object) integer(key string, low, high int) int {
	n, ok := o.need(key)
	if !ok {
		return 0
	}
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" {
		o.r.say(n, BadNumber, "field", key, "value", n.Value)
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil {
		o.r.say(n, BadNumber, "field", key, "value", n.Value)
		return 0
	}
	if v < low || v > high {
		o.r.say(n, OutOfRange, "field", key, "value", n.Value, "low", strconv.Itoa(low), "high", strconv.Itoa(high))
		return 0
	}
	return v
}

func (o object) integerOr(key string, low, high int) *int {
	if !o.has(key) {
		return nil
	}
	v := o.integer(key, low, high)
	return &v
}

// number reads a decimal from its digits; nil where it is left out or wrong.
func (o object) number(key string) *decimal.Decimal {
	n, ok := o.values[key]
	if !ok || !o.r.plain(n) {
		return nil
	}
	tag := n.ShortTag()
	d, err := quantity.Parse(n.Value)
	if n.Kind != yaml.ScalarNode || tag != "!!int" && tag != "!!float" || err != nil {
		o.r.say(n, BadNumber, "field", key, "value", n.Value)
		return nil
	}
	return &d
}

// years bound every year of a file.
const (
	firstYear = 1990
	lastYear  = 2100
)

func (o object) year(key string) int { return o.integer(key, firstYear, lastYear) }
