package evaluation

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/result"
)

//go:embed prefill.json
var prefillJSON []byte

// sentences are said of a unit's counts; each is left out where there is nothing to count.
var sentences = fault.MustTexts(prefillJSON)

// Prefill says a tenant's frozen results in sentences, to begin its account with.
func (s Self) Prefill(e Evaluation, lang string) string {
	var said []string
	for _, part := range parts(s.Results) {
		if part.of > 0 {
			part.words["year"] = strconv.Itoa(e.Year)
			said = append(said, sentences.Say(lang, part.words, part.key))
		}
	}
	return strings.Join(said, "\n")
}

type part struct {
	key   string
	of    int
	words map[string]string
}

func parts(c result.Counts) []part {
	say := func(key string, of int, names string, counts ...int) part {
		words := map[string]string{"of": strconv.Itoa(of)}
		for i, name := range strings.Fields(names) {
			words[name] = strconv.Itoa(counts[i])
		}
		return part{key, of, words}
	}
	return []part{
		say("indicators", c.Indicators.Led, "judgeable met", c.Indicators.Judgeable, c.Indicators.Met),
		say("tasks", c.Tasks.Owed, "accepted evidence late", c.Tasks.Accepted, c.Tasks.WithEvidence, c.Tasks.Late),
		say("figures", c.Figures.Owed, "time late overdue", c.Figures.InTime, c.Figures.Late, c.Figures.Overdue),
		say("reminders", c.Reminders.Got, "answered time", c.Reminders.Answered, c.Reminders.InTime),
	}
}
