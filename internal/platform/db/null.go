package db

import "github.com/shopspring/decimal"

// Same tells whether two columns that may be null hold the same.
func Same[T comparable](a, b *T) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

// SameNumber is Same for numbers, whose scale does not count.
func SameNumber(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
}
