package sheetbook

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

	"github.com/liangce/liangce/internal/fault"
)

// MostBytes bounds a workbook; a filled one of the largest sheet is far smaller.
const MostBytes = 2 << 20

// What a workbook may unpack to. The library holds every row up to the last one, each as wide as its furthest cell: a few bytes can
// ask for gigabytes, so it only opens what was measured before.
const (
	mostUnpacked = 16 << 20
	mostParts    = 200
	mostRows     = 5000
	mostColumns  = 100
	mostCells    = 200_000
	mostMerged   = 200
	mostDeep     = 60
)

// TooLarge is the refusal of a file above MostBytes.
func TooLarge() error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonFileLarge, "name", "Excel", "limit", strconv.Itoa(MostBytes>>20))
}

func refuse(reason string, kv ...string) error {
	return fault.New(fault.InvalidInput, append([]string{"reason", reason}, kv...)...)
}

var errMuch = errors.New("sheetbook: more than a workbook of ours can have")

// inspect measures a file, part by part, before anything takes it in whole.
func inspect(file []byte) error {
	if len(file) > MostBytes {
		return TooLarge()
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		if bytes.HasPrefix(file, []byte("PK")) {
			return refuse(fault.ReasonWorkbookBroken)
		}
		return refuse(fault.ReasonWorkbookType)
	}
	var unpacked uint64
	whole := false
	for _, part := range z.File {
		unpacked += part.UncompressedSize64
		if unpacked > mostUnpacked || len(z.File) > mostParts {
			return refuse(fault.ReasonWorkbookLarge)
		}
		name := strings.ToLower(strings.TrimPrefix(part.Name, "/"))
		whole = whole || name == "xl/workbook.xml"
		if foreignPart(name) {
			return refuse(fault.ReasonWorkbookUnsafe)
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			err := measure(part)
			if errors.Is(err, errMuch) {
				return refuse(fault.ReasonWorkbookLarge)
			}
			if err != nil {
				return refuse(fault.ReasonWorkbookBroken)
			}
		}
	}
	if !whole {
		return refuse(fault.ReasonWorkbookType)
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

func measure(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	d := xml.NewDecoder(io.LimitReader(r, mostUnpacked+1))
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
			if n.count(t); n.much() {
				return errMuch
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

func (n *tally) much() bool {
	return n.row > mostRows || n.rows > mostRows || n.column > mostColumns || n.cells > mostCells || n.merged > mostMerged || n.deep > mostDeep
}
