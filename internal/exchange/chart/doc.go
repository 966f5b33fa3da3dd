// Package chart draws pictures for documents: horizontal bars, and small multiples of lines. It draws them itself, in Go, so that
// a report needs no browser: white ground, hairlines, words beside what they mean instead of a key wherever there is room.
//
// It must not know what is drawn: colours, words and values are handed in, no verdicts, indicators or areas.
//
// Invariants: the same input gives the same bytes; a picture is as wide as asked, at 200 dots per inch; lengths are in proportion
// to values, and an axis that does not begin at zero says its numbers; whatever the values and however long the words, there is
// a picture. What is no number, and a bar of less than nothing, has no length.
//
// Letters are those of latin.ttf and latin-bold.ttf (Roboto) and, for Chinese, of chinese.ttf (Droid Sans Fallback, the characters
// of GB 2312 with the punctuation around them); see fonts.NOTICE. They are cut out of the whole fonts with
//
//	fonttools subset WHOLE.ttf --unicodes-file=… --no-hinting --layout-features= --notdef-outline --drop-tables+=GDEF,GPOS,GSUB,gasp
//
// Others show as an empty box. The signs ● ◐ ▲ ■ ▼ ◇ ○, which no such font has all of, are drawn as shapes.
package chart
