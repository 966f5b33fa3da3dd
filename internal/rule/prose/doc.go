// Package prose is text that names its numbers instead of holding them: "a rate of {rate}". It takes a text apart, fills it in, and
// tells which numbers are not any more what they were when somebody last read the text.
//
// It must not know what the fields mean. A key is a run of ASCII letters, digits, dots, dashes, underscores and @ between braces;
// braces stand for nothing else.
package prose
