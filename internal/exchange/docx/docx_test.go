package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/exchange/docx"
)

// picture is a plain one of the size asked for.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			m.Set(x, y, color.RGBA{0xe6, 0xf1, 0xee, 0xff})
		}
	}
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

func text(s string) []docx.Run { return []docx.Run{{Text: s}} }

func written(t *testing.T, d *docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.Write(&b))
	return b.Bytes()
}

// parts are the files of a document by their names.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	all := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, all, f.Name)
		all[f.Name] = string(content)
	}
	require.Equal(t, "[Content_Types].xml", archive.File[0].Name, "programs tell the kind of file by its first part")
	return all
}

// body is the main part of a document.
func body(t *testing.T, d *docx.Document) string {
	t.Helper()
	return parts(t, written(t, d))["word/document.xml"]
}

func TestPartsAreWellFormedAndKnown(t *testing.T) {
	all := parts(t, written(t, report(t)))
	for name, content := range all {
		if strings.HasSuffix(name, ".png") {
			require.Contains(t, all["[Content_Types].xml"], `Extension="png"`)
			continue
		}
		decoder := xml.NewDecoder(strings.NewReader(content))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, name)
		}
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") {
			require.Contains(t, all["[Content_Types].xml"], `PartName="/`+name+`"`)
		}
	}
}

func TestRelationshipsResolve(t *testing.T) {
	all := parts(t, written(t, report(t)))
	met := map[string]bool{}
	for name, content := range all {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		var rels struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:"Target,attr"`
			}
		}
		require.NoError(t, xml.Unmarshal([]byte(content), &rels))
		for _, r := range rels.Relationship {
			require.Contains(t, all, path.Join(path.Dir(path.Dir(name)), r.Target))
			met[r.ID] = true
		}
	}
	for _, used := range []string{`r:id="`, `r:embed="`} {
		for _, piece := range strings.Split(all["word/document.xml"], used)[1:] {
			id, _, _ := strings.Cut(piece, `"`)
			require.True(t, met[id], id)
		}
	}
}

func TestStylesThatAreUsedExist(t *testing.T) {
	all := parts(t, written(t, report(t)))
	for _, name := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml", "word/numbering.xml"} {
		for _, piece := range strings.Split(all[name], `Style w:val="`)[1:] {
			id, _, _ := strings.Cut(piece, `"`)
			require.Contains(t, all["word/styles.xml"], `w:styleId="`+id+`"`)
		}
	}
}

func TestSameCallsSameBytes(t *testing.T) {
	require.Equal(t, written(t, report(t)), written(t, report(t)))
	d := report(t)
	require.Equal(t, written(t, d), written(t, d), "writing changes nothing")
}

func TestHostileTextIsText(t *testing.T) {
	hostile := "a\x00b\x07c\x1b[31m\u0085\ufffe\uffff<w:br/>&amp;\"'\xff\xc3)" + string(rune(0x7f)) + "\r末"
	const want = `abc[31m<w:br/>&amp;"')末`
	d := docx.New(docx.Properties{Title: hostile, Subject: hostile, Author: hostile})
	d.Cover(docx.Cover{Over: hostile, Title: hostile, Under: hostile, Foot: []string{hostile}, Mark: hostile})
	d.Contents(hostile)
	d.Heading(1, hostile)
	d.Paragraph(docx.Run{Text: hostile, Bold: true})
	d.Note(hostile)
	d.Marked(hostile)
	d.List(text(hostile))
	d.Table(docx.Table{Caption: hostile, Columns: []docx.Column{{Head: hostile}}, Rows: []docx.Row{{Cells: [][]docx.Run{text(hostile)}}}})
	d.Figure(docx.Figure{Caption: hostile, Alt: hostile, PNG: picture(t, 4, 4), Width: 10})
	all := parts(t, written(t, d))
	for name, times := range map[string]int{"word/document.xml": 18, "docProps/core.xml": 3, "word/header1.xml": 1} {
		var said strings.Builder
		decoder := xml.NewDecoder(strings.NewReader(all[name]))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, name)
			switch token := token.(type) {
			case xml.CharData:
				said.Write(token)
			case xml.StartElement:
				for _, a := range token.Attr {
					said.WriteString(a.Value + " ")
				}
			}
		}
		require.Equal(t, times, strings.Count(said.String(), want), name)
		require.NotContains(t, said.String(), "�")
	}
}

