package graph

import (
	"strconv"
	"time"

	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rollup"
)

// encodeDense writes a roll-up as columns; Query.board in the schema documents it. What is said of its values names the city's bodies
// as they are called at that time.
func encodeDense(d *rollup.Dense, lang string, sayings *rollup.Sayings, at time.Time) ([]byte, error) {
	w := denseWriter{Dense: d, out: make([]byte, 0, 1<<12+len(d.Cells)*100)}
	w.axes(lang)
	w.texts("values", func(c *rollup.DenseCell) []byte { return c.Value })
	w.texts("displays", func(c *rollup.DenseCell) []byte { return c.Display })
	w.texts("verdicts", func(c *rollup.DenseCell) []byte { return c.Verdict })
	if err := w.reasons(lang, sayings, regime.Regime{Bodies: d.Bodies}.Speaker(at)); err != nil {
		return nil, err
	}
	w.flags("judged", func(c *rollup.DenseCell) bool { return c.Signed })
	w.flags("nearly", func(c *rollup.DenseCell) bool { return c.Nearly })
	w.texts("empty", func(c *rollup.DenseCell) []byte { return c.Empty })
	w.column("reported", func(c *rollup.DenseCell) { w.orNull(c.Reported) })
	w.column("expected", func(c *rollup.DenseCell) { w.orNull(c.Expected) })
	w.column("missing", func(c *rollup.DenseCell) { w.orNull(c.Missing) })
	w.add("}")
	return w.out, nil
}

type denseWriter struct {
	*rollup.Dense
	out []byte
}

// named is a member of an object.
type named struct {
	name string
	text []byte
}

func (w *denseWriter) axes(lang string) {
	w.add(`{"plan":`)
	w.text([]byte(w.Plan))
	w.add(`,"basis":"` + string(w.Basis) + `","years":[`)
	for n, year := range w.Years {
		w.comma(n)
		w.out = strconv.AppendInt(w.out, int64(year), 10)
	}
	w.add(`],"areas":[`)
	for n, a := range w.Areas {
		w.comma(n)
		w.members(named{"code", []byte(a.Code)}, named{"name", []byte(a.LocalName(lang))}, named{"level", []byte(a.Level)})
		w.add("}")
	}
	w.add(`],"domains":[`)
	for n, d := range w.Domains {
		w.comma(n)
		w.members(named{"code", d.Code}, named{"name", d.Name.Local(lang)})
		w.add("}")
	}
	w.add(`],"indicators":[`)
	for n, i := range w.Indicators {
		w.comma(n)
		w.members(named{"code", i.Code}, named{"name", i.Name.Local(lang)}, named{"unit", i.Unit}, named{"domain", i.Domain},
			named{"direction", i.Direction}, named{"target", i.Target}, named{"targetType", i.TargetType}, named{"baseline", i.Baseline})
		w.add(`,"precision":`)
		w.orNull(i.Precision)
		w.add("}")
	}
	w.add("]")
}

// members writes an object up to its end.
func (w *denseWriter) members(all ...named) {
	for n, m := range all {
		if n == 0 {
			w.add("{")
		}
		w.comma(n)
		w.add(`"`)
		w.add(m.name)
		w.add(`":`)
		w.text(m.text)
	}
}

func (w *denseWriter) texts(name string, of func(c *rollup.DenseCell) []byte) {
	w.column(name, func(c *rollup.DenseCell) { w.text(of(c)) })
}

// flags are told of verdicts only.
func (w *denseWriter) flags(name string, of func(c *rollup.DenseCell) bool) {
	w.column(name, func(c *rollup.DenseCell) {
		if c.Verdict == nil {
			w.add("null")
			return
		}
		w.out = strconv.AppendBool(w.out, of(c))
	})
}

func (w *denseWriter) reasons(lang string, sayings *rollup.Sayings, say func(string) string) error {
	var failed error
	w.column("reasons", func(c *rollup.DenseCell) {
		if c.Verdict == nil {
			w.add("null")
			return
		}
		words, err := c.Words(lang, sayings)
		if err != nil {
			failed = err
		}
		w.out = appendQuoted(w.out, say(words))
	})
	return failed
}

// column writes something of each cell.
func (w *denseWriter) column(name string, write func(c *rollup.DenseCell)) {
	w.add(`,"`)
	w.add(name)
	w.add(`":[`)
	for n := range w.Cells {
		w.comma(n)
		write(&w.Cells[n])
	}
	w.add("]")
}

func (w *denseWriter) add(text string) { w.out = append(w.out, text...) }

func (w *denseWriter) comma(n int) {
	if n > 0 {
		w.out = append(w.out, ',')
	}
}

// orNull writes what is JSON already.
func (w *denseWriter) orNull(json []byte) {
	if json == nil {
		w.add("null")
		return
	}
	w.out = append(w.out, json...)
}

func (w *denseWriter) text(text []byte) {
	if text == nil {
		w.add("null")
		return
	}
	w.out = appendQuoted(w.out, text)
}

// appendQuoted writes a text of PostgreSQL's, which is valid UTF-8, as JSON.
func appendQuoted[T string | []byte](out []byte, text T) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for i := range len(text) {
		switch b := text[i]; {
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case b < ' ':
			out = append(out, '\\', 'u', '0', '0', hex[b>>4], hex[b&15])
		default:
			out = append(out, b)
		}
	}
	return append(out, '"')
}
