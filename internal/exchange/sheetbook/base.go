package sheetbook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/liangce/liangce/internal/exchange/typed"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
)

// format is the version of what a workbook holds; one of another version is refused, not guessed at.
const format = "liangce-sheet/1"

// Entry is what stands in a cell: a number in plain digits, or why there is none, and what was said about it.
type Entry struct {
	Value       string             `json:"value,omitempty"`
	Empty       quantity.Emptiness `json:"empty,omitempty"`
	Explanation string             `json:"explanation,omitempty"`
}

// baseRow is a cell as it stood when the workbook was made.
type baseRow struct {
	Obligation string `json:"obligation"`
	Category   string `json:"category"`
	Revision   int    `json:"revision"`
	Entry
}

// base is what a workbook was made of. It lies hidden in the workbook, signed: whoever fills it in cannot move a row, and a
// workbook that was put together by other hands is known.
type base struct {
	Sheet string    `json:"sheet"`
	Rows  []baseRow `json:"rows"`
}

func (r baseRow) key() string { return r.Obligation + "|" + r.Category }

func baseOf(s *sheet.Sheet) base {
	b := base{Sheet: s.ID.String(), Rows: make([]baseRow, len(s.Cells))}
	for i, c := range s.Cells {
		b.Rows[i] = baseRow{Obligation: c.Obligation.ID, Category: c.Category, Revision: revision(c), Entry: standing(c)}
	}
	return b
}

// open tells that who asked for the sheet may type into the cell.
func open(c sheet.Cell) bool { return c.Open && c.Mine }

func revision(c sheet.Cell) int {
	if c.Figure == nil {
		return 0
	}
	return c.Figure.Newest.Revision
}

// standing is what a cell holds now.
func standing(c sheet.Cell) Entry {
	if c.Figure == nil {
		return Entry{Empty: quantity.NotReported}
	}
	v := c.Figure.Newest.Val()
	e := Entry{Empty: v.Empty, Explanation: typed.Tidy(c.Explanation())}
	if v.Present() {
		e.Value = v.Dec.String()
	}
	return e
}

// sealed gives the base as text, and its signature.
func (b base) sealed(key []byte) (text, signature string, err error) {
	content, err := json.Marshal(b)
	if err != nil {
		return "", "", fmt.Errorf("sheetbook: write the base: %w", err)
	}
	text = base64.StdEncoding.EncodeToString(content)
	return text, sign(key, text), nil
}

// unseal reads a base that was signed with the key; false where it was not, or is none.
func unseal(key []byte, text, signature string) (base, bool) {
	var b base
	if !hmac.Equal([]byte(sign(key, text)), []byte(signature)) {
		return b, false
	}
	content, err := base64.StdEncoding.DecodeString(text)
	return b, err == nil && json.Unmarshal(content, &b) == nil
}

func sign(key []byte, text string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(format + "\n" + text)) // a hash takes everything
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
