package fault

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// The languages of every catalogue. Chinese is what an unknown wish falls back to.
const (
	Chinese = "zh-CN"
	English = "en"
)

// Texts is a catalogue: key → language → sentence with {parameters}. The rules' own catalogues
// (verdict reasons, problems of a sheet) are of this type too, so that all speak the same way.
type Texts map[string]map[string]string

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// MustTexts reads an embedded catalogue; a broken one must not start.
func MustTexts(source []byte) Texts {
	var t Texts
	if err := json.Unmarshal(source, &t); err != nil {
		panic("fault: catalogue: " + err.Error())
	}
	return t
}

// Say fills the sentence of the first key that exists. A parameter "x@en" stands for {x} in English, so that
// names can be given in both languages. A parameter that was not given shows as an ellipsis.
func (t Texts) Say(lang string, params map[string]string, keys ...string) string {
	lang = language(lang)
	for _, key := range keys {
		sentence, ok := t[key]
		if !ok {
			continue
		}
		return placeholder.ReplaceAllStringFunc(sentence[lang], func(hole string) string {
			name := hole[1 : len(hole)-1]
			if v, ok := params[name+"@"+lang]; ok && v != "" {
				return v
			}
			if v, ok := params[name]; ok {
				return v
			}
			return "…"
		})
	}
	return keys[len(keys)-1]
}

// Gaps names what a catalogue lacks: a language of a key, or a parameter that only one language uses.
func (t Texts) Gaps() []string {
	var gaps []string
	for key, sentence := range t {
		for _, lang := range []string{Chinese, English} {
			if strings.TrimSpace(sentence[lang]) == "" {
				gaps = append(gaps, fmt.Sprintf("%s has no %s text", key, lang))
			}
		}
		if zh, en := holes(sentence[Chinese]), holes(sentence[English]); !slices.Equal(zh, en) {
			gaps = append(gaps, fmt.Sprintf("%s uses %v in Chinese and %v in English", key, zh, en))
		}
	}
	sort.Strings(gaps)
	return gaps
}

func holes(sentence string) []string {
	found := placeholder.FindAllString(sentence, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func language(wish string) string {
	if wish == English || strings.HasPrefix(wish, English+"-") {
		return English
	}
	return Chinese
}

// Local is a thing's name in the reader's language: the English one where that is asked for and there is one.
func Local[T string | []byte](lang string, chinese, english T) T {
	if language(lang) == English && len(english) > 0 {
		return english
	}
	return chinese
}
