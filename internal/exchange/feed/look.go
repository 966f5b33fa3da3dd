package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/liangce/liangce/internal/rule/persondata"
	"github.com/liangce/liangce/internal/source"
)

// look goes through a body word by word before anything of it is used: whether it is JSON at all, holds only the fields that there are,
// each once, and nothing of a person. That is told before all else.
func look(body []byte) *source.Refusal {
	w := walk{json: json.NewDecoder(bytes.NewReader(body))}
	w.json.UseNumber()
	err := w.value("", 0)
	if err == nil {
		if _, more := w.json.Token(); !errors.Is(more, io.EOF) {
			err = errNotJSON
		}
	}
	switch {
	case w.person != nil:
		return w.person
	case err != nil || !utf8.Valid(body):
		return source.Refuse(source.NotJSON, nil)
	}
	return w.other
}

var errNotJSON = errors.New("feed: not JSON")

// walk is where in the body one is, and what was found so far.
type walk struct {
	json          *json.Decoder
	at            *source.Place
	person, other *source.Refusal
}

// deepest is a field of a record: a body, its list, a record in it, its field.
const deepest = 3

// value goes through whatever comes next, which stands under a name at a depth.
func (w *walk) value(name string, depth int) error {
	token, err := w.json.Token()
	if err != nil {
		return err
	}
	if depth == 0 && token != json.Delim('{') {
		return errNotJSON
	}
	switch t := token.(type) {
	case json.Delim:
		if depth >= deepest {
			w.find(source.UnexpectedField)
		}
		if t == '{' {
			return w.object(name, depth)
		}
		return w.array(name, depth)
	case string:
		w.text(t)
	case json.Number:
		w.text(t.String())
	case nil:
		w.find(source.UnexpectedField)
	}
	return nil
}

// object goes through the fields of the body, or of a record of the list of that name.
func (w *walk) object(name string, depth int) error {
	seen := map[string]bool{}
	for w.json.More() {
		token, err := w.json.Token()
		if err != nil {
			return err
		}
		key, ok := token.(string)
		if !ok {
			return errNotJSON
		}
		w.text(key)
		switch {
		case !allowed[name][key] || depth == 1:
			w.find(source.UnexpectedField)
		case seen[key]:
			w.find(source.RepeatedField)
		}
		seen[key] = true
		if err := w.value(key, depth+1); err != nil {
			return err
		}
	}
	_, err := w.json.Token()
	return err
}

func (w *walk) array(name string, depth int) error {
	if depth != 1 {
		w.find(source.UnexpectedField)
	}
	for n := 0; w.json.More(); n++ {
		if depth == 1 {
			w.at = &source.Place{List: name, Index: n}
		}
		if err := w.value(name, depth+1); err != nil {
			return err
		}
	}
	w.at = nil
	_, err := w.json.Token()
	return err
}

func (w *walk) text(text string) {
	if persondata.Find(text) != persondata.None {
		w.find(source.PersonData)
	}
}

// find notes what is wrong with the record that one is at: once for each record.
func (w *walk) find(code source.Code) {
	into := &w.other
	if code == source.PersonData {
		into = &w.person
	}
	if *into == nil {
		*into = source.Refuse(code, nil)
	}
	r := *into
	if w.at == nil || len(r.Records) > 0 && *r.Records[len(r.Records)-1].At == *w.at {
		return
	}
	r.Records = append(r.Records, source.Misfit{Code: code, At: w.at})
}
