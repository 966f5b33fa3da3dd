package sheetbook

import (
	"errors"
	"strconv"

	"github.com/liangce/liangce/internal/exchange/opc"
	"github.com/liangce/liangce/internal/fault"
)

// MostBytes bounds a workbook; a filled one of the largest sheet is far smaller.
const MostBytes = 2 << 20

// most is what a workbook may unpack to.
var most = opc.Limits{Unpacked: 16 << 20, Rows: 5000, Columns: 100, Cells: 200_000}

// TooLarge is the refusal of a file above MostBytes.
func TooLarge() error {
	return fault.New(fault.InvalidInput, "reason", fault.ReasonFileLarge, "name", "Excel", "limit", strconv.Itoa(MostBytes>>20))
}

func refuse(reason string, kv ...string) error {
	return fault.New(fault.InvalidInput, append([]string{"reason", reason}, kv...)...)
}

// inspect refuses a file that cannot be a workbook of ours before anything takes it in whole.
func inspect(file []byte) error {
	if len(file) > MostBytes {
		return TooLarge()
	}
	err := opc.Inspect(file, most)
	switch {
	case errors.Is(err, opc.ErrType):
		return refuse(fault.ReasonWorkbookType)
	case errors.Is(err, opc.ErrLarge):
		return refuse(fault.ReasonWorkbookLarge)
	case errors.Is(err, opc.ErrUnsafe):
		return refuse(fault.ReasonWorkbookUnsafe)
	case err != nil:
		return refuse(fault.ReasonWorkbookBroken)
	}
	return nil
}
