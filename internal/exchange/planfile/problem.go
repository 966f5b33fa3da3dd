package planfile

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// The codes of problems.
const (
	TooLarge          = "TOO_LARGE"          // limit
	Syntax            = "SYNTAX"             // what
	NotAllowed        = "NOT_ALLOWED"        // what: anchor, alias, tag
	WrongShape        = "WRONG_SHAPE"        // field, expected
	UnknownKey        = "UNKNOWN_KEY"        // key, known
	DuplicateKey      = "DUPLICATE_KEY"      // key
	Missing           = "MISSING"            // field
	BadText           = "BAD_TEXT"           // field, limit
	BadCode           = "BAD_CODE"           // field, value, expected
	BadNumber         = "BAD_NUMBER"         // field, value
	OutOfRange        = "OUT_OF_RANGE"       // field, value, low, high
	BadChoice         = "BAD_CHOICE"         // field, value, known
	Duplicate         = "DUPLICATE"          // field, value
	NoSuch            = "NO_SUCH"            // field, value
	ElementDiffers    = "ELEMENT_DIFFERS"    // element, plan
	ElementTaken      = "ELEMENT_TAKEN"      // element, plan
	Unused            = "UNUSED"             // element
	BadFormula        = "BAD_FORMULA"        // indicator, expected
	PrintedDiffers    = "PRINTED_DIFFERS"    // printed, stated
	BadTarget         = "BAD_TARGET"         // type, expected
	BadMerge          = "BAD_MERGE"          // value
	CountDiffers      = "COUNT_DIFFERS"      // what, declared, found
	BadRule           = "BAD_RULE"           // rule, what
	BadChain          = "BAD_CHAIN"          // what
	UnreadableCatalog = "UNREADABLE_CATALOG" // file
)

// Problem is one thing wrong with a file, at its place. Line and Column count from 1; both are 0 for a file that cannot be read.
type Problem struct {
	File   string
	Line   int
	Column int
	Code   string
	Params map[string]string
}

//go:embed problems.json
var problemsJSON []byte

var sentences = fault.MustTexts(problemsJSON)

// Text is the sentence for the person, in zh-CN or en.
func (p Problem) Text(lang string) string { return sentences.Say(lang, p.Params, p.Code) }

// String is the problem as a compiler would print it.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", p.File, p.Line, p.Column, p.Code, p.Text(fault.English))
}

// Problems are all that is wrong with a file, in the order of its lines. As an error it prints them all.
type Problems []Problem

// Error prints one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return ps
}
