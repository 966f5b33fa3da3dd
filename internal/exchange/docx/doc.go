// Package docx writes reports as Word documents: a cover, contents, headings, text, lists, tables and pictures, in the manner of
// a Chinese office (A4, 黑体 for headings, 仿宋 for text, page numbers as “— 3 —”). It writes the parts of Office Open XML
// (ISO/IEC 29500) itself, as little of them as a report needs.
//
// A document is told in its order; cover and contents go before everything else, whenever they are told. What cannot be written
// (a picture that is none, a row with more cells than there are columns) is refused by Write, so that callers tell a report
// without a check after each line.
//
// It must not know what is reported: no evaluations, indicators or databases, and no clock.
//
// Invariants: the same calls give the same bytes; text is any UTF-8 and is written as text, without the characters that XML does
// not allow; elements stand in the order of the schema, which Word insists on; a number that only the reader's program can know
// (a page in the contents) is a field without a stored value, never a guess.
package docx
