package opc

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits are what an Excel file may unpack to. The library holds every row up to the last one, each as wide as its furthest cell: a
// few bytes can ask for gigabytes, so it only opens what was measured before.
type Limits struct {
	// Unpacked is the size of all parts together, in bytes.
	Unpacked uint64
	Rows     int
	Columns  int
	Cells    int
}

const (
	mostParts  = 200
	mostMerged = 200
	mostDeep   = 60
)

// What is wrong with a file as a whole.
var (
	ErrType   = errors.New("opc: no Excel file")
	ErrBroken = errors.New("opc: a damaged file")
	ErrLarge  = errors.New("opc: more than such a file can have")
	ErrUnsafe = errors.New("opc: a file that acts, reaches outside or hides another file")
)

// Inspect measures an Excel file, part by part, before anything takes it in whole.
func Inspect(file []byte, most Limits) error {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		if bytes.HasPrefix(file, []byte("PK")) {
			return ErrBroken
		}
		return ErrType
	}
	var unpacked uint64
	whole := false
	for _, part := range z.File {
		unpacked += part.UncompressedSize64
		if unpacked > most.Unpacked || len(z.File) > mostParts {
			return ErrLarge
		}
		name := strings.ToLower(strings.TrimPrefix(part.Name, "/"))
		whole = whole || name == "xl/workbook.xml"
		if foreignPart(name) {
			return ErrUnsafe
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			err := most.measure(part)
			if errors.Is(err, ErrLarge) {
				return err
			}
			if err != nil {
				return ErrBroken
			}
		}
	}
	if !whole {
		return ErrType
	}
	return nil
}

// foreignPart tells a part that acts, reaches outside or hides another file.
func foreignPart(name string) bool {
	for _, folder := range []string{"xl/externallinks/", "xl/embeddings/", "xl/activex/", "xl/macrosheets/", "xl/ctrlprops/"} {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	switch path.Ext(name) {
	case ".zip", ".xlsx", ".xlsm", ".exe", ".dll", ".js", ".vbs", ".ole":
		return true
	case ".bin":
		return !strings.HasPrefix(name, "xl/printersettings/") // Excel keeps the printer's own settings there
	}
	return false
}

// tally is what a part holds of what costs memory.
type tally struct{ rows, cells, merged, row, column, deep int }

func (most Limits) measure(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	d := xml.NewDecoder(io.LimitReader(r, int64(most.Unpacked)+1))
	var n tally
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			n.deep++
			if n.count(t); most.exceeded(n) {
				return ErrLarge
			}
		case xml.EndElement:
			n.deep--
		}
	}
}

func (n *tally) count(t xml.StartElement) {
	at := ""
	for _, a := range t.Attr {
		if a.Name.Local == "r" {
			at = a.Value
		}
	}
	switch t.Name.Local {
	case "row":
		n.rows++
		n.row, n.column = n.row+1, 0
		if row, err := strconv.Atoi(at); err == nil {
			n.row = row
		}
	case "c":
		n.cells++
		n.column++
		if column, _, err := excelize.CellNameToCoordinates(at); err == nil {
			n.column = column
		}
	case "mergeCell":
		n.merged++
	}
}

func (most Limits) exceeded(n tally) bool {
	return n.row > most.Rows || n.rows > most.Rows || n.column > most.Columns || n.cells > most.Cells || n.merged > mostMerged || n.deep > mostDeep
}
