// Package sheetbook is the Excel workbook of a sheet: made with what stands in the sheet, filled in by hand, and read again as
// what its reporter would change. It also gives the reporter's own file back with remarks in it.
//
// It must not know how a file comes in or goes out, nor save anything: what it reads becomes entries, and sheet saves those. Which
// checks there are is not its business either. Workbooks are in Chinese, the language in which they are passed on.
//
// Invariants: the same sheet gives the same bytes; a number is read as it was typed or refused, never rounded; no bytes make it
// panic or take more memory than a small sheet needs; a cell that was not open is never touched.
package sheetbook
