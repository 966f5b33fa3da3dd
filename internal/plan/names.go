package plan

import (
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// LocalTitle is the plan's title in zh-CN or en.
func (p Plan) LocalTitle(lang string) string { return fault.Local(lang, p.Title, p.TitleEN) }

// LocalName is the domain's name in zh-CN or en.
func (d Domain) LocalName(lang string) string { return fault.Local(lang, d.Name, d.NameEN) }

// LocalName is the element's name in zh-CN or en.
func (e Element) LocalName(lang string) string { return fault.Local(lang, e.Name, e.NameEN) }

// LocalName is the indicator's name in zh-CN or en.
func (i Indicator) LocalName(lang string) string { return fault.Local(lang, i.Name, i.NameEN) }

// LocalNotes are the indicator's notes in zh-CN or en.
func (i Indicator) LocalNotes(lang string) []string {
	if strings.HasPrefix(lang, fault.English) {
		return i.NotesEN
	}
	return i.Notes
}

// LocalHeading is the task's heading in zh-CN or en.
func (t Task) LocalHeading(lang string) string { return fault.Local(lang, t.Heading, t.HeadingEN) }

// LocalName is the project's name in zh-CN or en.
func (p Project) LocalName(lang string) string { return fault.Local(lang, p.Name, p.NameEN) }

// LocalName is the target's name in zh-CN or en.
func (t ProseTarget) LocalName(lang string) string { return fault.Local(lang, t.Name, t.NameEN) }

// LocalHeading is the article's heading in zh-CN or en.
func (a Article) LocalHeading(lang string) string { return fault.Local(lang, a.Heading, a.HeadingEN) }
