package docx

import (
	"fmt"
	"strings"
	"time"
)

// Properties are what a document says of itself. The title also stands above each page.
type Properties struct {
	Title, Subject, Author string
	At                     time.Time // when it was made
}

// Document is a report that is being told.
type Document struct {
	properties Properties
	cover      *Cover
	contents   *string
	sections   []section
	landscape  bool // of what comes next
	headings   []heading
	pictures   [][]byte
	tables     int
	figures    int
	err        error
}

// section is a part of the body whose pages lie one way.
type section struct {
	landscape bool
	blocks    []block
}

// block is a paragraph or a table.
type block struct {
	props   string // of a paragraph, in the schema's order and without a section's
	content string
	kind    kind
}

type kind int

const (
	paragraph kind = iota
	note           // a paragraph that sits close under a table
	table
)

type heading struct {
	level int
	text  string
	mark  string // the bookmark that the contents point to
}

// New begins a document.
func New(p Properties) *Document {
	return &Document{properties: p}
}

// fail keeps the first thing that went wrong, for Write.
func (d *Document) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

// Landscape lays the pages of what follows on their side, or upright again.
func (d *Document) Landscape(on bool) {
	d.landscape = on
}

// add appends to the section that what follows lies in; a section begins with its first block, so none is empty.
func (d *Document) add(b block) {
	if n := len(d.sections); n == 0 || d.sections[n-1].landscape != d.landscape {
		d.sections = append(d.sections, section{landscape: d.landscape})
	}
	s := &d.sections[len(d.sections)-1]
	if n := len(s.blocks); n > 0 && s.blocks[n-1].kind == table && b.kind != note {
		s.blocks = append(s.blocks, gap)
	}
	s.blocks = append(s.blocks, b)
}

// gap parts a table from what follows; without a paragraph between them two tables would become one.
var gap = block{props: style("Gap")}

func style(id string) string {
	return `<w:pStyle w:val="` + id + `"/>`
}

// Heading adds a heading of level 1 to 3; its number is part of the text. One of level 1 begins a page.
func (d *Document) Heading(level int, text string) {
	if level < 1 || level > 3 {
		d.fail("docx: heading %q has level %d", text, level)
		return
	}
	n := len(d.headings) + 1
	h := heading{level: level, text: text, mark: fmt.Sprintf("_Toc%08d", n)}
	d.headings = append(d.headings, h)
	d.add(block{
		props: style(fmt.Sprintf("Heading%d", level)),
		content: fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, n, h.mark) + run("", text) +
			fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, n),
	})
}

// Paragraph adds a paragraph of text.
func (d *Document) Paragraph(runs ...Run) {
	d.add(block{props: style("BodyText"), content: d.runs(runs)})
}

// Note adds a small grey line, such as a source or a remark under a table.
func (d *Document) Note(text string) {
	d.add(block{props: style("Note"), content: run("", text), kind: note})
}

// Marked adds a remark in an amber box, that nobody should miss.
func (d *Document) Marked(text string) {
	d.add(block{props: style("Marked"), content: run("", text)})
}

// List adds an item with a bullet for each of the items.
func (d *Document) List(items ...[]Run) {
	for _, item := range items {
		d.add(block{props: style("ListBullet"), content: d.runs(item)})
	}
}

// xml writes a block; end is the properties of the section that ends with it, if one does.
func (b block) xml(end string) string {
	if b.kind == table {
		return b.content
	}
	return `<w:p><w:pPr>` + b.props + end + `</w:pPr>` + b.content + `</w:p>`
}

// xml writes a section; inside is whether another follows, so that its last paragraph has to carry the break.
func (s section) xml(end string, inside bool) string {
	var b strings.Builder
	blocks := s.blocks
	if n := len(blocks); n == 0 || blocks[n-1].kind == table {
		blocks = append(blocks[:n:n], gap)
	}
	for i, one := range blocks {
		if inside && i == len(blocks)-1 {
			b.WriteString(one.xml(end))
		} else {
			b.WriteString(one.xml(""))
		}
	}
	if !inside {
		b.WriteString(end)
	}
	return b.String()
}
