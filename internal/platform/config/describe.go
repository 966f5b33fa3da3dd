package config

import (
	"fmt"
	"reflect"
	"strings"
)

// Setting is one environment variable as documented.
type Setting struct {
	Name, Default, About string
	field                string
	// literal says that the default is a value to type, not words about one.
	literal bool
}

// Describe lists all settings in the order of Config.
func Describe() []Setting {
	fields := reflect.VisibleFields(reflect.TypeFor[Config]())
	settings := make([]Setting, 0, len(fields))
	for _, field := range fields {
		setting := Setting{
			Name:    field.Tag.Get("env"),
			Default: field.Tag.Get("envDefault"),
			About:   field.Tag.Get("about"),
			field:   field.Name,
			literal: true,
		}
		if shown := field.Tag.Get("shown"); shown != "" {
			setting.Default, setting.literal = shown, false
		}
		settings = append(settings, setting)
	}
	return settings
}

// Markdown is the table of the settings as README shows it.
func Markdown() string {
	var table strings.Builder
	table.WriteString("| variable | default | meaning |\n|---|---|---|\n")
	for _, s := range Describe() {
		shown := s.Default
		if s.literal {
			shown = "`" + shown + "`"
		}
		fmt.Fprintf(&table, "| `%s` | %s | %s |\n", s.Name, shown, s.About)
	}
	return table.String()
}
