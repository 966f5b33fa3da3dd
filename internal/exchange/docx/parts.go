package docx

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="` + officeRelationship + `"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	officeRelationship  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelationship = "http://schemas.openxmlformats.org/package/2006/relationships"

	headerID = "rIdHeader"
	footerID = "rIdFooter"
)

// The parts that are the same in every document.
var (
	//go:embed parts/styles.xml
	styles string
	//go:embed parts/fontTable.xml
	fontTable string
	//go:embed parts/numbering.xml
	numbering string
	//go:embed parts/settings.xml
	settings string
)

type part struct {
	name, content string
}

// Write writes the document, or says what of it cannot be written.
func (d *Document) Write(w io.Writer) error {
	if d.err != nil {
		return d.err
	}
	parts := []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", relationships(
			relationship{"rId1", officeRelationship + "/officeDocument", "word/document.xml"},
			relationship{"rId2", packageRelationship + "/metadata/core-properties", "docProps/core.xml"},
			relationship{"rId3", officeRelationship + "/extended-properties", "docProps/app.xml"},
		)},
		{"docProps/core.xml", d.core()},
		{"docProps/app.xml", declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`},
		{"word/document.xml", d.document()},
		{"word/_rels/document.xml.rels", d.documentRelationships()},
		{"word/styles.xml", styles},
		{"word/fontTable.xml", fontTable},
		{"word/numbering.xml", numbering},
		{"word/settings.xml", settings},
		{"word/header1.xml", declaration + `<w:hdr ` + namespaces + `>` + paragraphOf("Header", "", run("", d.properties.Title)) + `</w:hdr>`},
		{"word/footer1.xml", declaration + `<w:ftr ` + namespaces + `>` +
			paragraphOf("Footer", "", run("", "— ")+field("PAGE", "1")+run("", " —")) + `</w:ftr>`},
	}
	for i, png := range d.pictures {
		parts = append(parts, part{"word/" + pictureName(i+1), string(png)})
	}
	return pack(w, parts)
}

// pack writes the parts in their order and without times, which would differ from one writing to the next.
func pack(w io.Writer, parts []part) error {
	archive := zip.NewWriter(w)
	for _, p := range parts {
		to, err := archive.Create(p.name)
		if err != nil {
			return fmt.Errorf("docx: %s: %w", p.name, err)
		}
		if _, err := io.WriteString(to, p.content); err != nil {
			return fmt.Errorf("docx: %s: %w", p.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}

const (
	typePrefix = "application/vnd.openxmlformats-officedocument."

	contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + typePrefix + `wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + typePrefix + `wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="` + typePrefix + `wordprocessingml.fontTable+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + typePrefix + `wordprocessingml.numbering+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + typePrefix + `wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + typePrefix + `wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + typePrefix + `wordprocessingml.footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="` + typePrefix + `extended-properties+xml"/>` +
		`</Types>`
)

type relationship struct {
	id, kind, target string
}

func relationships(all ...relationship) string {
	var b strings.Builder
	b.WriteString(declaration + `<Relationships xmlns="` + packageRelationship + `">`)
	for _, r := range all {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, r.kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (d *Document) documentRelationships() string {
	all := []relationship{
		{"rIdStyles", officeRelationship + "/styles", "styles.xml"},
		{"rIdFonts", officeRelationship + "/fontTable", "fontTable.xml"},
		{"rIdNumbering", officeRelationship + "/numbering", "numbering.xml"},
		{"rIdSettings", officeRelationship + "/settings", "settings.xml"},
		{headerID, officeRelationship + "/header", "header1.xml"},
		{footerID, officeRelationship + "/footer", "footer1.xml"},
	}
	for i := range d.pictures {
		all = append(all, relationship{pictureID(i + 1), officeRelationship + "/image", pictureName(i + 1)})
	}
	return relationships(all...)
}

// core writes what the document says of itself.
func (d *Document) core() string {
	p := d.properties
	s := declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + line(p.Title) + `</dc:title><dc:subject>` + line(p.Subject) + `</dc:subject><dc:creator>` + line(p.Author) + `</dc:creator>` +
		`<dc:language>zh-CN</dc:language>`
	if !p.At.IsZero() {
		at := p.At.UTC().Format(time.RFC3339)
		s += `<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`
	}
	return s + `</cp:coreProperties>`
}
