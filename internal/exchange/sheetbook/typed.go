package sheetbook

import "strings"

// tidy is a text as it is compared and kept: Excel and the page end lines differently.
func tidy(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}