func TestRunsKeepTheirLook(t *testing.T) {
	d := docx.New(docx.Properties{})
	d.Paragraph(docx.Run{Text: " plain "}, docx.Run{Text: "met", Bold: true, Color: "1f7a5c"}, docx.Run{Text: "12\n34", Marked: true}, docx.Run{Text: "“引”"})
	got := body(t, d)
	require.Contains(t, got, `<w:r><w:t xml:space="preserve"> plain </w:t></w:r>`)
	require.Contains(t, got, `<w:rPr><w:b/><w:bCs/><w:color w:val="1F7A5C"/></w:rPr><w:t xml:space="preserve">met</w:t>`)
	require.Regexp(t, `<w:shd [^>]*w:fill="F8E3B4"/></w:rPr><w:t xml:space="preserve">12</w:t><w:br/><w:t xml:space="preserve">34</w:t>`, got)
	require.Contains(t, got, `<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">“引”</w:t>`)
}

func TestPropertiesSayWhen(t *testing.T) {
	at := time.Date(2026, 3, 1, 8, 30, 0, 0, time.FixedZone("CST", 8*3600))
	core := parts(t, written(t, docx.New(docx.Properties{Title: "报告", At: at})))["docProps/core.xml"]
	require.Equal(t, 2, strings.Count(core, "2026-03-01T00:30:00Z"))
	core = parts(t, written(t, docx.New(docx.Properties{Title: "报告"})))["docProps/core.xml"]
	require.NotContains(t, core, "dcterms:created", "a time that nobody gave is not claimed")
}

func TestWriteRefuses(t *testing.T) {
	column := []docx.Column{{Head: "一"}}
	two := [][]docx.Run{text("1"), text("2")}
	for reason, tell := range map[string]func(*docx.Document){
		"level":          func(d *docx.Document) { d.Heading(4, "一") },
		"colour":         func(d *docx.Document) { d.Paragraph(docx.Run{Text: "红", Color: "red"}) },
		"no picture":     func(d *docx.Document) { d.Figure(docx.Figure{PNG: []byte("GIF89a"), Width: 10}) },
		"no width":       func(d *docx.Document) { d.Figure(docx.Figure{PNG: picture(t, 1, 1)}) },
		"no columns":     func(d *docx.Document) { d.Table(docx.Table{Caption: "空"}) },
		"too many cells": func(d *docx.Document) { d.Table(docx.Table{Columns: column, Rows: []docx.Row{{Cells: two}}}) },
		"span of two": func(d *docx.Document) {
			d.Table(docx.Table{Columns: append(column, column...), Rows: []docx.Row{{Cells: two, Span: true}}})
		},
		"colour in table": func(d *docx.Document) {
			d.Table(docx.Table{Columns: column, Rows: []docx.Row{{Cells: [][]docx.Run{{{Text: "红", Color: "#b5472f"}}}}}})
		},
	} {
		d := docx.New(docx.Properties{})
		tell(d)
		d.Paragraph(docx.Run{Text: "more"})
		var b bytes.Buffer
		require.ErrorContains(t, d.Write(&b), "docx: ", reason)
		require.Zero(t, b.Len(), reason)
	}
}

func TestSectionsOnlyWhereTheyHoldSomething(t *testing.T) {
	d := docx.New(docx.Properties{})
	d.Landscape(true)
	d.Landscape(false)
	d.Paragraph(docx.Run{Text: "upright"})
	d.Landscape(true)
	d.Table(docx.Table{Columns: []docx.Column{{Head: "wide", Width: 400}}})
	d.Landscape(true)
	d.Paragraph(docx.Run{Text: "wide too"})
	d.Landscape(false)
	got := body(t, d)
	require.Equal(t, 2, strings.Count(got, "<w:sectPr>"))
	require.Equal(t, 1, strings.Count(got, `w:orient="landscape"`))
	require.Equal(t, 1, strings.Count(got, `<w:pgNumType w:start="1"/>`), "pages are counted on through the sections")
	require.Contains(t, got, `<w:tblW w:w="13662" w:type="dxa"/>`, "a table is no wider than its page")
	require.Equal(t, 1, strings.Count(body(t, docx.New(docx.Properties{})), "<w:p>"), "an empty document has the paragraph that Word asks for")
}

func TestTablesOneAfterTheOtherStayTwo(t *testing.T) {
	d := docx.New(docx.Properties{})
	for range 2 {
		d.Table(docx.Table{Columns: []docx.Column{{Head: "一"}}})
	}
	got := body(t, d)
	require.NotContains(t, got, "</w:tbl><w:tbl>")
	require.NotContains(t, got, "</w:tbl><w:sectPr>")
}
