// Package config reads what can be set from outside: environment variables, each with a default that
// suits a first run on one's own machine. Load answers every problem at once, so that an operator
// need not start the program once per mistake; Describe lists the settings for README and
// `liangce check-config`.
//
// It must not open connections or know what the settings are used for.
package config
