// Package telemetry is how the product tells operators about itself: JSON log lines that carry what
// the request put into its context, and counts and durations of requests for Prometheus. Both are
// free of personal data: no names, no figures, no addresses of persons.
//
// It must not know routes, tenants or figures; other packages hand it plain names.
package telemetry
