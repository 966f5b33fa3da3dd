package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Cover is the first page. What is empty is left out.
type Cover struct {
	Over  string   // a small line above the title
	Title string   // large; a line feed breaks it
	Under string   // a line below the title
	Foot  []string // the page's lower part: office, date
	Mark  string   // boxed at the top right, as 征求意见稿
}

// Cover puts a page before the contents, without header, footer and number.
func (d *Document) Cover(c Cover) {
	d.cover = &c
}

// The zones of the cover, in twentieths of a point from the top margin. A table holds them: so the foot stays where it is
// whether the title has one line or three.
const (
	markZone  = 1700
	titleZone = 8300
	footZone  = 3300

	titleSize = 56 // half points
)

func (c Cover) block() block {
	width := textWidth(false)
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
		`<w:tblGrid><w:gridCol w:w="%d"/></w:tblGrid>`, width, width)
	zone := func(height int, align, paragraphs string) {
		fmt.Fprintf(&b, `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="exact"/></w:trPr>`+
			`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="%s"/></w:tcPr>%s</w:tc></w:tr>`, height, width, align, paragraphs)
	}
	zone(markZone, "top", paragraphOf("CoverMark", "", boxed(c.Mark)))
	zone(titleZone, "center", c.titles(width))
	var foot strings.Builder
	for _, one := range c.Foot {
		foot.WriteString(paragraphOf("CoverFoot", "", run("", one)))
	}
	if len(c.Foot) == 0 {
		foot.WriteString(paragraphOf("CoverFoot", "", ""))
	}
	zone(footZone, "bottom", foot.String())
	b.WriteString(`</w:tbl>`)
	return block{kind: table, content: b.String()}
}

func (c Cover) titles(width int) string {
	s := paragraphOf("Title", balance(c.Title, width), run("", c.Title))
	if c.Over != "" {
		s = paragraphOf("CoverOver", "", run("", c.Over)) + s
	}
	if c.Under != "" {
		s += paragraphOf("Subtitle", "", run("", c.Under))
	}
	return s
}

// balance indents a title that does not fit on one line so that its lines come out about equally long: otherwise the last may
// be a single character. It counts each character as a whole one.
func balance(title string, width int) string {
	const em = titleSize * 10
	count := utf8.RuneCountInString(clean(title))
	fit := width / em
	if count <= fit || strings.Contains(title, "\n") {
		return ""
	}
	lines := (count + fit - 1) / fit
	// Half a character is left over for the letters and digits that are narrower, and the space that goes between them and Chinese.
	each := ((count+lines-1)/lines)*em + em/2
	side := max((width-each)/2, 0)
	return fmt.Sprintf(`<w:ind w:left="%[1]d" w:right="%[1]d"/>`, side)
}

// boxed is a text in a box of its own width.
func boxed(text string) string {
	if text == "" {
		return ""
	}
	return run(`<w:bdr w:val="single" w:sz="8" w:space="0" w:color="B5472F"/>`, "\u2002"+text+"\u2002")
}

// paragraphOf is a paragraph within a cell.
func paragraphOf(id, props, content string) string {
	return `<w:p><w:pPr>` + style(id) + props + `</w:pPr>` + content + `</w:p>`
}
