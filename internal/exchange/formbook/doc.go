// Package formbook makes the workbook of a filled form of a statistical scheme, laid out as the form is printed, for an archive or a
// superior office. It is for reading: nothing takes it in again.
//
// It must not know how values come about or who may see them: it writes what the filled form says. Every text is written as a text,
// so that no name and no word that somebody typed becomes a formula.
package formbook
