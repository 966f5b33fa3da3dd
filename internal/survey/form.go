package survey

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// Kind is how a question is answered.
type Kind string

// The kinds of questions.
const (
	// Satisfaction is a scale from 1, very dissatisfied, to 5, very satisfied.
	Satisfaction Kind = "satisfaction"
	Single       Kind = "single"
	Multiple     Kind = "multiple"
	// Text is free, and told to nobody but the survey's owner.
	Text Kind = "text"
)

// The satisfaction scale: who gives at least satisfied is counted as satisfied.
const (
	scale = 5
	// Satisfied is the least score that counts as satisfied.
	Satisfied = 4
)

// The bounds of a questionnaire; the words in characters.
const (
	mostQuestions = 40
	mostOptions   = 12
	mostWords     = 200
	// MostText is how long a free answer may be.
	MostText = 300
)

// Words are said in both languages of the form.
type Words struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Local is what is said in zh-CN or en.
func (w Words) Local(lang string) string { return fault.Local(lang, w.ZH, w.EN) }

func (w Words) trimmed() Words { return Words{strings.TrimSpace(w.ZH), strings.TrimSpace(w.EN)} }

// Question is one of a questionnaire. Its id is its own within the survey, and so is an option's within the question.
type Question struct {
	ID       string   `json:"id"`
	Kind     Kind     `json:"kind"`
	Words    Words    `json:"words"`
	Required bool     `json:"required"`
	Options  []Option `json:"options,omitempty"`
}

// Option is one of the answers to choose from.
type Option struct {
	ID    string `json:"id"`
	Words Words  `json:"words"`
}

// Form is a questionnaire as it is kept; Version is that of this shape.
type Form struct {
	Version   int        `json:"version"`
	Questions []Question `json:"questions"`
}

// formVersion goes up when the shape of a kept form changes.
const formVersion = 1

// number names questions and options by their place: a draft has no answers that could refer to others.
func number(questions []Question) Form {
	f := Form{Version: formVersion, Questions: make([]Question, len(questions))}
	for i, q := range questions {
		q.ID, q.Words = "q"+strconv.Itoa(i+1), q.Words.trimmed()
		options := make([]Option, len(q.Options))
		for j, o := range q.Options {
			options[j] = Option{ID: "o" + strconv.Itoa(j+1), Words: o.Words.trimmed()}
		}
		q.Options = options
		f.Questions[i] = q
	}
	return f
}

// check refuses a form that cannot be kept; what a draft may still lack, ready asks for.
func (f Form) check() error {
	if len(f.Questions) > mostQuestions {
		return fault.Input(fault.ReasonRange, "题目数", "The number of questions", "low", "1", "high", strconv.Itoa(mostQuestions))
	}
	for i, q := range f.Questions {
		zh, en := fmt.Sprintf("第 %d 题", i+1), fmt.Sprintf("Question %d", i+1)
		switch q.Kind {
		case Satisfaction, Text:
			if len(q.Options) > 0 {
				return fault.Input(fault.ReasonNotAsked, zh+"的选项", "option for question "+strconv.Itoa(i+1))
			}
		case Single, Multiple:
			if len(q.Options) < 2 || len(q.Options) > mostOptions {
				return fault.Input(fault.ReasonRange, zh+"的选项数", "The number of options of question "+strconv.Itoa(i+1), "low", "2", "high", strconv.Itoa(mostOptions))
			}
		default:
			return fault.Input(fault.ReasonUnknown, zh+"题型", "kind", "value", string(q.Kind))
		}
		for _, w := range append([]Words{q.Words}, optionWords(q)...) {
			if err := w.check(zh, en); err != nil {
				return err
			}
		}
	}
	return nil
}

func optionWords(q Question) []Words {
	words := make([]Words, len(q.Options))
	for i, o := range q.Options {
		words[i] = o.Words
	}
	return words
}

// check wants Chinese, and nothing too long.
func (w Words) check(zh, en string) error {
	if w.ZH == "" {
		return fault.Input(fault.ReasonRequired, zh, en)
	}
	for _, text := range []string{w.ZH, w.EN} {
		if err := fault.Within(text, mostWords, "field", zh, "field@en", en); err != nil {
			return err
		}
	}
	return nil
}

// ready refuses to open what somebody could not answer in one of the languages.
func (s Survey) ready() error {
	if len(s.Form.Questions) == 0 {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonSurveyEmpty)
	}
	if s.TitleEN == "" {
		return fault.Input(fault.ReasonEnglish, "标题", "The title")
	}
	for i, q := range s.Form.Questions {
		for _, w := range append([]Words{q.Words}, optionWords(q)...) {
			if w.EN == "" {
				return fault.Input(fault.ReasonEnglish, fmt.Sprintf("第 %d 题", i+1), fmt.Sprintf("Question %d", i+1))
			}
		}
	}
	return nil
}
