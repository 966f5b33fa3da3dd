package docx

import (
	"encoding/xml"
	"regexp"
	"strings"
	"unicode"
)

// Run is a stretch of text that looks the same. A line feed in it breaks the line.
type Run struct {
	Text   string
	Bold   bool
	Color  string // six hexadecimal digits, as "1f7a5c"; empty is ink
	Marked bool   // on amber, as with a marker pen
}

// firstEastAsian is where the scripts begin that are set in the East Asian face.
const firstEastAsian = '\u2e80'

var colour = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// clean drops what XML does not allow and what no reader wants: broken UTF-8 and control characters but line feed and tab.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// escape makes text fit for an element's content or an attribute.
func escape(text string) string {
	var b strings.Builder
	// A builder takes whatever it is given.
	_ = xml.EscapeText(&b, []byte(clean(text)))
	return b.String()
}

// line is escaped text for where a line cannot break: attributes, properties and the contents.
func line(text string) string {
	return escape(strings.Join(strings.Fields(clean(text)), " "))
}

// runs writes stretches of text.
func (d *Document) runs(all []Run) string {
	var b strings.Builder
	for _, r := range all {
		if r.Color != "" && !colour.MatchString(r.Color) {
			d.fail("docx: %q is no colour", r.Color)
			continue
		}
		b.WriteString(run(look(r), r.Text))
	}
	return b.String()
}

// look is how a run differs from its paragraph's style, in the schema's order.
func look(r Run) string {
	var b strings.Builder
	if r.Bold {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	if r.Color != "" {
		b.WriteString(`<w:color w:val="` + strings.ToUpper(r.Color) + `"/>`)
	}
	if r.Marked {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="F8E3B4"/>`)
	}
	return b.String()
}

// run writes one stretch of text with properties that are written already.
func run(props, text string) string {
	text = clean(text)
	if text == "" {
		return ""
	}
	// Without the hint the quotation marks and dashes within Chinese text are set in the Latin face, at half their width.
	if strings.ContainsFunc(text, func(r rune) bool { return r >= firstEastAsian }) {
		props = `<w:rFonts w:hint="eastAsia"/>` + props
	}
	var b strings.Builder
	b.WriteString(`<w:r>`)
	if props != "" {
		b.WriteString(`<w:rPr>` + props + `</w:rPr>`)
	}
	for i, piece := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		for j, part := range strings.Split(piece, "\t") {
			if j > 0 {
				b.WriteString(`<w:tab/>`)
			}
			if part != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escape(part) + `</w:t>`)
			}
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

// field writes a field that the reader's program works out anew; stored is what it shows until then.
func field(code, stored string) string {
	s := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	if stored != "" {
		s += `<w:r><w:t>` + stored + `</w:t></w:r>`
	}
	return s + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}
