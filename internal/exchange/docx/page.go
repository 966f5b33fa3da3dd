package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Lengths of Office Open XML: twentieths of a point for the page, English Metric Units for pictures.
const (
	emuPerMM = 36000

	pageWidth  = 11906 // A4
	pageHeight = 16838
	margin     = 1588 // 28 mm
)

func twips(mm int) int {
	return (mm*1440*10 + 127) / 254
}

// textWidth is how wide a line of text can be.
func textWidth(landscape bool) int {
	if landscape {
		return pageHeight - 2*margin
	}
	return pageWidth - 2*margin
}

// sheet is what the properties of a section say.
type sheet struct {
	landscape bool
	header    bool
	footer    bool
	first     bool // its pages are counted from 1
}

func (s sheet) xml() string {
	var b strings.Builder
	b.WriteString(`<w:sectPr>`)
	if s.header {
		b.WriteString(`<w:headerReference w:type="default" r:id="` + headerID + `"/>`)
	}
	if s.footer {
		b.WriteString(`<w:footerReference w:type="default" r:id="` + footerID + `"/>`)
	}
	b.WriteString(`<w:type w:val="nextPage"/>`)
	if s.landscape {
		fmt.Fprintf(&b, `<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, pageHeight, pageWidth)
	} else {
		fmt.Fprintf(&b, `<w:pgSz w:w="%d" w:h="%d"/>`, pageWidth, pageHeight)
	}
	fmt.Fprintf(&b, `<w:pgMar w:top="%[1]d" w:right="%[1]d" w:bottom="%[1]d" w:left="%[1]d" w:header="850" w:footer="850" w:gutter="0"/>`, margin)
	if s.first {
		b.WriteString(`<w:pgNumType w:start="1"/>`)
	}
	b.WriteString(`</w:sectPr>`)
	return b.String()
}

// document writes the main part: cover, contents, then the body's sections.
func (d *Document) document() string {
	var b strings.Builder
	b.WriteString(declaration + `<w:document ` + namespaces + `><w:body>`)
	if d.cover != nil {
		b.WriteString(section{blocks: []block{d.cover.block()}}.xml(sheet{}.xml(), true))
	}
	if d.contents != nil {
		b.WriteString(section{blocks: d.contentsBlocks()}.xml(sheet{header: true}.xml(), true))
	}
	sections := d.sections
	if len(sections) == 0 {
		sections = []section{{}}
	}
	for i, s := range sections {
		end := sheet{landscape: s.landscape, header: true, footer: true, first: i == 0}
		b.WriteString(s.xml(end.xml(), i < len(sections)-1))
	}
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

// Contents adds the headings of levels 1 and 2 with their pages, after the cover.
func (d *Document) Contents(title string) {
	d.contents = &title
}

// contentsBlocks are paragraphs whose page numbers are fields of their own. Within one field for all of the contents they would
// be text to some programs, which then show what was stored instead of the page.
func (d *Document) contentsBlocks() []block {
	blocks := []block{{props: style("TOCHeading"), content: run("", *d.contents)}}
	for _, h := range d.headings {
		if h.level > 2 {
			continue
		}
		text := strings.Join(strings.Fields(clean(h.text)), " ")
		blocks = append(blocks, block{
			props: style("TOC" + strconv.Itoa(h.level)),
			content: `<w:hyperlink w:anchor="` + h.mark + `" w:history="1">` + run("", text) +
				`<w:r><w:tab/></w:r>` + field(`PAGEREF `+h.mark+` \h`, "") + `</w:hyperlink>`,
		})
	}
	return blocks
}
